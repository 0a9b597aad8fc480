import { createHash } from "node:crypto";
import { unpack } from "msgpackr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../server/app.ts";
import { LIMITS } from "../../server/config.ts";
import { REFUSALS } from "../../shared/engine/refusal.ts";
import { SERVER_REFUSALS } from "../../shared/protocol.ts";
import { until } from "../host/house.ts";
import { FRAMES } from "./hostileFrames.ts";
import { SHAPES } from "./hostileShapes.ts";
import { TURNS } from "./hostileTurns.ts";
import { enter, type Player, refusalOf } from "./player.ts";
import { joinMatch, openMatch, startServer } from "./server.ts";

const HOSTILE = [...SHAPES, ...TURNS, ...FRAMES];
const TYPED: ReadonlySet<string> = new Set([...REFUSALS, ...SERVER_REFUSALS]);
/** What would tell of the inside: stack traces, files, names of errors. */
const INSIDE =
  /\bat \S+ \(|\.[cm]?[jt]s\b|node_modules|\/(home|usr|tmp|var|root)\/|\b\w*Error\b|ZodError|stack/;
const ANSWER = 22;

let app: App;
const people: Player[] = [];
let ann: Player;

const stateHash = (): Promise<unknown> =>
  app.host.look(ann.ticket.match, ({ state, end }) => {
    const { header: _, ...rest } = state;
    return createHash("sha256").update(JSON.stringify(rest)).update(end.hash).digest("hex");
  });

/** Sends raw bytes and waits for the answer under its number, or for a push when it has none. */
async function sendRaw(player: Player, bytes: Uint8Array, id: number | null): Promise<unknown> {
  const pushes = player.refused.length;
  const answers: Uint8Array[] = [];
  const inner = player.room.connection.events.onmessage;
  player.room.connection.events.onmessage = (event: { data: ArrayBuffer }) => {
    const frame = new Uint8Array(event.data.slice(0));
    if (frame[0] === ANSWER && frame[1] === 0xce) answers.push(frame);
    inner?.(event as never);
  };
  player.raw(bytes);
  await until("an answer", () => (id === null ? player.refused.length > pushes : answers.length > 0));
  player.room.connection.events.onmessage = inner as never;
  if (id === null) return player.refused.at(-1);
  const frame = answers[0] as Uint8Array;
  expect(Buffer.from(frame).readUInt32LE(2)).toBe(id);
  const value = unpack(frame.subarray(7)) as { ok?: boolean; refusal?: unknown };
  // 1: rejected with a refusal of ours. 0: the value of a command that was not accepted. 2 would be the framework's.
  if (frame[6] === 0 && value.ok === false) return value.refusal;
  expect(frame[6]).toBe(1);
  return value;
}

beforeAll(async () => {
  const plenty = { burst: 10_000, perSecond: 1000 };
  app = await startServer({
    limits: { ...LIMITS, requests: plenty, commands: plenty, reads: plenty },
    tables: { botMoves: 0 },
  });
  const ticket = await openMatch(app.url, ["borea.head"]);
  ann = await enter(app.url, ticket);
  people.push(ann);
  for (const party of ["arden", "corin", "delta"]) {
    const player = await enter(app.url, await joinMatch(app.url, ticket.code, party));
    await player.act(null, { type: "takeSeat", seat: `${party}.head`, name: party });
    people.push(player);
  }
  const seats = ["borea.head", "arden.head", "corin.head", "delta.head"];
  for (const [i, player] of people.entries())
    expect(
      await player.act(seats[i] as string, { type: "ready", round: 1, phase: "briefing" }),
    ).toMatchObject({ ok: true });
  await until("talks", () => ann.view.phase === "talks");
});
afterAll(() => app.close());

describe("hostile inputs", () => {
  it("are at least two hundred", () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(200);
    expect(new Set(HOSTILE.map((h) => h.name)).size).toBe(HOSTILE.length);
  });

  it.each(HOSTILE)("$name", async ({ send, code }) => {
    const before = await stateHash();
    const told = people.map((p) => p.told.length);
    const id = 70_000 + HOSTILE.findIndex((h) => h.send === send);
    const refusal =
      "request" in send
        ? await refusalOf(ann.ask(send.request, send.payload))
        : ((await sendRaw(ann, send.bytes(id), send.numbered ? id : null)) as {
            refused: string;
            with: unknown;
          });

    expect(refusal, "a typed refusal").not.toBeNull();
    expect(TYPED.has(refusal?.refused ?? ""), refusal?.refused).toBe(true);
    if (code !== "typed") expect(refusal?.refused).toBe(code);
    expect(Object.keys(refusal ?? {}).sort()).toEqual(["refused", "with"]);
    expect(JSON.stringify(refusal)).not.toMatch(INSIDE);
    expect(JSON.stringify(refusal)).not.toContain(process.cwd());
    expect(await stateHash()).toBe(before);
    expect(people.map((p) => p.told.length)).toEqual(told);
    expect(people.every((p) => p.room.connection.isOpen && p.dropped.length === 0)).toBe(true);
  });

  it("leave the table playable, and no text of an exception in anything that was sent", async () => {
    expect(
      await ann.act("borea.head", { type: "say", channel: "plenary", text: "Still here." }),
    ).toMatchObject({ ok: true });
    await until("all heard", () => people.every((p) => p.received().includes("Still here.")));
    for (const p of people)
      expect(p.received()).not.toMatch(/node_modules|\bat \S+ \(|ZodError|RangeError|TypeError/);
    expect((await app.metrics.faults.get()).values.filter((v) => v.value > 0)).toEqual([]);
  });
});
