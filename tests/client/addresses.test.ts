/** The address of a page: who went there is followed, what the page wrote down itself is not. */
import { afterEach, expect, test, vi } from "vitest";
import { goTo, isGoneTo, noteAddress, route } from "../../client/routes.ts";

afterEach(() => vi.unstubAllGlobals());

test("an address that the page wrote down leads back there, and is nobody's wish to go there", () => {
  const there = { pathname: "/", search: "" };
  const write = (_state: unknown, _title: string, href: string): void => {
    const [pathname = "", search = ""] = href.split("?");
    there.pathname = pathname;
    there.search = search === "" ? "" : `?${search}`;
  };
  vi.stubGlobal("location", there);
  vi.stubGlobal("history", { pushState: write, replaceState: write });
  vi.stubGlobal("scrollTo", () => undefined);

  goTo("/explore/t/ABCDEF/3");
  expect(isGoneTo()).toBe(true);
  noteAddress("/explore/t/ABCDEF/40?eyes=russia");
  expect(there).toEqual({ pathname: "/explore/t/ABCDEF/40", search: "?eyes=russia" });
  expect(route.value).toMatchObject({ of: "table", seq: 40 });
  expect(isGoneTo()).toBe(false);
  goTo("/explore/t/ABCDEF/3");
  expect(isGoneTo()).toBe(true);
});
