/** Who can meet whom at a moment: which pairs of delegations may talk alone, and what keeps the others apart. Pure. */
import type { LockId, PartyId } from "../../shared/engine/ids.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";

export type Meeting =
  | { readonly kind: "free" }
  | { readonly kind: "closed"; readonly lock: LockId }
  | { readonly kind: "away"; readonly parties: readonly PartyId[] };

/** What stands between two delegations; the rules ask the same of a session. */
export function meetingOf(scenario: PublicScenario, view: View, a: PartyId, b: PartyId): Meeting {
  const away = [a, b].filter((party) => view.parties[party]?.away === true);
  if (away.length > 0) return { kind: "away", parties: away };
  for (const lock of scenario.locks)
    if (
      view.locks[lock.id] === true &&
      "session" in lock.blocks &&
      lock.blocks.session.includes(a) &&
      lock.blocks.session.includes(b)
    )
      return { kind: "closed", lock: lock.id };
  return { kind: "free" };
}
