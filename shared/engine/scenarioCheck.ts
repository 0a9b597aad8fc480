/**
 * The second look at a scenario: mistakes that a schema cannot see, each in plain words with a path and a
 * suggestion. Judges form and sourcing, never whether a scenario is good.
 */
import { dayOf } from "./days.ts";
import { partyOf, roleOf } from "./ids.ts";
import type { Condition, Effect, Option, Scenario } from "./scenario.ts";
import { checkMatch, type Mistake, mustKnow, type Names, type Tell } from "./scenarioNames.ts";
import { checkConditions, checkEffects } from "./scenarioRefs.ts";

const BRIEF_WORDS = 350;
const PUBLIC_WORDS = 700;

/** All mistakes of a scenario that has passed its schema; empty when it may be played. */
export function checkScenario(s: Scenario): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const tell: Tell = (path, problem, suggestion) => mistakes.push({ path, problem, suggestion });
  const names = namesOf(s);
  checkParties(s, names, tell);
  checkIssues(s, names, tell);
  checkSheets(s, names, tell);
  checkRecord(s, names, tell);
  checkWorld(s, names, tell);
  checkMechanics(s, names, tell);
  checkBriefs(s, tell);
  checkSources(s, tell);
  return mistakes;
}

const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map((x) => x.id);

function namesOf(s: Scenario): Names {
  return {
    parties: ids(s.parties),
    issues: ids(s.issues),
    options: Object.fromEntries(s.issues.map((i) => [i.id, ids(i.options)])),
    regions: ids(s.world.regions),
    sources: Object.keys(s.sources),
    locks: ids(s.locks),
    steps: ids(s.steps),
    shocks: ids(s.shocks),
    applications: ids(s.applications),
    venues: ids(s.venues),
    sectors: ids(s.world.sectors),
  };
}

function unique(tell: Tell, path: string, list: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of list) {
    if (seen.has(id)) tell(path, `"${id}" stands twice`, "give each its own id");
    seen.add(id);
  }
}

function checkParties(s: Scenario, names: Names, tell: Tell): void {
  unique(tell, "parties", names.parties);
  for (const p of s.parties) {
    const at = `parties.${p.id}`;
    unique(tell, `${at}.seats`, ids(p.seats));
    for (const seat of p.seats) {
      if (partyOf(seat.id) !== p.id || roleOf(seat.id) !== seat.role)
        tell(
          `${at}.seats.${seat.id}`,
          "the seat's id does not match its party and role",
          `write "${p.id}.${seat.role}"`,
        );
    }
    if (!p.seats.some((x) => x.role === "head"))
      tell(`${at}.seats`, "nobody leads the delegation", `add the seat "${p.id}.head"`);
    for (const other of Object.keys(p.close)) mustKnow(tell, `${at}.close`, "party", other, names.parties);
    for (const other of [...p.supports.arms, ...p.supports.sanctions])
      mustKnow(tell, `${at}.supports`, "party", other, names.parties);
  }
  const { principals, attacker, defender, essential } = s.treaty;
  for (const id of [...principals, attacker, defender]) mustKnow(tell, "treaty", "party", id, names.parties);
  for (const id of essential) mustKnow(tell, "treaty.essential", "issue", id, names.issues);
  unique(tell, "venues", names.venues);
  for (const v of s.venues) mustKnow(tell, `venues.${v.id}.host`, "party", v.host, names.parties);
  s.rounds.forEach((r, i) => {
    mustKnow(tell, `rounds.${i + 1}.venue`, "venue", r.venue, names.venues);
    if (dayOf(r.to) < dayOf(r.from)) tell(`rounds.${i + 1}`, "it ends before it begins", "swap the dates");
    const before = s.rounds[i - 1];
    if (before && dayOf(r.from) <= dayOf(before.to))
      tell(`rounds.${i + 1}`, "it overlaps the round before", `begin after ${before.to}`);
  });
}

function checkIssues(s: Scenario, names: Names, tell: Tell): void {
  unique(tell, "issues", names.issues);
  s.issues.forEach((issue, n) => {
    const at = `issues.${issue.id}`;
    if (issue.article !== n + 1)
      tell(
        `${at}.article`,
        `article ${issue.article} stands in place ${n + 1}`,
        "number articles 1, 2, 3 … in order",
      );
    unique(tell, `${at}.options`, ids(issue.options));
    for (const option of issue.options) checkOption(names, tell, `${at}.options.${option.id}`, option);
  });
}

function checkOption(names: Names, tell: Tell, at: string, option: Option): void {
  unique(tell, `${at}.duties`, ids(option.duties));
  for (const duty of option.duties) {
    if (duty.obligor !== "guarantors")
      mustKnow(tell, `${at}.duties.${duty.id}.obligor`, "party", duty.obligor, names.parties);
    for (const p of duty.obligee)
      mustKnow(tell, `${at}.duties.${duty.id}.obligee`, "party", p, names.parties);
  }
  const q = option.quantity;
  if (q) {
    if (!option.wording.includes("{n}"))
      tell(
        `${at}.wording`,
        "a quantity's wording does not show its number",
        "write {n} where the number stands",
      );
    if (q.max <= q.min) tell(`${at}.quantity`, "max is not above min", "swap them");
    for (const f of q.figures) {
      mustKnow(tell, `${at}.quantity.figures`, "party", f.by, names.parties);
      if (f.value < q.min || f.value > q.max)
        tell(`${at}.quantity.figures`, `${f.value} lies outside ${q.min} to ${q.max}`, "widen the range");
    }
  }
  for (const p of option.guarantee?.guarantors ?? [])
    mustKnow(tell, `${at}.guarantee.guarantors`, "party", p, names.parties);
  for (const step of option.entry ?? []) mustKnow(tell, `${at}.entry`, "step", step, names.steps);
  for (const region of Object.keys(option.control ?? {}))
    mustKnow(tell, `${at}.control`, "region", region, names.regions);
}

function checkSheets(s: Scenario, names: Names, tell: Tell): void {
  for (const party of names.parties)
    if (s.sheets.filter((x) => x.party === party).length !== 1)
      tell("sheets", `${party} has no sheet of its own, or several`, "write one sheet per party");
  for (const sheet of s.sheets) {
    const at = `sheets.${sheet.party}`;
    mustKnow(tell, at, "party", sheet.party, names.parties);
    const sum = sheet.valuations.reduce((total, v) => total + v.weight, 0);
    if (sum < 0.999 || sum > 1.001)
      tell(`${at}.valuations`, `weights add up to ${sum.toFixed(3)}`, "make them add up to 1");
    unique(
      tell,
      `${at}.valuations`,
      sheet.valuations.map((v) => v.issue),
    );
    for (const issue of names.issues)
      if (!sheet.valuations.some((v) => v.issue === issue))
        tell(
          `${at}.valuations`,
          `nothing is said about ${issue}`,
          "add it, with weight 0 if it does not matter",
        );
    for (const v of sheet.valuations) {
      mustKnow(tell, `${at}.valuations`, "issue", v.issue, names.issues);
      const issue = s.issues.find((i) => i.id === v.issue);
      for (const option of issue?.options ?? []) {
        const value = v.options[option.id];
        const where = `${at}.valuations.${v.issue}.options`;
        if (value === undefined) tell(where, `no value for "${option.id}"`, "say what it is worth, 0 to 100");
        else if (option.quantity && typeof value === "number" && v.weight > 0.02)
          tell(
            where,
            `"${option.id}" is a quantity with one value for every number`,
            "give points [number, value]",
          );
        else if (!option.quantity && typeof value !== "number")
          tell(where, `"${option.id}" is no quantity but has points`, "give one number");
        else if (
          typeof value !== "number" &&
          value.some((p, i) => i > 0 && p[0] <= (value[i - 1]?.[0] ?? p[0]))
        )
          tell(where, `points of "${option.id}" are not in rising order`, "sort them by their number");
      }
      for (const option of [...Object.keys(v.options), ...(v.allow ?? [])])
        mustKnow(tell, `${at}.valuations.${v.issue}`, "option", option, names.options[v.issue] ?? []);
    }
    for (const synergy of sheet.synergies)
      for (const m of [...synergy.all, ...(synergy.without ?? [])])
        checkMatch(names, tell, `${at}.synergies`, m);
  }
  for (const p of s.positions) {
    const at = `positions.${p.party}.${p.issue}`;
    mustKnow(tell, at, "party", p.party, names.parties);
    mustKnow(tell, at, "issue", p.issue, names.issues);
    for (const option of p.order)
      mustKnow(tell, `${at}.order`, "option", option, names.options[p.issue] ?? []);
    unique(tell, `${at}.order`, p.order);
  }
}

function checkRecord(s: Scenario, names: Names, tell: Tell): void {
  unique(tell, "record", ids(s.record));
  const first = s.rounds[0]?.from ?? s.asOf;
  for (const e of s.record) {
    const at = `record.${e.id}`;
    if (dayOf(e.date) >= dayOf(first))
      tell(`${at}.date`, "it lies after the match begins", `the record ends before ${first}`);
    mustKnow(tell, `${at}.by`, "party", e.by, names.parties);
    for (const p of e.wronged) mustKnow(tell, `${at}.wronged`, "party", p, names.parties);
    if (e.severity === 0) tell(`${at}.severity`, "an entry without weight says nothing", "leave it out");
  }
  for (const c of s.counts) mustKnow(tell, "counts", "party", c.about, names.parties);
  for (const t of s.priorTrust)
    for (const p of [t.truster, t.trustee]) mustKnow(tell, "priorTrust", "party", p, names.parties);
}

function checkWorld(s: Scenario, names: Names, tell: Tell): void {
  const { world } = s;
  unique(tell, "world.regions", names.regions);
  unique(tell, "world.sectors", names.sectors);
  for (const r of world.regions) {
    mustKnow(tell, `world.regions.${r.id}.sector`, "sector", r.sector, names.sectors);
    for (const p of r.claimedBy) mustKnow(tell, `world.regions.${r.id}.claimedBy`, "party", p, names.parties);
  }
  const area = world.regions.reduce((sum, r) => sum + r.area, 0);
  if (area < 0.98 || area > 1.02)
    tell("world.regions", `areas add up to ${area.toFixed(3)} of the country`, "make them add up to 1");
  const sides = world.sides.map((x) => x.party);
  for (const p of [s.treaty.attacker, s.treaty.defender])
    if (!sides.includes(p)) tell("world.sides", `there is no side for ${p}`, "add it");
  for (const o of world.opinion) mustKnow(tell, "world.opinion", "party", o.party, names.parties);
  for (const f of world.aid)
    for (const p of [f.from, f.to]) mustKnow(tell, "world.aid", "party", p, names.parties);
}

function checkMechanics(s: Scenario, names: Names, tell: Tell): void {
  unique(tell, "locks", names.locks);
  unique(tell, "shocks", names.shocks);
  unique(tell, "steps", names.steps);
  for (const l of s.locks) {
    const at = `locks.${l.id}`;
    mustKnow(tell, `${at}.holder`, "party", l.holder, names.parties);
    if ("step" in l.blocks) mustKnow(tell, `${at}.blocks`, "step", l.blocks.step, names.steps);
    if ("clause" in l.blocks) checkMatch(names, tell, `${at}.blocks`, l.blocks.clause);
    if ("session" in l.blocks)
      for (const p of l.blocks.session) mustKnow(tell, `${at}.blocks`, "party", p, names.parties);
    if ("application" in l.blocks)
      mustKnow(tell, `${at}.blocks`, "application", l.blocks.application, names.applications);
    for (const u of l.unlock)
      if (u.by !== "holder") checkConditions(names, tell, `${at}.unlock.${u.id}`, u.by as Condition);
  }
  for (const a of s.applications) {
    mustKnow(tell, `applications.${a.id}`, "party", a.party, names.parties);
    checkEffects(names, tell, `applications.${a.id}.effects`, a.effects as readonly Effect[]);
  }
  for (const step of s.steps) mustKnow(tell, `steps.${step.id}`, "party", step.party, names.parties);
  for (const shock of s.shocks) {
    const at = `shocks.${shock.id}`;
    if (shock.memorial && !shock.note)
      tell(at, "a memorial shock has no content note", "say in one sentence what the card is about");
    if (!("inject" in shock.trigger) && shock.trigger.when)
      checkConditions(names, tell, `${at}.trigger`, shock.trigger.when);
    checkEffects(names, tell, `${at}.effects`, shock.effects);
  }
}

const words = (text: string): number => text.split(/\s+/).filter((w) => w !== "").length;

function checkBriefs(s: Scenario, tell: Tell): void {
  const open = words(s.briefs.public);
  if (open > PUBLIC_WORDS) tell("briefs.public", `it has ${open} words`, `cut it to ${PUBLIC_WORDS}`);
  const seats = s.parties.flatMap((p) => ids(p.seats));
  for (const seat of seats) {
    const text = s.briefs.seats[seat];
    if (text === undefined) tell(`briefs/${seat}.md`, "this seat has no brief", "write one page for it");
    else if (words(text) > BRIEF_WORDS)
      tell(`briefs/${seat}.md`, `it has ${words(text)} words`, `cut it to ${BRIEF_WORDS}`);
  }
  for (const seat of Object.keys(s.briefs.seats)) mustKnow(tell, `briefs/${seat}.md`, "seat", seat, seats);
}

/** Every `sources` list and `cited` basis must point to sources that exist; nothing may be dated after `asOf`. */
function checkSources(s: Scenario, tell: Tell): void {
  const known = Object.keys(s.sources);
  const used = new Set<string>();
  const asOf = dayOf(s.asOf);
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      value.forEach((x, i) => {
        visit(x, `${path}.${labelOf(x) ?? i}`);
      });
      return;
    }
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if ((key === "sources" || key === "cited") && Array.isArray(inner)) {
        for (const id of inner as readonly string[]) {
          used.add(id);
          mustKnow(tell, `${path}.${key}`, "source", id, known);
        }
      } else if (
        key === "date" &&
        typeof inner === "string" &&
        /^\d{4}-\d\d-\d\d$/.test(inner) &&
        dayOf(inner) > asOf
      )
        tell(
          `${path}.date`,
          `${inner} lies after the scenario's as-of date ${s.asOf}`,
          "correct one of them",
        );
      else visit(inner, path === "" ? key : `${path}.${key}`);
    }
  };
  const { sources, briefs, ...rest } = s;
  visit(rest, "");
  const texts: readonly (readonly [string, string])[] = [
    ["public", briefs.public],
    ...Object.entries(briefs.seats),
  ];
  for (const [name, text] of texts)
    for (const match of text.matchAll(/\[src:([^\]]+)\]/g)) {
      used.add(match[1] as string);
      mustKnow(tell, `briefs/${name}.md`, "source", match[1] as string, known);
    }
  for (const id of Object.keys(sources))
    if (!used.has(id))
      tell(`sources.${id}`, "nothing refers to it", "remove it, or cite it where it belongs");
}

const labelOf = (x: unknown): string | null =>
  typeof x === "object" && x !== null && "id" in x && typeof x.id === "string" ? x.id : null;

/** What the schema found, in plain words with a path. */
export function schemaMistakes(
  found: readonly {
    readonly path: readonly PropertyKey[];
    readonly message: string;
    readonly code?: string;
    readonly keys?: readonly string[];
  }[],
): readonly Mistake[] {
  return found.map((one) => {
    const path = one.path.map(String).join(".") || "scenario";
    if (one.code === "unrecognized_keys")
      return {
        path,
        problem: `there is no field ${(one.keys ?? []).map((k) => `"${k}"`).join(", ")} here`,
        suggestion: "remove it, or look for a misspelling",
      };
    if (one.message.includes("received undefined"))
      return {
        path,
        problem: "this field is missing",
        suggestion: one.message.replace("Invalid input: ", ""),
      };
    return { path, problem: one.message, suggestion: "see the same field in a scenario that works" };
  });
}
