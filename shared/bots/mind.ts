/** What every policy looks at: a seat, its own view, and a source of luck. Nothing else is known to a bot. */
import type { PartyId, SeatId } from "../engine/ids.ts";
import type { PublicScenario, View } from "../engine/view/viewTypes.ts";

/** What a policy looks at. `luck` draws uniformly from [0, 1). */
export interface Mind {
  readonly view: View;
  readonly scenario: PublicScenario;
  readonly party: PartyId;
  readonly seat: SeatId;
  /** How little it gives: 0 gives most, 1 nothing. */
  readonly firmness: number;
  readonly luck: () => number;
}
