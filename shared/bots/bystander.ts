/** The policy of those who are asked to lend their name: guarantors and witnesses answer offers, and propose nothing. */
import type { Command } from "../engine/command.ts";
import { isBeyond, totalWorth } from "../engine/world/worth.ts";
import type { Mind } from "./mind.ts";

/** An answer to the first offer that waits for one, or null. */
export function bystander(mind: Mind): Command | null {
  const { view, scenario } = mind;
  if (view.menu.returnToTable) return { type: "returnToTable" };
  const id = view.menu.reject[0];
  const offer = id === undefined ? undefined : view.offers[id];
  if (id === undefined || !offer) return null;
  const sheet = view.mine?.sheet;
  if (!sheet) return null;
  const beyond = offer.clauses.find((c) => isBeyond(sheet, c))?.issue;
  const yes =
    beyond === undefined &&
    totalWorth(scenario, sheet, offer.clauses, [offer.from, ...offer.to]) >= sheet.reservation - 2 &&
    view.menu.accept.includes(id);
  if (yes) return { type: "acceptOffer", offer: id, because: { code: "witness" } };
  return {
    type: "rejectOffer",
    offer: id,
    because: beyond === undefined ? { code: "notBound" } : { code: "beyondMandate", with: { issue: beyond } },
  };
}
