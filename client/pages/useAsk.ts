/** One question to the server for as long as a page is shown: asked once, its answer or its refusal. */
import { useEffect, useState } from "preact/hooks";
import type { HttpFailure } from "../http.ts";
import { sayRefusal } from "../sayings.ts";

export type Asked<T> =
  | { readonly state: "asking" }
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "refused"; readonly text: string; readonly code: string };

/** Asks when the page opens and again when `about` changes. */
export function useAsk<T>(ask: () => Promise<T>, about: string): Asked<T> {
  const [asked, set] = useState<Asked<T>>({ state: "asking" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` names what is asked for
  useEffect(() => {
    let here = true;
    set({ state: "asking" });
    ask().then(
      (value) => here && set({ state: "here", value }),
      (why: unknown) => here && set({ state: "refused", text: sayFailure(why), code: codeOf(why) }),
    );
    return () => {
      here = false;
    };
  }, [about]);
  return asked;
}

const codeOf = (why: unknown): string =>
  typeof why === "object" && why !== null && "refused" in why ? String(why.refused) : "unreachable";

/** The sentence of a failed call, whatever it threw. */
export function sayFailure(why: unknown): string {
  const code = codeOf(why);
  const params = typeof why === "object" && why !== null && "with" in why ? (why as HttpFailure).with : {};
  return sayRefusal({ refused: code, with: params } as Parameters<typeof sayRefusal>[0]);
}
