/**
 * Brings a table to a state quickly, through the same door as a page: a second connection with the ticket that
 * the page keeps. For tests which are about what a page shows, not about how one gets there.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Command } from "../../shared/engine/command.ts";
import type { Clause, Orders } from "../../shared/engine/state.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { enter, type Player } from "../room/player.ts";

/** The person of a page, at a second connection. */
export async function driverOf(page: Page, url: string, code: string): Promise<Player> {
  const kept = await page.evaluate((key) => localStorage.getItem(key), `adref.ticket.${code}`);
  if (kept === null) throw new Error("The page keeps no ticket of this table.");
  return enter(url, JSON.parse(kept) as Ticket, 0);
}

const seatOf = (player: Player, role: string): string => {
  const { who } = player.view;
  const seat = who.kind === "seats" ? who.seats.find((s) => s.endsWith(`.${role}`)) : undefined;
  if (seat === undefined) throw new Error(`This person holds no ${role}.`);
  return seat;
};

/** Does one thing and insists that it was done. */
export async function done(player: Player, role: "head" | "capital", command: Command): Promise<void> {
  const answer = await player.act(seatOf(player, role), command);
  if (!answer.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(answer.refusal)}`);
}

/** Waits until a player's view shows what is wanted. */
export async function until(
  player: Player,
  wanted: (player: Player) => boolean,
  what: string,
): Promise<void> {
  for (let waited = 0; !wanted(player); waited++) {
    if (waited > 4000) throw new Error(`It did not come about that ${what}.`);
    await sleep(20);
  }
}

const at = (player: Player): string => `${player.view.round} ${player.view.phase}`;

/** All players end the phase; for orders they seal what stands. */
export async function endPhase(players: readonly Player[], orders: Partial<Orders> = {}): Promise<void> {
  const before = players.map(at);
  const behind = (): readonly Player[] => players.filter((player, i) => at(player) === before[i]);
  for (let waited = 0; behind().length > 0; waited++) {
    if (waited > 4000) throw new Error(`The table does not go on from ${before[0]}.`);
    // Something new may have been put to one who was ready: then it is to be said again.
    for (const player of behind()) {
      const { round, phase, menu, mine } = player.view;
      if ((phase === "briefing" || phase === "talks") && menu.ready)
        await player.act(seatOf(player, "head"), { type: "ready", round, phase });
      else if (phase === "orders" && menu.seal !== null)
        await player.act(seatOf(player, "head"), {
          type: "sealOrders",
          round,
          orders: { ...(mine?.standingOrders as Orders), ...orders },
        });
    }
    await sleep(20);
  }
}

/** Goes on to a phase of a round, or to the end of the match. */
export async function goOn(players: readonly Player[], phase: string, round = 1): Promise<void> {
  const [first] = players;
  if (first === undefined) throw new Error("nobody plays");
  while (first.view.phase !== "ended" && (first.view.round < round || first.view.phase !== phase))
    await endPhase(players);
}

/** Two principals initial an agreement; gives nothing back but its being on the table. */
export async function initialAgreement(
  from: Player,
  to: Player,
  party: string,
  clauses: readonly Clause[],
): Promise<void> {
  const { offer } = from.view.menu;
  if (offer === null) throw new Error("No offer can be made now.");
  await done(from, "head", {
    type: "tableOffer",
    to: [party],
    form: "agreement",
    clauses: [...clauses],
    links: [],
    lapses: offer.lapses[1],
    answers: null,
    blind: false,
  });
  const mine = () =>
    Object.values(to.view.offers).find(
      (o) => o.form === "agreement" && o.status === "open" && to.view.menu.accept.includes(o.id),
    );
  await until(to, () => mine() !== undefined, "the offer reaches the other side");
  await done(to, "head", { type: "acceptOffer", offer: mine()?.id ?? "" });
  await until(to, (p) => Object.keys(p.view.instruments).length > 0, "it is initialled");
}
