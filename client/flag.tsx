/** A party's flag, or its initials when it is a group of states. Decorative: the name always stands beside it. */
import type { Party } from "../shared/engine/scenario/scenario.ts";

/** Address of a flag by its file name. */
export const flagHref = (flag: string): string => `/flags/${flag.replace(/\.svg$/, "")}.svg`;

export function Flag({
  party,
  big = false,
}: {
  readonly party: Pick<Party, "flag" | "name"> | undefined;
  readonly big?: boolean;
}) {
  if (party === undefined) return null;
  if (party.flag === null)
    return (
      <span class="flag flag-none" aria-hidden="true">
        {party.name.slice(0, 1)}
      </span>
    );
  const [width, height] = big ? [56, 42] : [24, 18];
  return (
    <img
      class="flag"
      src={flagHref(party.flag)}
      alt=""
      width={width}
      height={height}
      loading={big ? "eager" : "lazy"}
    />
  );
}

/** Class that gives an element its party's colours. */
export const partyClass = (party: Pick<Party, "colour"> | undefined): string =>
  party === undefined ? "party" : `party party-${party.colour}`;
