/**
 * Says what stands where: from a seat's view, the scenario and the size of the stage to every thing on the table
 * with its place and state. Pure; knows no canvas and keeps nothing from call to call.
 */
import type { PartyId } from "../../shared/engine/ids.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { partyShort } from "../words.ts";
import {
  FIGURE,
  farEdge,
  type Layout,
  layoutOf,
  type Placed,
  placeParties,
  principalHeads,
  principalScale,
} from "./layout.ts";
import { planDocument } from "./planDocument.ts";
import { planMarks } from "./planMarks.ts";
import { planOffers } from "./planOffers.ts";
import { planWall, type Wall, wallOf } from "./planRoom.ts";
import { planThreads } from "./planThreads.ts";
import { type Beside, type Box, DEPTH, type Plan, type SeatLook, type Size, type Thing } from "./things.ts";

type Party = PublicScenario["parties"][number];

/** What stands on the table, for this view, in a stage of this size. */
export function plan(view: View, scenario: PublicScenario, size: Size, beside: Beside = {}): Plan {
  const layout = layoutOf(size);
  const wall = wallOf(layout, scenario, view);
  const placed = placeParties(layout, scenario, partyShort);
  const document = planDocument(layout, scenario, view, placed, beside);
  const seats = placed.flatMap((p) => planSeats(layout, view, p, wall, scenario));
  const near = seats.filter((s) => s.depth >= DEPTH.frontSeat);
  const offers = planOffers(layout, scenario, view, placed, document, near);
  const taken = (id: PartyId): readonly Box[] => [
    ...document,
    ...offers,
    ...placed.filter((p) => p.party.id !== id).map((p) => p.plate),
  ];
  const things: Thing[] = [
    ...planWall(layout, scenario, view, wall, beside),
    ...planFrames(scenario, view, wall, beside),
    tableThing(layout),
    ...planThreads(layout, scenario, view, placed),
    ...document,
    ...offers,
    ...placed.map((p) => plateThing(view, p)),
    ...seats,
    ...placed.flatMap((p) => planMarks(layout, view, p, beside, seats, taken(p.party.id))),
  ];
  return {
    size,
    things: things
      .map((thing, i) => ({ thing, i }))
      .sort((a, b) => a.thing.depth - b.thing.depth || a.i - b.i)
      .map((x) => x.thing),
  };
}

const flagOf = (party: Party): string | null => party.flag?.replace(/\.svg$/, "") ?? null;

function tableThing(layout: Layout): Thing {
  const { table, unit } = layout;
  const { x, y, rx, ry, feltRx, feltRy, skirt } = table;
  return {
    key: "table",
    kind: "table",
    x,
    y: y + skirt / 2,
    w: rx * 2,
    h: ry * 2 + skirt,
    turn: 0,
    depth: DEPTH.table,
    from: null,
    what: null,
    look: { rx, ry, feltRx, feltRy, skirt, unit },
  };
}

const mineOf = (view: View): PartyId | null => (view.who.kind === "seats" ? view.who.party : null);
/** Has this delegation walked out? */
const isAway = (view: View, party: PartyId): boolean => view.parties[party]?.away === true;

function plateThing(view: View, { party, plate, label, font }: Placed): Thing {
  return {
    key: `plate:${party.id}`,
    kind: "plate",
    ...plate,
    turn: 0,
    depth: DEPTH.plate,
    from: null,
    what: { kind: "party", id: party.id },
    look: {
      label,
      flag: flagOf(party),
      colour: party.colour,
      font,
      mine: mineOf(view) === party.id,
      away: isAway(view, party.id),
    },
  };
}

/** Head first: the others beside it, the principal at home last. */
const seatOrder = (party: Party): Party["seats"] => {
  const rank = { head: 0, legal: 1, military: 2, capital: 3 } as const;
  return [...party.seats].sort((a, b) => rank[a.role] - rank[b.role]);
};

function planSeats(
  layout: Layout,
  view: View,
  placed: Placed,
  wall: Wall,
  scenario: PublicScenario,
): readonly Thing[] {
  const { party, side } = placed;
  const seats = seatOrder(party);
  const away = isAway(view, party.id);
  const frame = wall.frames[scenario.parties.indexOf(party)];
  const boxes = frame
    ? screenBoxes(
        frame,
        seats.map((seat) => (view.seats[seat.id]?.kind ?? "empty") !== "empty"),
      )
    : side === "far"
      ? farBoxes(layout, placed, seats.length)
      : nearBoxes(layout, placed, seats.length);
  return seats.map((seat, i): Thing => {
    const box = boxes[i] ?? { x: 0, y: 0, w: 1, h: 1 };
    const pushed = away && !frame ? pushedBack(layout, box, side) : box;
    const seen = view.seats[seat.id];
    const look: SeatLook = {
      colour: party.colour,
      who: seen?.kind ?? "empty",
      home: seat.role === "capital",
      away,
      side: frame ? "screen" : side === "far" ? "back" : "front",
      ready: seen?.ready === true,
    };
    return {
      key: `seat:${seat.id}`,
      kind: "seat",
      ...pushed,
      turn: 0,
      depth:
        (frame ? DEPTH.wallThing : side === "far" ? DEPTH.backSeat : DEPTH.frontSeat) +
        (side === "far" ? 0 : box.y / 10_000),
      from: null,
      what: { kind: "seat", id: seat.id },
      look,
    };
  });
}

function nearBoxes(layout: Layout, placed: Placed, count: number): readonly Box[] {
  const scale = principalScale(layout);
  const heads = principalHeads(layout, count, placed.side === "right");
  return heads.map((head) => ({
    x: head.x,
    y: head.y + (FIGURE.h / 2 - FIGURE.head) * scale,
    w: FIGURE.w * scale,
    h: FIGURE.h * scale,
  }));
}

function farBoxes(layout: Layout, { plate }: Placed, count: number): readonly Box[] {
  const { table, unit, size } = layout;
  const scale = unit * 0.76;
  const across = Math.max(-0.93, Math.min(0.93, (plate.x - table.x) / table.feltRx));
  // Seats follow the rim, so those at the sides stand closer together on the screen.
  const middle = Math.asin(across);
  const step = (FIGURE.w * scale * 1.06) / table.rx;
  return Array.from({ length: count }, (_, i) => {
    const turn = Math.max(
      -1.36,
      Math.min(1.36, middle + (i - (count - 1) / 2) * step * (1 + Math.abs(across) * 0.5)),
    );
    const w = FIGURE.w * scale;
    const x = Math.max(w / 2, Math.min(size.width - w / 2, table.x + Math.sin(turn) * table.rx * 0.985));
    return {
      x,
      y: farEdge(layout, x) - 20 * unit + (FIGURE.h / 2 - FIGURE.head) * scale,
      w,
      h: FIGURE.h * scale,
    };
  });
}

/** On the screen only who is there is shown, side by side beside the flag. */
function screenBoxes(frame: Box, there: readonly boolean[]): readonly Box[] {
  const count = there.filter(Boolean).length;
  const flag = Math.min(frame.w * 0.16, frame.h * 0.3) * 1.3;
  const edge = Math.max(2, frame.h * 0.035);
  const wide = frame.w - flag - edge * 3;
  const h = Math.min(frame.h * 0.84, ((wide / Math.max(1, count)) * FIGURE.h) / FIGURE.w);
  const w = (h * FIGURE.w) / FIGURE.h;
  const middle = frame.x + (count > 2 ? flag / 2 : 0);
  let i = 0;
  return there.map((here) => {
    const x = here ? middle + (i++ - (count - 1) / 2) * w : middle;
    return { x, y: frame.y + frame.h / 2 - edge - h / 2, w, h };
  });
}

function pushedBack(layout: Layout, box: Box, side: Placed["side"]): Box {
  const { unit, table, size } = layout;
  if (side === "far") return { ...box, y: box.y - 9 * unit };
  const out = side === "left" ? -1 : 1;
  const x = Math.max(box.w * 0.3, Math.min(size.width - box.w * 0.3, box.x + out * 16 * unit));
  return { ...box, x, y: box.y + (box.y > table.y + table.ry * 0.5 ? 12 : 6) * unit };
}

function planFrames(scenario: PublicScenario, view: View, wall: Wall, beside: Beside): readonly Thing[] {
  return wall.frames.map((frame, i): Thing => {
    const party = scenario.parties[i];
    return {
      key: `frame:${party?.id ?? i}`,
      kind: "frame",
      ...frame,
      turn: 0,
      depth: DEPTH.frame,
      from: null,
      what: party ? { kind: "party", id: party.id } : null,
      look: {
        colour: party?.colour ?? "slate",
        flag: party ? flagOf(party) : null,
        off: party ? isAway(view, party.id) : true,
        speaking: party ? (beside.speaking?.includes(party.id) ?? false) : false,
      },
    };
  });
}
