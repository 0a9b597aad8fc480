/** Light or dark: the system's wish until a person chooses, then theirs. Written on the root element only. */
import { type Signal, signal } from "@preact/signals";
import { keepTheme, keptTheme, type Theme } from "./memory.ts";

export const theme: Signal<Theme> = signal("light");

/** Called first of all, so that the first paint has its colours. */
export function startTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = (): void => {
    theme.value = keptTheme() ?? (dark.matches ? "dark" : "light");
    document.documentElement.dataset.theme = theme.value;
  };
  show();
  dark.addEventListener("change", show);
}

export function toggleTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  keepTheme(theme.value);
  document.documentElement.dataset.theme = theme.value;
}
