/** Pure answers about the present phase: what I may do next, and for whom the table waits. */
import type { Command } from "../shared/engine/command.ts";
import { type PartyId, partyOf, roleOf } from "../shared/engine/ids.ts";
import type { PublicScenario, View } from "../shared/engine/view/viewTypes.ts";
import { myParty, mySeats } from "./store.ts";
import { listWords, partyInText, t } from "./words.ts";

export type NextStep =
  | {
      readonly kind: "act";
      readonly command: Command;
      /** Null: whoever leads the table acts for no seat. */
      readonly seat: string | null;
      readonly label: string;
    }
  | { readonly kind: "seal"; readonly label: string }
  | { readonly kind: "wait"; readonly label: string; readonly who: string }
  | { readonly kind: "debrief"; readonly label: string }
  | { readonly kind: "sit"; readonly label: string }
  | { readonly kind: "none" };

/** What the one prominent button does now. */
export function nextStep(scenario: PublicScenario, view: View): NextStep {
  const { phase, menu, round } = view;
  if (phase === "ended") return { kind: "debrief", label: t("act.debrief") };
  if (menu.resume)
    return { kind: "act", command: { type: "resume" }, seat: null, label: t(resumeWord(view)) };
  if (menu.pause) return { kind: "act", command: { type: "pause" }, seat: null, label: t("act.pause") };
  if (view.paused && mySeats(view).length > 0)
    return { kind: "wait", label: t("table.paused"), who: t("act.facilitator") };
  const me = myParty(view);
  // Sealed orders cannot be changed: what is left is to wait for the others.
  if (menu.seal !== null && (me === null || view.parties[me]?.sealed !== true))
    return { kind: "seal", label: t("act.seal") };
  if (menu.ready && phase !== "orders") {
    const seat = readySeat(view);
    if (seat !== null)
      return {
        kind: "act",
        command: { type: "ready", round, phase },
        seat,
        label: t(phase === "briefing" ? "act.toTalks" : "act.toOrders"),
      };
  }
  if (mySeats(view).length > 0)
    return {
      kind: "wait",
      label: phase === "orders" ? t("act.sealed") : t("act.ready"),
      who: waitingFor(scenario, view),
    };
  if (menu.take.length > 0) return { kind: "sit", label: t("act.takeSeat") };
  return { kind: "none" };
}

/** A table that is led begins when it is first let go on. */
export const resumeWord = (view: View): "act.begin" | "act.resume" =>
  view.round === 1 && view.phase === "briefing" ? "act.begin" : "act.resume";

/** The first of my seats that has not said ready; one word counts for all of them. */
function readySeat(view: View): string | null {
  const seats = mySeats(view).filter((seat) => view.seats[seat]?.ready !== true);
  return seats.find((seat) => roleOf(seat) === "head") ?? seats[0] ?? null;
}

/** The delegations that hold up this phase, in words; people first, then bots. */
export function waitingFor(scenario: PublicScenario, view: View): string {
  const people = new Set<PartyId>();
  let bots = false;
  for (const [seat, s] of Object.entries(view.seats)) {
    const party = partyOf(seat);
    const done = view.phase === "orders" ? view.parties[party]?.sealed === true : s.ready;
    if (done || mySeats(view).includes(seat)) continue;
    if (s.kind === "person") people.add(party);
    else if (s.kind === "bot" && roleOf(seat) === "head") bots = true;
  }
  if (people.size > 0) return listWords([...people].map((party) => partyInText(scenario, party)));
  return bots ? t("act.bots") : "";
}
