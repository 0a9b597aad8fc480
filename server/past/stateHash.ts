/** One number for a whole state: what an exported match must come to again on any machine. */
import type { MatchState } from "../../shared/engine/state.ts";
import { sha256 } from "../store/chain.ts";

/** SHA-256 of the state as JSON with its keys in one order; of the header only who it is and its seed's hash. */
export const stateHash = ({ header, ...state }: MatchState): string =>
  sha256(JSON.stringify(sorted({ ...state, match: header.match, seedHash: header.seedHash })));

function sorted(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(sorted);
  if (typeof x !== "object" || x === null) return x;
  return Object.fromEntries(
    Object.entries(x)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  );
}
