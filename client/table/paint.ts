/** Which painter draws which thing, and how much room its shadow needs beyond its box. */
import type { Ctx } from "./brush.ts";
import { paintSheet, paintStack } from "./document.ts";
import { paintInstrument } from "./instrument.ts";
import { paintEnvelope } from "./letters.ts";
import type { Skin } from "./palette.ts";
import { paintSeat } from "./people.ts";
import { paintMark, paintPlate } from "./plates.ts";
import { paintTable } from "./tableTop.ts";
import type { Box, Kind, Thing, ThingOf } from "./things.ts";
import { paintThread } from "./threads.ts";
import { paintRoom } from "./venue.ts";
import { paintMap } from "./wallMap.ts";
import { paintCalendar, paintClock, paintFrame } from "./wallThings.ts";

/** Transparent margin round the box, for shadows and strokes. */
export function marginOf(thing: Thing): number {
  switch (thing.kind) {
    case "room":
      return 0;
    case "table":
      return Math.ceil(thing.look.rx * 0.1);
    case "thread":
      return 4;
    case "map":
    case "sheet":
    case "stack":
    case "instrument":
      return 20;
    default:
      return 14;
  }
}

type Painter<T> = (ctx: Ctx, thing: T, skin: Skin) => void;

/** A painter that needs to know of a thing how it looks and how large it is. */
const sized =
  <L>(painter: (ctx: Ctx, look: L, w: number, h: number, skin: Skin) => void): Painter<Box & { look: L }> =>
  (ctx, { look, w, h }, skin) =>
    painter(ctx, look, w, h, skin);

const PAINTERS: { readonly [K in Kind]: Painter<ThingOf<K>> } = {
  room: sized(paintRoom),
  table: (ctx, { look }, skin) => paintTable(ctx, look, skin),
  map: sized(paintMap),
  calendar: sized(paintCalendar),
  clock: sized(paintClock),
  frame: sized(paintFrame),
  seat: sized(paintSeat),
  plate: sized(paintPlate),
  mark: sized(paintMark),
  thread: (ctx, { look, x, y, w, h }) => paintThread(ctx, look, { x: x - w / 2, y: y - h / 2 }),
  sheet: sized(paintSheet),
  stack: sized(paintStack),
  instrument: sized(paintInstrument),
  envelope: sized(paintEnvelope),
};

/** Draws `thing` with the context's origin at the upper left of its box. */
export function paint<K extends Kind>(ctx: Ctx, thing: ThingOf<K> & { readonly kind: K }, skin: Skin): void {
  PAINTERS[thing.kind](ctx, thing, skin);
}
