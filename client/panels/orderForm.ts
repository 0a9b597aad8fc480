/**
 * The form of the four sealed orders: what it starts from, what the menu offers, and how one choice changes
 * it. Only what the menu offers can be set; the rest keeps its standing value.
 */
import type { CommandOf } from "../../shared/engine/command.ts";
import type { ObligationId } from "../../shared/engine/ids.ts";
import type { Answer, Conduct, Line, Orders, Posture, Support } from "../../shared/engine/state.ts";
import type { Menu, PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import type { OrdersDraft } from "../drafts.ts";

export type Seal = NonNullable<Menu["seal"]>;

/** A kept draft of this round, else what is sealed, else the standing orders; fitted to the menu. */
export function startOrders(view: View, draft: OrdersDraft | null): Orders | null {
  const mine = view.mine;
  if (mine === null) return null;
  const from =
    draft !== null && draft.round === view.round ? draft.orders : (mine.orders ?? mine.standingOrders);
  return view.menu.seal === null ? from : fitOrders(view.menu.seal, from);
}

/** Drops what the menu does not offer and fills in what it asks for: honour every duty, answer with silence. */
export function fitOrders(seal: Seal, orders: Orders): Orders {
  const conduct: Record<ObligationId, Conduct> = {};
  for (const id of seal.conduct) conduct[id] = orders.conduct[id] ?? "honour";
  const answers: Record<string, Answer> = {};
  for (const id of seal.accusations) {
    const answer = orders.answers[id];
    if (answer !== undefined && (answer !== "deny" || seal.deny.includes(id))) answers[id] = answer;
  }
  const posture =
    orders.posture !== null && seal.postures.includes(orders.posture)
      ? orders.posture
      : (seal.postures[0] ?? null);
  return {
    posture: seal.postures.length === 0 ? null : posture,
    conduct,
    answers,
    support: fitSupport(seal, orders.support),
    line: offered(seal, orders.line) ? orders.line : { kind: "none" },
  };
}

function fitSupport(seal: Seal, support: Support | null): Support | null {
  if (seal.support === null) return null;
  return support ?? { aid: "keep", sanctions: "keep", pledge: 0 };
}

/** May this public line be taken now? Red lines and openings are open to every party. */
export function offered(seal: Seal, line: Line): boolean {
  switch (line.kind) {
    case "raise":
      return seal.raise.includes(line.lock);
    case "drop":
      return seal.drop.includes(line.lock);
    case "apply":
      return seal.apply.includes(line.application);
    default:
      return true;
  }
}

export const withPosture = (orders: Orders, posture: Posture): Orders => ({ ...orders, posture });
export const withConduct = (orders: Orders, id: ObligationId, conduct: Conduct): Orders => ({
  ...orders,
  conduct: { ...orders.conduct, [id]: conduct },
});
export const withAnswer = (orders: Orders, id: string, answer: Answer): Orders => ({
  ...orders,
  answers: { ...orders.answers, [id]: answer },
});
export const withSupport = (orders: Orders, change: Partial<Support>): Orders =>
  orders.support === null ? orders : { ...orders, support: { ...orders.support, ...change } };
export const withLine = (orders: Orders, line: Line): Orders => ({ ...orders, line });

export const toSeal = (view: View, orders: Orders): CommandOf<"sealOrders"> => ({
  type: "sealOrders",
  round: view.round,
  orders: {
    posture: orders.posture,
    conduct: { ...orders.conduct },
    answers: { ...orders.answers },
    support: orders.support,
    line: orders.line,
  },
});

/** Breaches and evasions among the orders: what the confirmation must name. */
export const notHonoured = (orders: Orders): readonly ObligationId[] =>
  Object.keys(orders.conduct).filter((id) => orders.conduct[id] !== "honour");

/** Delegations with a seat taken that have not sealed yet. */
export function waitingFor(scenario: PublicScenario, view: View): readonly string[] {
  return scenario.parties
    .map((p) => p.id)
    .filter((id) => {
      const party = view.parties[id];
      const seated = Object.entries(view.seats).some(
        ([seat, s]) => seat.startsWith(`${id}.`) && s.kind === "person",
      );
      return seated && party !== undefined && !party.sealed;
    });
}

/** How many delegations have sealed, of how many. */
export function sealedCount(view: View): { readonly sealed: number; readonly of: number } {
  const all = Object.values(view.parties);
  return { sealed: all.filter((p) => p.sealed).length, of: all.length };
}
