/** Which painter draws which thing, and how much room its shadow needs beyond its box. */
import type { Ctx } from "./brush.ts";
import { paintEnvelope, paintInstrument, paintSheet, paintStack } from "./document.ts";
import type { Skin } from "./palette.ts";
import { paintSeat } from "./people.ts";
import { paintMark, paintPlate } from "./plates.ts";
import { paintTable } from "./tableTop.ts";
import type { Thing } from "./things.ts";
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

/** Draws `thing` with the context's origin at the upper left of its box. */
export function paint(ctx: Ctx, thing: Thing, skin: Skin): void {
  const { w, h } = thing;
  switch (thing.kind) {
    case "room":
      return paintRoom(ctx, thing.look, w, h, skin);
    case "table":
      return paintTable(ctx, thing.look, skin);
    case "map":
      return paintMap(ctx, thing.look, w, h, skin);
    case "calendar":
      return paintCalendar(ctx, thing.look, w, h, skin);
    case "clock":
      return paintClock(ctx, thing.look, w, h, skin);
    case "frame":
      return paintFrame(ctx, thing.look, w, h, skin);
    case "seat":
      return paintSeat(ctx, thing.look, w, h, skin);
    case "plate":
      return paintPlate(ctx, thing.look, w, h, skin);
    case "mark":
      return paintMark(ctx, thing.look, w, h);
    case "thread":
      return paintThread(ctx, thing.look, { x: thing.x - w / 2, y: thing.y - h / 2 });
    case "sheet":
      return paintSheet(ctx, thing.look, w, h, skin);
    case "stack":
      return paintStack(ctx, thing.look, w, h, skin);
    case "instrument":
      return paintInstrument(ctx, thing.look, w, h, skin);
    case "envelope":
      return paintEnvelope(ctx, thing.look, w, h, skin);
  }
}
