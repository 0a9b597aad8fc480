/**
 * Addresses of the pages: which page an address means and how to go there. Holds no token and no state
 * but the address itself; `?renderer=` survives every step, other parts of the query only where a page asks for them.
 */
import { batch, type Signal, signal } from "@preact/signals";
import { CODE_ALPHABET, CODE_LENGTH } from "../shared/protocol.ts";

export type Route =
  | { readonly page: "home" }
  | { readonly page: "play"; readonly scenario?: string }
  | { readonly page: "teach" }
  | ExploreRoute
  | { readonly page: "sources" }
  | { readonly page: "model" }
  | { readonly page: "table"; readonly code: string }
  | { readonly page: "debrief"; readonly code: string }
  | { readonly page: "missing" };

/** Behind the Explore door: the line, a played table, or two nodes side by side; `seq` names the entry that is looked at. */
export type ExploreRoute = { readonly page: "explore" } & (
  | { readonly of: "line"; readonly scenario: string | null; readonly seq: number | null }
  | { readonly of: "table"; readonly code: string; readonly seq: number | null }
  | { readonly of: "compare" }
);

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
  if (second === "" && (first === "play" || first === "teach" || first === "sources" || first === "model"))
    return { page: first };
  if (first === "explore")
    return exploreOf(
      path
        .split("/")
        .filter((part) => part !== "")
        .slice(1),
    );
  if (first === "play" && third === "") return { page: "play", scenario: second };
  if (first === "t") {
    const code = readCode(second);
    if (code !== null && third === "") return { page: "table", code };
    if (code !== null && third === "debrief") return { page: "debrief", code };
  }
  return { page: "missing" };
}

const SEQ = /^\d{1,6}$/;

function exploreOf(parts: readonly string[]): Route {
  const [first, second, third, ...more] = parts;
  const page = "explore";
  if (first === undefined) return { page, of: "line", scenario: null, seq: null };
  const last = first === "t" ? third : second;
  if (more.length > 0 || (last !== undefined && !SEQ.test(last))) return { page: "missing" };
  const seq = last === undefined ? null : Number(last);
  if (first === "compare" && second === undefined) return { page, of: "compare" };
  if (first !== "t")
    return third === undefined ? { page, of: "line", scenario: first, seq } : { page: "missing" };
  const code = readCode(second ?? "");
  return code === null ? { page: "missing" } : { page, of: "table", code, seq };
}

export type Renderer = "canvas" | "webgl" | "none" | "auto";

/** How the table is drawn, as the address asks. */
export function rendererOf(search: string): Renderer {
  const asked = new URLSearchParams(search).get("renderer");
  return asked === "canvas" || asked === "webgl" || asked === "none" ? asked : "auto";
}

export const route: Signal<Route> = signal({ page: "home" });
/** The query of the present address, such as `?eyes=public`. */
export const query: Signal<string> = signal("");

/** The address of a path, which may have a query, with the parts of the present one that stay. */
export function hrefTo(path: string): string {
  const renderer = rendererOf(location.search);
  const [rest = "", hash] = path.split("#");
  const [place = "", asked = ""] = rest.split("?");
  const search = new URLSearchParams(asked);
  if (renderer !== "auto") search.set("renderer", renderer);
  const text = search.toString().replaceAll("%2F", "/");
  return `${place}${text === "" ? "" : `?${text}`}${hash === undefined ? "" : `#${hash}`}`;
}

/** Was the present address only written down by the page itself? */
let isNoted = false;

function arrive(noted = false): void {
  isNoted = noted;
  batch(() => {
    query.value = location.search;
    const there = routeOf(location.pathname);
    if (JSON.stringify(there) !== JSON.stringify(route.value)) route.value = there;
  });
}

/** Goes to a page of this site without loading it anew. */
export function goTo(path: string, how: "push" | "replace" = "push"): void {
  const href = hrefTo(path);
  if (how === "replace") history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  arrive();
  scrollTo(0, 0);
}

/** Writes down where on a page a person is, so that the address leads back there; the page stays as it is. */
export function noteAddress(path: string): void {
  history.replaceState(null, "", hrefTo(path));
  arrive(true);
}

/**
 * Did somebody go to the present address, by a link, by hand, back or forward? A page follows such an address, and never
 * the one that it has written itself: by the time that it hears of it, the person may be somewhere else again.
 */
export const isGoneTo = (): boolean => !isNoted;

/** Reads the address now and whenever it changes; takes over plain clicks on links of this site. */
export function watchAddress(): void {
  arrive();
  addEventListener("popstate", () => arrive());
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
    goTo(link.pathname + link.search + link.hash);
  });
}

/** Where a source can be read: its address, or the replay of a table that is a source of later talks. */
export const sourceHref = (url: string): string =>
  url.startsWith("urn:table:") ? hrefTo(`/explore/t/${url.slice("urn:table:".length)}`) : url;
