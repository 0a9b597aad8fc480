/** Waits for what the pages of the past need: a replay that can be sought in and its scenario; the last one stays until the next is here. */
import { useEffect, useState } from "preact/hooks";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { BranchPoint, Eyes } from "../../shared/exploring.ts";
import { pastPath } from "../explore/address.ts";
import { askSeeker } from "../explore/ask.ts";
import type { Seeker } from "../explore/seeker.ts";
import { scenarioByHash } from "../http.ts";
import { sayFailure } from "./useAsk.ts";

export interface Sought {
  /** Which past this is: it may be the one before while the next is on its way. */
  readonly past: string;
  readonly seeker: Seeker;
  readonly scenario: PublicScenario;
}

export type Seeking =
  | { readonly state: "asking" }
  | { readonly state: "here"; readonly value: Sought }
  | { readonly state: "refused"; readonly text: string };

/** `again` asks anew when it changes. */
export function useSeeker(of: BranchPoint["of"], eyes: Eyes | null, again = 0): Seeking {
  const [seeking, set] = useState<Seeking>({ state: "asking" });
  const past = pastPath(of);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `past` names what is asked for
  useEffect(() => {
    let here = true;
    const look = async (): Promise<Sought> => {
      const seeker = await askSeeker(of, eyes);
      return { past, seeker, scenario: await scenarioByHash(seeker.replay.scenarioHash) };
    };
    look().then(
      (value) => here && set({ state: "here", value }),
      (why: unknown) => here && set({ state: "refused", text: sayFailure(why) }),
    );
    return () => {
      here = false;
    };
  }, [past, eyes, again]);
  return seeking;
}
