/** What hangs on the wall: windows, the map with its legend, calendar and clock, or the frames of a video wall. */
import { stretchOf } from "../../shared/engine/rules/calendar.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { isMapped, regionRows } from "../panels/regions.ts";
import { dateShort, dateWords, t } from "../words.ts";
import { fontOf, type Layout, SMALLEST_TEXT } from "./layout.ts";
import { textWidth } from "./textWidth.ts";
import { type Beside, type Box, DEPTH, type MapLook, type Thing, type Venue } from "./things.ts";

const PLAIN: Venue = {
  id: "plain",
  name: "",
  host: "",
  scene: "hall",
  light: "day",
  season: "spring",
  sources: [],
};

export interface Wall {
  readonly venue: Venue;
  readonly map: Box;
  readonly windows: readonly Box[];
  /** Frames of the video wall, in the order of the parties; empty in every other venue. */
  readonly frames: readonly Box[];
  readonly gaps: readonly [Box, Box];
}

export const roundAt = (scenario: PublicScenario, view: View): PublicScenario["rounds"][number] | undefined =>
  scenario.rounds[Math.min(scenario.rounds.length, Math.max(1, view.round)) - 1];

export function venueOf(scenario: PublicScenario, view: View): Venue {
  const round = roundAt(scenario, view);
  return scenario.venues.find((v) => v.id === round?.venue) ?? PLAIN;
}

/** Where things hang in this venue. */
export function wallOf(layout: Layout, scenario: PublicScenario, view: View): Wall {
  const { size, wall, compact } = layout;
  const venue = venueOf(scenario, view);
  const video = venue.scene === "video";
  const aspect = Math.min(1, (wall * 2.9) / size.width);
  const mapW = size.width * (video ? 0.42 : 0.52) * (compact ? 1 : aspect);
  const map: Box = {
    x: size.width / 2,
    y: wall * (compact ? 0.46 : 0.5),
    w: mapW,
    h: wall * (compact ? 0.84 : 0.79),
  };
  const mapLeft = map.x - map.w / 2;
  if (!video) {
    const w = Math.min(size.width * 0.132, wall * 0.44);
    const x = Math.min(mapLeft / 2, w / 2 + 13 * layout.unit);
    const window: Box = {
      x: compact ? mapLeft / 2 : x,
      y: wall * 0.5,
      w: Math.min(w, mapLeft * 0.86),
      h: wall * 0.8,
    };
    const windows: Box[] = [window, { ...window, x: size.width - window.x }];
    const edge = window.x + window.w / 2;
    const gap: Box = { x: (edge + mapLeft) / 2, y: wall * 0.42, w: mapLeft - edge, h: wall * 0.6 };
    return { venue, map, windows, frames: [], gaps: [gap, { ...gap, x: size.width - gap.x }] };
  }
  const count = scenario.parties.length;
  const rows = Math.max(2, Math.ceil(count / 2));
  const margin = Math.max(4, size.width * 0.016);
  const spare = compact ? 0 : Math.min(84 * layout.unit, mapLeft * 0.3);
  const w = mapLeft - margin * 2 - spare;
  const h = (wall * 0.86 - margin * (rows - 1)) / rows;
  const frames = scenario.parties.map((party): Box => {
    const [first, second] = scenario.treaty.principals;
    const order = [first, ...scenario.parties.map((p) => p.id).filter((id) => id !== first && id !== second)];
    const leftSide = order.slice(0, rows);
    const rightSide = [second, ...order.slice(rows)];
    const column = leftSide.includes(party.id) ? leftSide : rightSide;
    const row = column.indexOf(party.id);
    return {
      x: column === leftSide ? margin + w / 2 : size.width - margin - w / 2,
      y: wall * 0.055 + h / 2 + row * (h + margin),
      w,
      h,
    };
  });
  const gap: Box = { x: margin * 1.5 + w + spare / 2, y: wall * 0.42, w: spare, h: wall * 0.6 };
  return { venue, map, windows: [], frames, gaps: [gap, { ...gap, x: size.width - gap.x }] };
}

/** Room, map, calendar and clock. */
export function planWall(
  layout: Layout,
  scenario: PublicScenario,
  view: View,
  wall: Wall,
  beside: Beside,
): readonly Thing[] {
  const { size, unit, compact } = layout;
  const things: Thing[] = [
    {
      key: "room",
      kind: "room",
      x: size.width / 2,
      y: size.height / 2,
      w: size.width,
      h: size.height,
      turn: 0,
      depth: DEPTH.room,
      from: null,
      what: null,
      look: {
        scene: wall.venue.scene,
        light: wall.venue.light,
        season: wall.venue.season,
        strait: scenario.parties.find((p) => p.id === wall.venue.host)?.flag?.replace(/\.svg$/, "") === "tr",
        wall: layout.wall,
        unit,
        windows: wall.windows,
      },
    },
  ];
  if (isMapped(scenario))
    things.push({
      key: "map",
      kind: "map",
      ...wall.map,
      turn: 0,
      depth: DEPTH.map,
      from: null,
      what: { kind: "map", id: "map" },
      look: mapLook(layout, scenario, view, wall),
    });
  const round = stretchOf(scenario, view.round);
  const [forClock, forCalendar] = wall.gaps;
  const room = Math.min(forClock.w, forCalendar.w);
  if (!compact && room >= 40 && round) {
    const iso = view.phase === "ended" ? round.to : round.from;
    const [day = "", month = ""] = dateShort(iso).split(" ");
    const w = Math.min(room * 0.74, 62 * unit);
    things.push({
      key: "calendar",
      kind: "calendar",
      x: forCalendar.x,
      y: forCalendar.y,
      w,
      h: w * 1.16,
      turn: 0,
      depth: DEPTH.wallThing,
      from: null,
      what: null,
      look: { day, month, font: Math.max(SMALLEST_TEXT, fontOf(layout, 13)) },
    });
    const clock = Math.min(room * 0.74, 60 * unit);
    things.push({
      key: "clock",
      kind: "clock",
      x: forClock.x,
      y: forClock.y,
      w: clock,
      h: clock,
      turn: 0,
      depth: DEPTH.wallThing,
      from: null,
      what: null,
      look: { left: timeLeft(scenario, view, beside), paused: view.paused },
    });
  }
  return things;
}

/** Where the country is drawn in a map of this size: a little to the right, so that words fit at the lower left. */
export function countryPlace(
  w: number,
  h: number,
  words: boolean,
): { readonly x: number; readonly y: number; readonly scale: number } {
  const frame = Math.max(3, h * 0.032);
  const scale = Math.min(((h - frame * 2) * 0.94) / 670, ((w - frame * 2) * 0.95) / 1000);
  const free = w - 1000 * scale;
  return {
    x: words ? Math.min(free - frame * 1.5, free * 0.5 + h * 0.14) : free / 2,
    y: (h - 670 * scale) / 2,
    scale,
  };
}

const TICKS = 24;

/** Share of the phase still to come, in steps of a twenty-fourth so that the clock moves seldom. */
export function timeLeft(scenario: PublicScenario, view: View, beside: Beside): number | null {
  if (view.deadline === null || beside.now === undefined || view.phase === "ended") return null;
  const whole = scenario.minutes[view.phase] * 60_000;
  return Math.max(0, Math.min(1, Math.ceil(((view.deadline - beside.now) / whole) * TICKS) / TICKS));
}

function mapLook(layout: Layout, scenario: PublicScenario, view: View, wall: Wall): MapLook {
  const rows = regionRows(scenario, view);
  const shapes: Record<string, "part" | "most" | "held"> = {};
  for (const row of rows) if (row.control !== "none") shapes[row.shape] = row.control;
  const round = stretchOf(scenario, view.round);
  const iso = round === undefined ? null : view.phase === "ended" ? round.to : round.from;
  const font = fontOf(layout, 13);
  const attacker = scenario.parties.find((p) => p.id === scenario.treaty.attacker);
  // South of the Carpathians the drawing is empty: this much is free for words there.
  const place = countryPlace(wall.map.w, wall.map.h, true);
  const free = place.x + 300 * place.scale - font * 1.6;
  const long = iso === null ? null : t("table.map.caption", { date: dateWords(iso) });
  const short = iso === null ? null : t("table.map.date", { date: dateShort(iso) });
  const fits = (words: string | null, share: number): boolean =>
    words !== null && textWidth(words, font) < free * share;
  const legend = [
    { level: "held" as const, words: t("table.map.held", { adjective: attacker?.adjective ?? "" }) },
    { level: "part" as const, words: t("table.map.part") },
  ];
  return {
    screen: wall.venue.scene === "video",
    caption: fits(long, 1) ? long : fits(short, 1) ? short : null,
    legend:
      legend.every((l) => textWidth(l.words, font) + font * 1.7 < free) && wall.map.h > 130 ? legend : [],
    font,
    colour: attacker?.colour ?? "rust",
    shapes,
    contested: rows.filter((r) => r.contested).map((r) => r.shape),
  };
}
