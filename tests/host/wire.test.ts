import type { AddressInfo } from "node:net";
import { getMessageBytes, Protocol } from "@colyseus/core";
import { unpack } from "msgpackr";
import { describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { frameOf, messageIn, type Stream, toldFrame, writeSoon } from "../../server/room/wire.ts";
import type { Telling } from "../../server/table/tell.ts";
import type { SeenEvent, Told } from "../../shared/protocol.ts";

const said = (n: number, text: string): SeenEvent =>
  ({ type: "said", seat: "a.head", channel: "plenary", text, n }) as unknown as SeenEvent;

const told = (first: number, events: number, changes: number, text = "A word."): Told => ({
  first,
  events: Array.from({ length: events }, (_, n) => said(n, text)),
  patch: Array.from({ length: changes }, (_, n) =>
    n % 3 === 0
      ? ([["offers", `o${n}`]] as const)
      : ([["world", `${n}`], { n, text, list: [n / 8] }] as const),
  ),
  now: 1_700_000_000_123,
});

/** What a client reads of it. */
const readOf = (told: Telling): unknown =>
  JSON.parse(unpack(messageIn(toldFrame(told)).subarray(6)) as string);

/** With its first changes in a block of their own. */
const inBlocks = ({ patch, ...rest }: Told, first: number): Telling => ({
  ...rest,
  blocks: [patch.slice(0, first), patch.slice(first)].filter((block) => block.length > 0),
});

const CASES: readonly (readonly [told: Told, first: number])[] = [
  [told(1, 0, 1), 0],
  [told(127, 1, 0), 0],
  [told(128, 1, 1), 1],
  [told(300, 15, 15), 4],
  [told(65_535, 16, 16), 16],
  [told(65_536, 2, 70_000), 70],
  [told(7, 3, 2, "Ї ".repeat(40_000)), 2],
];

describe("a message that is put together from texts", () => {
  it("is what the framework would make of the whole text", () => {
    for (const [one, first] of CASES) {
      const ours = messageIn(toldFrame(inBlocks(one, first)));
      const theirs = getMessageBytes.raw(Protocol.ROOM_DATA, "told", JSON.stringify(one));
      expect(ours.subarray(0, 6)).toEqual(theirs.subarray(0, 6));
      expect(unpack(ours.subarray(6))).toBe(unpack(theirs.subarray(6)));
    }
  });

  it("takes what several hear from the same objects and the rest from each one's own", () => {
    const [event, common] = [said(1, "Heard by all."), [[["round"], 3]] as const];
    for (const [i, mine] of ["x", "y"].entries()) {
      const own = [[["mine"], mine]] as const;
      const telling = { first: i + 1, events: [event], blocks: [common, own], now: 5 };
      const { blocks, ...rest } = telling;
      expect(readOf(telling)).toEqual({ ...rest, patch: blocks.flat() });
    }
    const changed: Telling = { first: 9, events: [said(1, "Another.")], blocks: [[[["round"], 4]]], now: 5 };
    const { blocks, ...rest } = changed;
    expect(readOf(changed)).toEqual({ ...rest, patch: blocks.flat() });
  });
});

describe("a frame", () => {
  it("is read by a WebSocket as the message that it carries, at every width of its length", async () => {
    const sizes = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
    server.on("connection", (_socket, { socket }) => {
      for (const size of sizes) socket.write(frameOf(Buffer.alloc(size, size % 251)));
    });
    await new Promise((up) => server.once("listening", up));
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const read: Buffer[] = [];
    await new Promise<void>((done, failed) => {
      client.on("error", failed);
      client.on("message", (data: Buffer, binary: boolean) => {
        if (binary) read.push(data);
        if (read.length === sizes.length) done();
      });
    });
    client.terminate();
    server.close();
    expect(read.map((data, i) => data.equals(Buffer.alloc(sizes[i] ?? -1, (sizes[i] ?? 0) % 251)))).toEqual(
      sizes.map(() => true),
    );
  });
});

describe("what one tick brings for a stream", () => {
  it("leaves in its order and in one piece, and the next tick's by itself", async () => {
    const seen: string[] = [];
    const stream = (name: string): Stream => ({
      cork: () => seen.push(`${name}[`),
      write: (bytes) => seen.push(`${name}${Buffer.from(bytes).toString()}`) > 0,
      uncork: () => seen.push(`${name}]`),
    });
    const [a, b] = [stream("a"), stream("b")];
    writeSoon(a, Buffer.from("1"));
    writeSoon(b, Buffer.from("1"));
    await Promise.resolve();
    writeSoon(a, Buffer.from("2"));
    await new Promise((done) => setImmediate(done));
    writeSoon(a, Buffer.from("3"));
    await new Promise((done) => setImmediate(done));
    expect(seen).toEqual(["a[", "a1", "b[", "b1", "a2", "a]", "b]", "a[", "a3", "a]"]);
  });
});
