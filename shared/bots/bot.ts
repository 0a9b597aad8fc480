/**
 * A bot at a seat: it gets the seat's own view, nothing else, and answers with one command or null when it has
 * nothing more to do. Called again after every move; keeps no memory, so it may be replaced by a person at any time.
 */
import type { Command } from "../engine/command.ts";
import { partyOf, roleOf, type SeatId } from "../engine/ids.ts";
import type { PublicScenario, View } from "../engine/view/viewTypes.ts";
import { botOrders } from "./botOrders.ts";
import { bystander } from "./bystander.ts";
import { mediate } from "./mediator.ts";
import type { Mind } from "./mind.ts";
import { negotiate } from "./negotiator.ts";

/** The next move of the bot at `seat`, or null. Only the head of a delegation acts; capitals of bots are the model's. */
export function think(
  view: View,
  scenario: PublicScenario,
  seat: SeatId,
  luck: () => number,
): Command | null {
  const { phase } = view;
  if (roleOf(seat) !== "head" || phase === "ended" || view.paused) return null;
  const party = partyOf(seat);
  const policy = view.seats[seat]?.policy ?? "negotiator";
  const mind: Mind = { view, scenario, party, seat, firmness: policy === "hardliner" ? 0.85 : 0.35, luck };
  if (phase === "briefing") return readyNow(mind);
  if (phase === "orders") return view.menu.seal === null ? null : botOrders(mind);
  const role = scenario.parties.find((p) => p.id === party)?.role;
  const move =
    role === "mediator" ? mediate(mind) : role === "belligerent" ? negotiate(mind) : bystander(mind);
  return move ?? readyNow(mind);
}

function readyNow({ view: { menu, round, phase } }: Mind): Command | null {
  return menu.ready && (phase === "briefing" || phase === "talks") ? { type: "ready", round, phase } : null;
}
