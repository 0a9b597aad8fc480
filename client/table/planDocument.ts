/**
 * What lies in the middle of the table: sheets of the articles that matter most now, the rest as a stack, and the
 * instrument that is on its way. Decides nothing but what is shown.
 */
import type { IssueId, PartyId } from "../../shared/engine/ids.ts";
import type { Instrument } from "../../shared/engine/state.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { t } from "../words.ts";
import { documentRoom, fontOf, type Layout, type Placed, SMALLEST_TEXT } from "./layout.ts";
import { textWidth } from "./textWidth.ts";
import { type Beside, type Colour, DEPTH, type SheetLook, type Thing } from "./things.ts";

type Issue = PublicScenario["issues"][number];
const MOST_SHEETS = 6;
const STAGES = ["initialled", "signed", "ratified", "inForce"] as const;
type Stage = (typeof STAGES)[number];

/** The colour of a party by its id. */
export const colourOf = (scenario: PublicScenario, id: PartyId): Colour =>
  scenario.parties.find((p) => p.id === id)?.colour ?? "slate";

/** The newest instrument that has not failed; the weightier one of two as new. */
export function standingInstrument(view: View): Instrument | null {
  const kinds = ["communique", "limited", "framework", "treaty"];
  let best: Instrument | null = null;
  for (const i of Object.values(view.instruments)) {
    if (i.stage === "failed") continue;
    if (
      best === null ||
      i.since > best.since ||
      (i.since === best.since && kinds.indexOf(i.kind) > kinds.indexOf(best.kind))
    )
      best = i;
  }
  return best;
}

function stageOf(view: View, issue: IssueId): Stage | null {
  let stage: Stage | null = null;
  for (const i of Object.values(view.instruments)) {
    if (i.stage === "failed" || i.kind === "communique" || !i.clauses.some((c) => c.issue === issue))
      continue;
    if (stage === null || STAGES.indexOf(i.stage) > STAGES.indexOf(stage)) stage = i.stage;
  }
  return stage;
}

/** Who stands behind what on this article, each different clause once, the principals' first. */
export function bracketsOf(scenario: PublicScenario, view: View, issue: IssueId): readonly PartyId[] {
  const standing = view.standings[issue] ?? {};
  const order = [...scenario.treaty.principals, ...scenario.parties.map((p) => p.id)];
  const seen = new Set<string>();
  const parties: PartyId[] = [];
  for (const party of order) {
    const clause = standing[party];
    if (!clause) continue;
    const key = `${clause.option}/${clause.value ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    parties.push(party);
  }
  return parties;
}

export function sheetState(scenario: PublicScenario, view: View, issue: IssueId): SheetLook["state"] {
  if (view.agreed[issue]) return "agreed";
  const brackets = bracketsOf(scenario, view, issue).length;
  return brackets === 0 ? "blank" : brackets === 1 ? "single" : "disputed";
}

/** How much an article matters to what is going on now. */
function weightOf(scenario: PublicScenario, view: View, issue: Issue, beside: Beside): number {
  const state = sheetState(scenario, view, issue.id);
  let weight = state === "disputed" ? 40 : state === "single" ? 22 : state === "agreed" ? 12 : 0;
  const recent = beside.recent?.indexOf(issue.id) ?? -1;
  if (recent >= 0) weight += 50 - Math.min(40, recent * 4);
  for (const offer of Object.values(view.offers))
    if (offer.status === "open" && offer.clauses.some((c) => c.issue === issue.id)) weight += 6;
  if (stageOf(view, issue.id) !== null) weight += 24;
  if (scenario.treaty.essential.includes(issue.id)) weight += 9;
  return weight;
}

/** Sheets, stack and instrument in one row. */
export function planDocument(
  layout: Layout,
  scenario: PublicScenario,
  view: View,
  placed: readonly Placed[],
  beside: Beside,
): readonly Thing[] {
  const room = documentRoom(layout, placed);
  const { unit } = layout;
  const gap = Math.max(4, 8 * unit);
  const font = fontOf(layout, 13.5);
  const instrument = standingInstrument(view);
  const total = scenario.issues.length;

  // With titles when there is room for two of them and the stack, else with the numbers of the articles only.
  const h0 = Math.min(room.h, 142 * unit * 1.08);
  const fit = (least: number): number => Math.floor((room.w + gap) / (least + gap));
  const extra = instrument === null ? 0 : 1;
  const titled = fit(92 * Math.max(unit, 0.86)) >= 3 + extra;
  const least = titled ? 92 * Math.max(unit, 0.86) : Math.max(30, 78 * unit);
  const places = Math.max(2, Math.min(MOST_SHEETS + 1, fit(least)));
  const needStack = total + extra > places;
  const shown = Math.max(1, Math.min(total, places - extra - (needStack ? 1 : 0)));
  const count = shown + extra + (needStack ? 1 : 0);
  const w = Math.round(
    Math.min(
      (room.w - (count - 1) * gap) / count,
      titled ? 108 * Math.max(unit, 0.86) : Math.max(34, 100 * unit),
      h0 / 1.22,
    ),
  );
  const h = Math.round(Math.min(h0, w * 1.36));

  const ranked = scenario.issues
    .map((issue, at) => ({ issue, at, weight: weightOf(scenario, view, issue, beside) }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at);
  // Among four or more lies at least one that is agreed: what has been reached belongs in the picture, too.
  const reached = ranked.find((r) => view.agreed[r.issue.id]);
  const first = ranked.slice(0, shown);
  if (shown >= 4 && reached && !first.some((r) => view.agreed[r.issue.id])) first[shown - 1] = reached;
  const chosen = first.map((r) => r.issue).sort((a, b) => a.article - b.article);
  const rest = ranked.filter((r) => !first.includes(r)).map((r) => r.issue);

  const width = count * w + (count - 1) * gap;
  const x0 = room.x - width / 2 + w / 2;
  // The row lies on a shallow arc, as papers before people who lean over them.
  const spot = (i: number): { x: number; y: number; turn: number } => {
    const across = count === 1 ? 0 : (i / (count - 1)) * 2 - 1;
    return {
      x: x0 + i * (w + gap),
      y: room.y + (across * across - 0.5) * Math.min(6 * unit, room.h - h),
      turn: across * 0.055 + (i % 2 === 0 ? -0.008 : 0.008),
    };
  };

  const things: Thing[] = [];
  let i = 0;
  if (instrument !== null && instrument.stage !== "failed") {
    const p = spot(i++);
    const label = titled ? t(`table.kind.${instrument.kind}`) : null;
    const done = (party: PartyId): boolean =>
      instrument.stage === "initialled"
        ? instrument.confirmed.includes(party)
        : instrument.stage === "signed"
          ? instrument.ratifiedBy.includes(party)
          : true;
    things.push({
      key: `instrument:${instrument.id}`,
      kind: "instrument",
      x: p.x,
      y: p.y,
      w,
      h,
      turn: p.turn,
      depth: DEPTH.sheet,
      from: { x: layout.table.x, y: layout.table.y },
      what: { kind: "instrument", id: instrument.id },
      look: {
        label,
        stageWords: titled ? t(`table.sheet.${instrument.stage}`) : null,
        stage: instrument.stage,
        seals: instrument.signatories
          .slice(0, 6)
          .map((id) => ({ colour: colourOf(scenario, id), done: done(id) })),
        font,
      },
    });
  }
  for (const issue of chosen) {
    const p = spot(i++);
    things.push({
      key: `sheet:${issue.id}`,
      kind: "sheet",
      x: p.x,
      y: p.y,
      w,
      h,
      turn: p.turn,
      depth: DEPTH.sheet,
      from: { x: layout.table.x, y: layout.table.y + layout.table.feltRy * 0.6 },
      what: { kind: "issue", id: issue.id },
      look: lookOf(scenario, view, issue, titled, w, font),
    });
  }
  if (needStack && rest[0]) {
    const p = spot(i);
    const agreed = rest.filter((r) => view.agreed[r.id]).length;
    things.push({
      key: "stack",
      kind: "stack",
      x: p.x,
      y: p.y,
      w,
      h,
      turn: p.turn,
      depth: DEPTH.sheet,
      from: null,
      what: { kind: "rest", id: rest[0].id },
      look: {
        count: rest.length,
        agreed: titled && agreed > 0 ? t("table.stack.agreed", { n: agreed }) : null,
        open: titled && agreed < rest.length ? t("table.stack.open", { n: rest.length - agreed }) : null,
        font,
      },
    });
  }
  return things;
}

function lookOf(
  scenario: PublicScenario,
  view: View,
  issue: Issue,
  titled: boolean,
  w: number,
  font: number,
): SheetLook {
  const state = sheetState(scenario, view, issue.id);
  const stage = stageOf(view, issue.id);
  const one = `${issue.article} ${issue.short}`;
  const size = titled
    ? Math.max(SMALLEST_TEXT, Math.min(font, (font * (w - 10)) / textWidth(one, font, "serif")))
    : font;
  const word =
    stage === "signed" || stage === "ratified" || stage === "inForce" || stage === "initialled"
      ? stage
      : "agreed";
  return {
    article: issue.article,
    title: titled ? issue.short : null,
    font: Math.round(size * 2) / 2,
    state,
    stage,
    brackets: bracketsOf(scenario, view, issue.id)
      .slice(0, 3)
      .map((id) => colourOf(scenario, id)),
    initials:
      state === "agreed" || stage !== null
        ? scenario.treaty.principals.map((id) => colourOf(scenario, id))
        : [],
    words: titled && (state === "agreed" || stage !== null) ? t(`table.sheet.${word}`) : null,
  };
}
