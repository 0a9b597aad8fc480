/**
 * What is public or happens once, over HTTP: scenarios, opening a table, joining one, its card. A token
 * goes neither into an address nor into an error.
 */
import type { PublicScenario } from "../shared/engine/view/viewTypes.ts";
import type { Evidence } from "../shared/lab/evidence.ts";
import type {
  JoinMatch,
  Look,
  MatchCard,
  NextMatch,
  OpenMatch,
  ScenarioCard,
  ServerRefusal,
  Synced,
  Ticket,
} from "../shared/protocol.ts";

/** What a failed call throws: the server's refusal, or `unreachable` when there was no answer. */
export type HttpFailure =
  | ServerRefusal
  | { readonly refused: "unreachable"; readonly with: Readonly<Record<string, never>> };

const isRefusal = (x: unknown): x is ServerRefusal =>
  typeof x === "object" && x !== null && typeof (x as { refused?: unknown }).refused === "string";

/** Asks the server: a GET without a body, a POST with one. Throws an `HttpFailure`. */
export async function call<T>(path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(
      path,
      body === undefined
        ? {}
        : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
    );
  } catch {
    throw { refused: "unreachable", with: {} } satisfies HttpFailure;
  }
  const reply: unknown = await response.json().catch(() => null);
  if (response.ok && reply !== null) return reply as T;
  if (isRefusal(reply)) throw { refused: reply.refused, with: reply.with ?? {} } satisfies HttpFailure;
  throw {
    refused: response.status === 404 ? "unknownMatch" : response.status === 429 ? "tooMany" : "internal",
    with: {},
  } satisfies HttpFailure;
}

export const scenarioCards = (): Promise<readonly ScenarioCard[]> => call("/api/scenarios");
export const openMatch = (ask: OpenMatch): Promise<Ticket> => call("/api/matches", ask);
export const joinMatch = (code: string, ask: JoinMatch): Promise<Ticket> =>
  call(`/api/matches/${encodeURIComponent(code)}/join`, ask);
/** A place at the match that follows an ended table; the token is that of the old one. */
export const nextMatch = (code: string, ask: NextMatch): Promise<Ticket> =>
  call(`/api/matches/${encodeURIComponent(code)}/next`, ask);
/** What a ticket's owner sees now. */
export const seenNow = (ask: Look): Promise<Synced> => call("/api/look", ask);
/** What the last calibration found; null when none was committed. */
export const evidence = (): Promise<{ readonly evidence: Evidence | null }> => call("/api/evidence");
export const matchCard = (code: string): Promise<MatchCard> =>
  call(`/api/matches/${encodeURIComponent(code)}`);

const scenarios = new Map<string, Promise<PublicScenario>>();
/** A scenario by its hash: fetched once, since a hash never changes its content. */
export function scenarioByHash(hash: string): Promise<PublicScenario> {
  const known = scenarios.get(hash);
  if (known !== undefined) return known;
  const asked = call<PublicScenario>(`/api/scenarios/${encodeURIComponent(hash)}`);
  scenarios.set(hash, asked);
  asked.catch(() => scenarios.delete(hash));
  return asked;
}
