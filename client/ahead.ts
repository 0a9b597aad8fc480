/**
 * Asks ahead for what a table's first screen shows, while the rest of the page's code is still on its way: a small
 * script of its own, run first. Whatever fails here counts as not asked; the table then opens as it would without.
 */
import type { PublicScenario } from "../shared/engine/view/viewTypes.ts";
import type { Look, Synced, Ticket } from "../shared/protocol.ts";
import { scenarioByHash, seenNow } from "./http.ts";
import { ticketFor } from "./memory.ts";

/** A table as its owner may see it now. */
export interface Seen {
  readonly synced: Synced;
  readonly scenario: PublicScenario;
}

/** Whoever has not answered by then is not waited for. */
const PATIENCE_MS = 4000;

async function see({ match, token, scenario: hash }: Ticket): Promise<Seen | null> {
  if (hash !== undefined) scenarioByHash(hash).catch(() => undefined);
  const synced = await seenNow({ match, token } satisfies Look);
  if (typeof synced.n !== "number" || typeof synced.scenarioHash !== "string") return null;
  return { synced, scenario: await scenarioByHash(synced.scenarioHash) };
}

const patient = (ticket: Ticket): Promise<Seen | null> =>
  Promise.race([
    see(ticket).catch(() => null),
    new Promise<null>((done) => setTimeout(() => done(null), PATIENCE_MS)),
  ]);

function askAhead(): { readonly token: string; readonly seen: Promise<Seen | null> } | null {
  const code = /^\/t\/([A-Za-z0-9]+)\/?$/.exec(location.pathname)?.[1]?.toUpperCase();
  const ticket = code === undefined ? null : ticketFor(code);
  return ticket === null ? null : { token: ticket.token, seen: patient(ticket) };
}

let asked = typeof location === "undefined" ? null : askAhead();

/** What was asked ahead for this ticket, once; whatever is not there is asked for now. */
export function seenAhead(ticket: Ticket): Promise<Seen | null> {
  const mine = asked;
  asked = null;
  return mine !== null && mine.token === ticket.token ? mine.seen : patient(ticket);
}
