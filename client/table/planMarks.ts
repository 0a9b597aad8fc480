/** What a delegation has done, as a mark beside its name: a seal, a tick, a bubble for who speaks. */
import type { View } from "../../shared/engine/view/viewTypes.ts";
import { type Layout, markReach, markSize, type Placed } from "./layout.ts";
import {
  type Beside,
  type Box,
  DEPTH,
  left,
  type MarkLook,
  overlap,
  right,
  type Spot,
  type Thing,
  top,
} from "./things.ts";

/** Seal or tick on the plate, and a bubble beside who speaks. */
export function planMarks(
  layout: Layout,
  view: View,
  { party, plate, side }: Placed,
  beside: Beside,
  seats: readonly Thing[],
  taken: readonly Box[],
): readonly Thing[] {
  const { unit } = layout;
  const things: Thing[] = [];
  const size = markSize(layout);
  // Half over the edge, clear of the name.
  const onPlate: Box = {
    x: right(plate) + markReach(layout) - size / 2,
    y: plate.y,
    w: size,
    h: size,
  };
  const sealed = view.parties[party.id]?.sealed === true;
  const people = party.seats.filter((s) => view.seats[s.id]?.kind !== "empty");
  const ready =
    people.length > 0 &&
    people.every((s) => view.seats[s.id]?.ready === true) &&
    (view.phase === "briefing" || view.phase === "talks");
  const mark = (look: MarkLook, box: Box, from: Spot | null): void => {
    things.push({
      key: `mark:${look.mark}:${party.id}`,
      kind: "mark",
      ...box,
      turn: 0,
      depth: DEPTH.mark,
      from,
      what: { kind: "party", id: party.id },
      look,
    });
  };
  if (sealed) mark({ mark: "sealed", colour: party.colour, tail: "down" }, onPlate, null);
  else if (ready) mark({ mark: "ready", colour: party.colour, tail: "down" }, onPlate, null);
  if (beside.speaking?.includes(party.id) === true && view.parties[party.id]?.away !== true) {
    const w = Math.max(20, (side === "far" ? 33 : 40) * unit);
    const h = Math.max(17, (side === "far" ? 29 : 36) * unit);
    const head = seats.find((s) => s.key === `seat:${party.id}.head`);
    const spots: Box[] = bubbleSpots(
      plate,
      side,
      w,
      h,
      head?.kind === "seat" && head.look.side !== "screen" ? head : null,
    );
    const inside = (b: Box): boolean => left(b) >= 0 && right(b) <= layout.size.width && top(b) >= 0;
    const box = spots.find((b) => inside(b) && !taken.some((t) => overlap(t, b, 1))) ?? spots[0];
    if (box)
      mark({ mark: "speaking", colour: party.colour, tail: box.y > plate.y ? "up" : "down" }, box, null);
  }
  return things;
}

/** Above the outer end of the plate or over the head of delegation; somewhere near where that is taken. */
function bubbleSpots(plate: Box, side: Placed["side"], w: number, h: number, head: Box | null): Box[] {
  const over = head === null ? [] : [{ x: head.x, y: top(head) - h / 2 - 1, w, h }];
  const above = top(plate) - h / 2 - 1;
  const outer = side === "left" ? left(plate) + w / 2 + 2 : right(plate) - w / 2 - 2;
  const inner = side === "left" ? right(plate) - w / 2 - 2 : left(plate) + w / 2 + 2;
  const onPlate = [outer, inner].map((x) => ({ x, y: above, w, h }));
  const beside = {
    x: side === "left" ? right(plate) + w / 2 + 2 : left(plate) - w / 2 - 2,
    y: plate.y,
    w,
    h,
  };
  const outside = {
    x: side === "left" ? left(plate) - w / 2 - 2 : right(plate) + w / 2 + 2,
    y: plate.y,
    w,
    h,
  };
  const below = [outer, inner].map((x) => ({ x, y: plate.y + plate.h / 2 + h / 2 + 1, w, h }));
  return side === "far"
    ? [...over, ...onPlate, beside, ...below]
    : [...onPlate, beside, ...over, ...below, outside];
}
