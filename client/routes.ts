/**
 * Addresses of the pages: which page an address means and how to go there. Holds no token and no state
 * but the address itself; `?renderer=` survives every step.
 */
import { type Signal, signal } from "@preact/signals";
import { CODE_ALPHABET, CODE_LENGTH } from "../shared/protocol.ts";

export type Route =
  | { readonly page: "home" }
  | { readonly page: "play"; readonly scenario?: string }
  | { readonly page: "teach" }
  | { readonly page: "explore" }
  | { readonly page: "sources" }
  | { readonly page: "model" }
  | { readonly page: "table"; readonly code: string }
  | { readonly page: "debrief"; readonly code: string }
  | { readonly page: "missing" };

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

/** A code as people type it: spaces and hyphens dropped, upper case; null when it cannot be one. */
export function readCode(text: string): string | null {
  const code = text.replace(/[\s-]/g, "").toUpperCase();
  return CODE.test(code) ? code : null;
}

/** What page a path means. */
export function routeOf(path: string): Route {
  const [first = "", second = "", third = ""] = path.split("/").filter((part) => part !== "");
  if (first === "") return { page: "home" };
  if (
    second === "" &&
    (first === "play" || first === "teach" || first === "explore" || first === "sources" || first === "model")
  )
    return { page: first };
  if (first === "play" && third === "") return { page: "play", scenario: second };
  if (first === "t") {
    const code = readCode(second);
    if (code !== null && third === "") return { page: "table", code };
    if (code !== null && third === "debrief") return { page: "debrief", code };
  }
  return { page: "missing" };
}

export type Renderer = "canvas" | "webgl" | "none" | "auto";

/** How the table is drawn, as the address asks. */
export function rendererOf(search: string): Renderer {
  const asked = new URLSearchParams(search).get("renderer");
  return asked === "canvas" || asked === "webgl" || asked === "none" ? asked : "auto";
}

export const route: Signal<Route> = signal({ page: "home" });

/** The address of a path with the parts of the present one that stay. */
export function hrefTo(path: string): string {
  const renderer = rendererOf(location.search);
  return renderer === "auto" ? path : `${path}?renderer=${renderer}`;
}

/** Goes to a page of this site without loading it anew. */
export function goTo(path: string, how: "push" | "replace" = "push"): void {
  const href = hrefTo(path);
  if (how === "replace") history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  route.value = routeOf(location.pathname);
  scrollTo(0, 0);
}

/** Reads the address now and whenever it changes; takes over plain clicks on links of this site. */
export function watchAddress(): void {
  route.value = routeOf(location.pathname);
  addEventListener("popstate", () => {
    route.value = routeOf(location.pathname);
  });
  document.addEventListener("click", (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (
      link === null ||
      link.target !== "" ||
      link.hasAttribute("download") ||
      link.origin !== location.origin ||
      link.pathname.startsWith("/api/")
    )
      return;
    if (link.hash !== "" && link.pathname === location.pathname) return;
    event.preventDefault();
    goTo(link.pathname);
  });
}
