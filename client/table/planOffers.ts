/** Where the open offers lie: beside those who have yet to answer, clear of papers, plates and figures. */
import type { PartyId } from "../../shared/engine/ids.ts";
import type { Offer } from "../../shared/engine/state.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { type Layout, type Placed, SMALLEST_TEXT } from "./layout.ts";
import { colourOf } from "./planDocument.ts";
import { type Box, bottom, DEPTH, overlap, type Thing } from "./things.ts";

const newestFirst = (a: Offer, b: Offer): number => b.round - a.round || numberOf(b) - numberOf(a);
const numberOf = (offer: Offer): number => Number(offer.id.slice(offer.id.lastIndexOf(".") + 1)) || 0;

/** Open offers as envelopes tucked under the plate of the first party that has not yet answered. */
export function planOffers(
  layout: Layout,
  scenario: PublicScenario,
  view: View,
  placed: readonly Placed[],
  taken: readonly Box[],
  figures: readonly Box[] = [],
): readonly Thing[] {
  const { unit, table } = layout;
  const w = Math.max(20, Math.round(38 * unit));
  const h = Math.max(14, Math.round(26 * unit));
  const font = SMALLEST_TEXT;
  const waiting = new Map<PartyId, Offer[]>();
  for (const offer of Object.values(view.offers)) {
    if (offer.status !== "open") continue;
    const to = offer.to.find((p) => !offer.accepted.includes(p)) ?? offer.to[0];
    if (to === undefined) continue;
    waiting.set(to, [...(waiting.get(to) ?? []), offer]);
  }
  const others = (id: PartyId): readonly Box[] => [
    ...taken,
    ...placed.filter((p) => p.party.id !== id).map((p) => p.plate),
    ...things,
  ];
  const things: Thing[] = [];
  for (const { party, side, plate } of placed) {
    const offers = [...(waiting.get(party.id) ?? [])].sort(newestFirst);
    const newest = offers[0];
    if (newest === undefined) continue;
    const free = mailSpots(plate, side, table.x, w, h, unit).filter(
      (spot) => !others(party.id).some((b) => overlap(b, spot, 1)),
    );
    // Nobody sits on their mail while there is another place for it.
    const box = free.find((spot) => !figures.some((f) => overlap(f, spot, 1))) ?? free[0];
    if (box === undefined) continue;
    const sender = placed.find((p) => p.party.id === newest.from)?.plate ?? plate;
    things.push({
      key: `offer:${newest.id}`,
      kind: "envelope",
      ...box,
      turn: side === "left" ? 0.05 : side === "right" ? -0.05 : 0,
      depth: DEPTH.envelope,
      from: { x: sender.x, y: sender.y },
      what: { kind: "offer", id: newest.id },
      look: { colour: colourOf(scenario, newest.from), count: offers.length, font, blind: newest.blind },
    });
  }
  return things;
}

/** Principals' mail lies above the inner end of their plate, the others' peeps out below theirs; else somewhere near. */
function mailSpots(
  plate: Box,
  side: Placed["side"],
  middle: number,
  w: number,
  h: number,
  unit: number,
): readonly Box[] {
  const gap = Math.max(2, 6 * unit);
  if (side === "far") {
    const y = bottom(plate) + h * 0.22;
    const inward = plate.x < middle - 4 ? 1 : plate.x > middle + 4 ? -1 : 0;
    return [
      (inward * (plate.w - w)) / 4,
      (-inward * (plate.w - w)) / 4,
      0,
      (plate.w - w) / 2,
      (w - plate.w) / 2,
    ].map((dx) => ({ x: plate.x + dx, y, w, h }));
  }
  const inward = side === "left" ? 1 : -1;
  const above = plate.y - plate.h / 2 - h / 2 - gap;
  return [
    { x: plate.x + inward * (plate.w / 2 - w / 2 - 4), y: above, w, h },
    { x: plate.x, y: above, w, h },
    { x: plate.x + inward * (plate.w / 2 + w / 2 + gap), y: plate.y, w, h },
    { x: plate.x + inward * (plate.w / 2 + w / 2 + gap), y: plate.y + plate.h * 0.7, w, h },
    { x: plate.x + inward * (plate.w / 2 - w / 2), y: bottom(plate) + h / 2 + 1, w, h },
    { x: plate.x - inward * (plate.w / 2 - w / 2), y: above, w, h },
    { x: plate.x + inward * (plate.w / 2 - w / 4), y: plate.y, w, h },
    { x: plate.x + inward * (plate.w / 2 - w / 4), y: above + h / 2, w, h },
  ];
}
