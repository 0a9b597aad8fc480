/** Head and foot of every page that is not a table. */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../icons.tsx";
import { hrefTo } from "../routes.ts";
import { theme, toggleTheme } from "../theme.ts";
import { t } from "../words.ts";

interface FrameProps {
  readonly title: string;
  readonly narrow?: boolean;
  readonly children: ComponentChildren;
}

export function Frame({ title, narrow = false, children }: FrameProps) {
  useTitle(title);
  return (
    <div class="page">
      <header class="masthead">
        <a class="wordmark" href={hrefTo("/")}>
          {t("app.name")}
        </a>
        <ThemeButton />
      </header>
      <main id="content" class={narrow ? "page-main page-narrow" : "page-main"}>
        {children}
      </main>
      <footer class="colophon">
        <span>{t("app.warning")}</span>
        <a href={hrefTo("/sources")}>{t("app.sources")}</a>
        <a href={hrefTo("/model")}>{t("card.title")}</a>
        <span>{t("app.licence")}</span>
      </footer>
    </div>
  );
}

/** Names the page in the browser's own title. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === t("app.name") ? title : `${title} · ${t("app.name")}`;
  }, [title]);
}

export function ThemeButton() {
  const next = theme.value === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      class="btn btn-quiet btn-icon no-print"
      onClick={toggleTheme}
      aria-label={t(`app.theme.${next}`)}
      title={t(`app.theme.${next}`)}
    >
      <Icon name={next === "dark" ? "moon" : "sun"} />
    </button>
  );
}

/** What is shown while something is on its way. */
export function Loading({ text }: { readonly text?: string }) {
  return (
    <div class="loading" role="status">
      <p>{text ?? t("app.loading")}</p>
    </div>
  );
}
