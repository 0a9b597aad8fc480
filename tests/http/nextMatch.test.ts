/** Going on over HTTP: everybody of an ended table comes to the same next one, in the seats that they had. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../server/app.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { MatchCard, Synced, Ticket } from "../../shared/protocol.ts";
import { testScenario } from "../engine/fixture.ts";
import { goOn, opened, ranOut, taken } from "../engine/given.ts";
import { headerFor, putStory, type Shelved } from "../host/shelf.ts";
import { http, openMatch, startServer } from "../room/server.ts";

const store = memoryStore();
const later = { ...testScenario, id: "later-talks" };
let app: App;
let table: Shelved;
let last: Shelved;
let led: Shelved;
let running: Ticket;

beforeAll(async () => {
  const first = { ...testScenario, next: "later-talks" };
  table = await putStory(
    store,
    ranOut(
      goOn(
        opened({ ...headerFor("mfirst"), scenario: first }),
        taken("borea.head", "anna"),
        taken("arden.head", "berta"),
      ),
    ),
  );
  led = await putStory(
    store,
    ranOut(goOn(opened({ ...headerFor("mled"), scenario: first }), taken("borea.head", "anna"))),
    { facilitator: "guest" },
  );
  last = await putStory(store, ranOut(opened(headerFor("mlast"))));
  app = await startServer({ store, scenarios: [first, later, testScenario] });
  running = await openMatch(app.url, ["borea.head"]);
});
afterAll(() => app.close());

const next = (code: string, body: object) => http(app.url, "POST", `/api/matches/${code}/next`, body);
const refusal = (reply: { status: number; body: unknown }) => [
  reply.status,
  (reply.body as { refused: string }).refused,
];

describe("going on", () => {
  it("two who ask find the same match, each in the seat that was theirs", async () => {
    const { anna, berta } = table;
    const both = await Promise.all([
      next(anna.code, { token: anna.token }),
      next(berta.code, { token: berta.token }),
    ]);
    const tickets = both.map((reply) => reply.body as Ticket);
    expect(both.map((r) => r.status)).toEqual([200, 200]);
    expect(tickets[0]?.match).toBe(tickets[1]?.match);
    expect(tickets[0]?.token).not.toBe(tickets[1]?.token);
    const card = (await http(app.url, "GET", `/api/matches/${tickets[0]?.code}`)).body as MatchCard;
    expect(card).toMatchObject({ scenario: "later-talks", phase: "briefing", round: 1 });
    const people = Object.values(card.seats).flatMap((s) => (s.kind === "person" ? s.name : []));
    expect(people.sort()).toEqual(["anna", "berta"]);
    const scenario = (await http(app.url, "GET", `/api/scenarios/${card.scenarioHash}`)).body as {
      carried?: { from: { table: string } };
    };
    expect(scenario.carried?.from.table).toBe(anna.code);
  });

  it("is led by who led before, whoever goes first, and stands still until they let it begin", async () => {
    const { anna, guest } = led;
    const annas = (await next(anna.code, { token: anna.token })).body as Ticket;
    const look = async ({ match, token }: Ticket) =>
      (await http(app.url, "POST", "/api/look", { match, token })).body as Synced;
    expect(await look(annas)).toMatchObject({ led: true, view: { paused: true, who: { party: "borea" } } });
    for (let again = 0; again < 2; again++) {
      const theirs = (await next(guest.code, { token: guest.token })).body as Ticket;
      expect(theirs.match).toBe(annas.match);
      expect(await look(theirs)).toMatchObject({ view: { paused: true, who: { kind: "facilitator" } } });
    }
  });

  it("refuses a running match, one without later talks, a foreign token and what is not asked for", async () => {
    expect(refusal(await next(running.code, { token: running.token }))).toEqual([409, "notEnded"]);
    expect(refusal(await next(last.anna.code, { token: last.anna.token }))).toEqual([409, "nothingNext"]);
    expect(refusal(await next(table.anna.code, { token: running.token }))).toEqual([403, "badToken"]);
    expect(refusal(await next(table.anna.code, {}))).toEqual([400, "malformed"]);
    expect(refusal(await next(table.anna.code, { token: table.anna.token, seats: [] }))).toEqual([
      400,
      "malformed",
    ]);
    expect(refusal(await next("ZZZZZZ", { token: running.token }))).toEqual([404, "unknownMatch"]);
  });

  it("what is kept of the scenario is never offered to others", async () => {
    const cards = (await http(app.url, "GET", "/api/scenarios")).body as { id: string }[];
    expect(cards.map((c) => c.id).sort()).toEqual(["later-talks", testScenario.id, testScenario.id].sort());
  });
});
