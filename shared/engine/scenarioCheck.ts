/**
 * The second pass over a scenario: what a schema cannot see. Ids that lead nowhere, weights that do not add up,
 * statements without a known source, texts that are too long, tone of the memorial entries. Pure; no rule of play.
 */
import { type Condition, type Effect, type Scenario, scenarioSchema } from "./scenario.ts";
import { explainSchema, type Mistake, suggest } from "./scenarioMistakes.ts";

/** Regions that the map can draw: the ids of the npm package @svg-maps/ukraine. Sevastopol is part of Crimea there. */
export const MAP_REGIONS: readonly string[] = [
  "cherkasy",
  "chernihiv",
  "chernivtsi",
  "crimea",
  "dnipropetrovsk",
  "donetsk",
  "ivano-frankivsk",
  "kharkiv",
  "kherson",
  "khmelnytskyi",
  "kirovohrad",
  "kyiv",
  "kyiv-city",
  "luhansk",
  "lviv",
  "mykolaiv",
  "odessa",
  "poltava",
  "rivne",
  "sumy",
  "ternopil",
  "vinnytsia",
  "volyn",
  "zakarpattia",
  "zaporizhia",
  "zhytomyr",
];

/** Most words of a brief: what people read before a session. */
export const BRIEF_WORDS = { public: 700, seat: 350 } as const;

/** The scenario in `raw`, or everything that is wrong with it. */
export function readScenarioData(
  raw: unknown,
): { readonly scenario: Scenario } | { readonly mistakes: readonly Mistake[] } {
  const wrong = explainSchema(raw);
  if (wrong.length > 0) return { mistakes: wrong };
  const scenario = scenarioSchema.parse(raw);
  const mistakes = checkScenario(scenario);
  return mistakes.length > 0 ? { mistakes } : { scenario };
}

/** Everything that is wrong with a scenario that the schema accepts. */
export function checkScenario(scenario: Scenario): readonly Mistake[] {
  const check = newCheck(scenario);
  checkFrame(check);
  checkParties(check);
  checkIssues(check);
  checkSheets(check);
  checkPositions(check);
  checkRecord(check);
  checkLocks(check);
  checkShocks(check);
  checkWorld(check);
  checkTexts(check);
  checkSources(check);
  return check.mistakes;
}

interface Check {
  readonly scenario: Scenario;
  readonly mistakes: Mistake[];
  readonly parties: readonly string[];
  readonly issues: readonly string[];
  readonly regions: readonly string[];
  readonly used: Set<string>;
  tell(code: string, path: string, problem: string, suggestion?: string): void;
  /** Tells when `id` is none of `known`. */
  known(kind: string, path: string, id: string, known: readonly string[]): boolean;
  party(path: string, id: string): boolean;
  clause(path: string, match: { readonly issue: string; readonly options: readonly string[] }): void;
  /** Sources exist, and the date is not later than the scenario's. */
  cited(path: string, sources: readonly string[], date?: string): void;
  basis(path: string, basis: Scenario["shocks"][number]["basis"]): void;
}

function newCheck(scenario: Scenario): Check {
  const mistakes: Mistake[] = [];
  const parties = scenario.parties.map((p) => p.id);
  const issues = scenario.issues.map((i) => i.id);
  const sources = Object.keys(scenario.sources);
  const used = new Set<string>();
  const tell = (code: string, path: string, problem: string, suggestion = ""): void => {
    mistakes.push({ code, path, problem, suggestion });
  };
  const known = (kind: string, path: string, id: string, ids: readonly string[]): boolean => {
    if (ids.includes(id)) return true;
    tell("unknownId", path, `There is no ${kind} "${id}".`, suggest(id, ids));
    return false;
  };
  const cited = (path: string, ids: readonly string[], date?: string): void => {
    for (const id of ids) {
      used.add(id);
      known("source", path, id, sources);
    }
    if (date !== undefined && date > scenario.asOf)
      tell(
        "afterAsOf",
        path,
        `The date ${date} is later than the scenario's own, ${scenario.asOf}.`,
        "Move asOf on, or leave this out.",
      );
  };
  return {
    scenario,
    mistakes,
    parties,
    issues,
    regions: scenario.world.regions.map((r) => r.id),
    used,
    tell,
    known,
    party: (path, id) => known("party", path, id, parties),
    clause: (path, match) => {
      if (!known("issue", path, match.issue, issues)) return;
      const options = optionsOf(scenario, match.issue);
      for (const option of match.options) known(`option of "${match.issue}"`, path, option, options);
    },
    cited,
    basis: (path, basis) => {
      if ("cited" in basis) cited(`${path}/basis`, basis.cited);
    },
  };
}

const optionsOf = (scenario: Scenario, issue: string): readonly string[] =>
  scenario.issues.find((i) => i.id === issue)?.options.map((o) => o.id) ?? [];

function unique(check: Check, path: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) check.tell("duplicateId", path, `"${id}" stands here twice.`, "Rename or remove one.");
    seen.add(id);
  }
}

function checkFrame(check: Check): void {
  const { scenario, tell } = check;
  const { treaty, rounds, venues } = scenario;
  for (const issue of treaty.essential) check.known("issue", "treaty/essential", issue, check.issues);
  unique(check, "treaty/essential", treaty.essential);
  for (const p of [...treaty.principals, treaty.defender, treaty.attacker]) check.party("treaty", p);
  if (treaty.attacker === treaty.defender)
    tell("treatyParties", "treaty", "Attacker and defender are the same party.");
  for (const p of [treaty.attacker, treaty.defender])
    if (!treaty.principals.includes(p))
      tell("treatyParties", "treaty/principals", `"${p}" must be one of the two principals.`);
  unique(
    check,
    "venues",
    venues.map((v) => v.id),
  );
  for (const v of venues) {
    check.party(`venues/${v.id}/host`, v.host);
    check.cited(`venues/${v.id}`, v.sources);
    if (!rounds.some((r) => r.venue === v.id))
      tell("unused", `venues/${v.id}`, "No round takes place here.", "Remove it, or give it a round.");
  }
  rounds.forEach((r, i) => {
    const path = `rounds/${i + 1}`;
    check.known(
      "venue",
      `${path}/venue`,
      r.venue,
      venues.map((v) => v.id),
    );
    if (r.to < r.from) tell("roundDates", path, `The round ends (${r.to}) before it begins (${r.from}).`);
    const before = rounds[i - 1];
    if (before && before.to >= r.from)
      tell(
        "roundDates",
        path,
        `The round begins (${r.from}) before the one before it has ended (${before.to}).`,
      );
    if (r.briefing.length > 3)
      tell("briefingLong", path, `A briefing has ${r.briefing.length} lines.`, "Three at most.");
    r.briefing.forEach((line, n) => {
      check.cited(`${path}/briefing/${n + 1}`, line.sources, line.date);
      if (line.date > r.from)
        tell(
          "briefingFuture",
          `${path}/briefing/${n + 1}`,
          `A line of ${line.date} cannot be known when the round begins on ${r.from}.`,
          "Briefings must be true whatever players do: use an earlier date or a shock.",
        );
    });
  });
}

function checkParties(check: Check): void {
  const { scenario, tell } = check;
  unique(check, "parties", check.parties);
  for (const p of scenario.parties) {
    const path = `parties/${p.id}`;
    unique(
      check,
      `${path}/seats`,
      p.seats.map((s) => s.id),
    );
    for (const s of p.seats)
      if (s.id !== `${p.id}.${s.role}`)
        tell(
          "seatName",
          `${path}/seats/${s.id}`,
          `The seat "${s.id}" does not match its party and role.`,
          `Call it "${p.id}.${s.role}".`,
        );
    if (!p.seats.some((s) => s.role === "head"))
      tell("seatHead", `${path}/seats`, "This party has no head of delegation.", `Add "${p.id}.head".`);
    for (const other of Object.keys(p.close)) {
      check.party(`${path}/close`, other);
      if (other === p.id)
        tell("closeToSelf", `${path}/close`, "A party is not close to itself.", "Remove it.");
    }
    for (const other of [...p.supports.arms, ...p.supports.sanctions]) check.party(`${path}/supports`, other);
  }
}

function checkIssues(check: Check): void {
  const { scenario, tell } = check;
  unique(check, "issues", check.issues);
  unique(
    check,
    "issues/short",
    scenario.issues.map((i) => i.short),
  );
  scenario.issues.forEach((issue, n) => {
    const path = `issues/${issue.id}`;
    if (issue.article !== n + 1)
      tell(
        "articleOrder",
        `${path}/article`,
        `Article ${issue.article} stands in place ${n + 1}.`,
        `Number articles in order: ${n + 1}.`,
      );
    unique(
      check,
      `${path}/options`,
      issue.options.map((o) => o.id),
    );
    unique(
      check,
      `${path}/background`,
      issue.background.map((b) => b.text),
    );
    issue.background.forEach((b, i) => {
      check.cited(`${path}/background/${i + 1}`, b.sources, b.date);
    });
    if (issue.background.length === 0)
      tell("noBackground", path, "This article has no background.", "Add at least one sourced statement.");
    for (const option of issue.options) checkOption(check, issue, option);
  });
}

function checkOption(
  check: Check,
  issue: Scenario["issues"][number],
  option: Scenario["issues"][number]["options"][number],
): void {
  const { scenario, tell } = check;
  const path = `issues/${issue.id}/options/${option.id}`;
  unique(
    check,
    `${path}/duties`,
    option.duties.map((d) => d.id),
  );
  for (const duty of option.duties) {
    const at = `${path}/duties/${duty.id}`;
    check.known("party", `${at}/obligor`, duty.obligor, [...check.parties, "guarantors"]);
    for (const p of duty.obligee) check.party(`${at}/obligee`, p);
    if (duty.obligee.includes(duty.obligor))
      tell("dutyToSelf", at, `"${duty.obligor}" owes this duty to itself.`);
    if (issue.limited && !scenario.treaty.principals.includes(duty.obligor))
      tell(
        "limitedDuty",
        at,
        `"${issue.id}" may be settled alone, but "${duty.obligor}" is not one of the two who settle it.`,
        "Let a principal owe the duty, or set limited to false.",
      );
  }
  if (issue.limited && option.duties.length === 0)
    tell(
      "limitedEmpty",
      path,
      `"${issue.id}" may be settled alone, but this option obliges nobody: it would be an agreement about nothing.`,
      "Add a duty, or remove the option: to agree on nothing the article is left out.",
    );
  for (const p of option.guarantee?.guarantors ?? [])
    if (check.party(`${path}/guarantee`, p) && !scenario.parties.find((x) => x.id === p)?.supports.guarantee)
      tell(
        "cannotPledge",
        `${path}/guarantee`,
        `"${p}" is named as guarantor but may not pledge.`,
        `Set supports.guarantee of "${p}", or take it off the list.`,
      );
  for (const step of option.entry ?? [])
    check.known(
      "step",
      `${path}/entry`,
      step,
      scenario.steps.map((s) => s.id),
    );
  for (const region of Object.keys(option.control ?? {}))
    check.known("region", `${path}/control`, region, check.regions);
  if (option.control && !option.duties.some((d) => d.domain === "force"))
    tell(
      "controlNoDuty",
      `${path}/control`,
      "Land changes hands here, but nobody owes it.",
      'Add a duty in the domain "force".',
    );
  const marked = option.wording.includes("{n}");
  if (marked !== (option.quantity !== undefined))
    tell(
      "placeholder",
      `${path}/wording`,
      marked
        ? "The wording has {n}, but the option has no quantity."
        : "The option has a quantity, but its wording has no {n}.",
    );
  const q = option.quantity;
  if (!q) return;
  if (q.min >= q.max)
    tell("quantityRange", `${path}/quantity`, `The least (${q.min}) is not below the most (${q.max}).`);
  else if (!isWhole((q.max - q.min) / q.step))
    tell("quantityRange", `${path}/quantity`, `Steps of ${q.step} do not lead from ${q.min} to ${q.max}.`);
  q.figures.forEach((f, i) => {
    check.party(`${path}/quantity/figures/${i + 1}`, f.by);
    check.cited(`${path}/quantity/figures/${i + 1}`, f.sources, f.date);
    if (f.value < q.min || f.value > q.max)
      tell(
        "quantityRange",
        `${path}/quantity/figures/${i + 1}`,
        `The figure ${f.value} lies outside ${q.min} to ${q.max}.`,
      );
  });
}

const isWhole = (x: number): boolean => Math.abs(x - Math.round(x)) < 1e-6;

function checkSheets(check: Check): void {
  const { scenario, tell } = check;
  unique(
    check,
    "sheets",
    scenario.sheets.map((s) => s.party),
  );
  for (const party of check.parties)
    if (!scenario.sheets.some((s) => s.party === party))
      tell(
        "sheetMissing",
        "sheets",
        `"${party}" has no sheet.`,
        "Add one, with weight 0 where it has no stake.",
      );
  for (const sheet of scenario.sheets) {
    const path = `sheets/${sheet.party}`;
    check.party(path, sheet.party);
    check.basis(`${path}/reservation`, sheet.reservation.basis);
    check.basis(`${path}/optimism`, sheet.optimism.basis);
    unique(
      check,
      `${path}/valuations`,
      sheet.valuations.map((v) => v.issue),
    );
    const sum = sheet.valuations.reduce((s, v) => s + v.weight, 0);
    if (Math.abs(sum - 1) > 0.001)
      tell(
        "weights",
        `${path}/valuations`,
        `The weights add up to ${Math.round(sum * 10000) / 10000}, not to 1.`,
      );
    for (const issue of check.issues)
      if (!sheet.valuations.some((v) => v.issue === issue))
        tell(
          "valuationMissing",
          path,
          `Nothing is said about "${issue}".`,
          "Add a valuation, with weight 0 if it has no stake.",
        );
    for (const v of sheet.valuations) checkValuation(check, `${path}/valuations/${v.issue}`, v);
    sheet.synergies.forEach((s, i) => {
      for (const match of [...s.all, ...(s.without ?? [])]) check.clause(`${path}/synergies/${i + 1}`, match);
    });
  }
}

function checkValuation(
  check: Check,
  path: string,
  v: Scenario["sheets"][number]["valuations"][number],
): void {
  const { scenario, tell } = check;
  check.basis(path, v.basis);
  const issue = scenario.issues.find((i) => i.id === v.issue);
  if (!issue) {
    check.known("issue", path, v.issue, check.issues);
    return;
  }
  const ids = issue.options.map((o) => o.id);
  for (const id of Object.keys(v.options)) check.known(`option of "${v.issue}"`, `${path}/options`, id, ids);
  for (const id of v.allow ?? []) check.known(`option of "${v.issue}"`, `${path}/allow`, id, ids);
  for (const option of issue.options) {
    const value = v.options[option.id];
    if (value === undefined)
      tell("valueMissing", `${path}/options`, `The option "${option.id}" has no value.`);
    else if (Array.isArray(value)) checkPoints(check, `${path}/options/${option.id}`, value, option.quantity);
  }
  const quantities = issue.options.flatMap((o) => o.quantity ?? []);
  const bounds = [v.atLeast, v.atMost].filter((b) => b !== undefined);
  if (bounds.length > 0 && quantities.length === 0)
    tell("bounds", path, "A bound is set, but no option of this article has a quantity.");
  else if (bounds.some((b) => !quantities.some((q) => b >= q.min && b <= q.max)))
    tell("bounds", path, "A bound lies outside the quantity.");
  if (v.atLeast !== undefined && v.atMost !== undefined && v.atLeast > v.atMost)
    tell("bounds", path, `At least ${v.atLeast} and at most ${v.atMost} leave nothing.`);
}

function checkPoints(
  check: Check,
  path: string,
  points: readonly (readonly [number, number])[],
  quantity: { readonly min: number; readonly max: number } | undefined,
): void {
  if (!quantity) {
    check.tell("points", path, "Points are given, but the option has no quantity.", "Give one number.");
    return;
  }
  for (let i = 1; i < points.length; i++)
    if ((points[i]?.[0] ?? 0) <= (points[i - 1]?.[0] ?? 0)) {
      check.tell("points", path, "The points do not rise from left to right.");
      return;
    }
  const first = points[0]?.[0] ?? 0;
  const last = points[points.length - 1]?.[0] ?? 0;
  if (first > quantity.min || last < quantity.max)
    check.tell(
      "points",
      path,
      `The points reach from ${first} to ${last}, the quantity from ${quantity.min} to ${quantity.max}.`,
    );
}

function checkPositions(check: Check): void {
  unique(
    check,
    "positions",
    check.scenario.positions.map((p) => `${p.party} on ${p.issue}`),
  );
  for (const p of check.scenario.positions) {
    const path = `positions/${p.party}/${p.issue}`;
    check.party(path, p.party);
    check.clause(path, { issue: p.issue, options: p.order });
    unique(check, `${path}/order`, p.order);
    check.cited(path, p.sources, p.date);
  }
}

function checkRecord(check: Check): void {
  const { scenario, tell } = check;
  const start = scenario.rounds[0]?.from ?? "";
  unique(
    check,
    "record",
    scenario.record.map((e) => e.id),
  );
  for (const e of scenario.record) {
    const path = `record/${e.id}`;
    check.party(`${path}/by`, e.by);
    for (const p of e.wronged) check.party(`${path}/wronged`, p);
    if (e.wronged.includes(e.by)) tell("dutyToSelf", path, `"${e.by}" cannot wrong itself.`);
    check.cited(path, e.sources, e.date);
    if (e.date >= start)
      tell(
        "recordLate",
        path,
        `The entry of ${e.date} is not before the first round.`,
        "Later events are shocks, or made in play.",
      );
    if (e.severity === 0)
      tell(
        "recordEmpty",
        path,
        "An entry of severity 0 says nothing.",
        "Unsigned texts must not move trust: leave it out.",
      );
  }
  scenario.counts.forEach((c, i) => {
    check.party(`counts/${i + 1}`, c.about);
    check.cited(`counts/${i + 1}`, c.sources, c.date);
  });
  scenario.priorTrust.forEach((p, i) => {
    check.party(`priorTrust/${i + 1}`, p.truster);
    check.party(`priorTrust/${i + 1}`, p.trustee);
    check.basis(`priorTrust/${i + 1}`, p.basis);
  });
}

function checkLocks(check: Check): void {
  const { scenario } = check;
  unique(
    check,
    "locks",
    scenario.locks.map((l) => l.id),
  );
  unique(
    check,
    "applications",
    scenario.applications.map((a) => a.id),
  );
  unique(
    check,
    "steps",
    scenario.steps.map((s) => s.id),
  );
  for (const lock of scenario.locks) {
    const path = `locks/${lock.id}`;
    check.party(`${path}/holder`, lock.holder);
    check.cited(path, lock.sources);
    const b = lock.blocks;
    if ("step" in b)
      check.known(
        "step",
        `${path}/blocks`,
        b.step,
        scenario.steps.map((s) => s.id),
      );
    else if ("clause" in b) check.clause(`${path}/blocks`, b.clause);
    else if ("session" in b) for (const p of b.session) check.party(`${path}/blocks`, p);
    else
      check.known(
        "application",
        `${path}/blocks`,
        b.application,
        scenario.applications.map((a) => a.id),
      );
    unique(
      check,
      `${path}/unlock`,
      lock.unlock.map((u) => u.id),
    );
    for (const u of lock.unlock) if (u.by !== "holder") checkCondition(check, `${path}/unlock/${u.id}`, u.by);
  }
  for (const a of scenario.applications) {
    check.party(`applications/${a.id}`, a.party);
    check.basis(`applications/${a.id}`, a.basis);
    a.effects.forEach((e, i) => {
      checkEffect(check, `applications/${a.id}/effects/${i + 1}`, e);
    });
  }
  for (const s of scenario.steps) check.party(`steps/${s.id}`, s.party);
}

function checkCondition(check: Check, path: string, c: Condition): void {
  const { scenario, tell } = check;
  if ("all" in c || "any" in c) {
    const list = "all" in c ? c.all : c.any;
    if (list.length === 0) tell("emptyCondition", path, "An empty list of conditions says nothing.");
    for (const inner of list) checkCondition(check, path, inner);
  } else if ("not" in c) checkCondition(check, path, c.not);
  else if ("fromRound" in c) {
    if (c.fromRound > scenario.rounds.length)
      tell("neverHolds", path, `There is no round ${c.fromRound}.`, `The last is ${scenario.rounds.length}.`);
  } else if ("fromDate" in c) {
    const last = scenario.rounds[scenario.rounds.length - 1]?.to ?? "";
    if (c.fromDate > last)
      tell("neverHolds", path, `${c.fromDate} is after the last round.`, `The last day is ${last}.`);
  } else if ("control" in c) {
    check.known("region", path, c.control.region, check.regions);
    if (c.control.below === undefined && c.control.above === undefined)
      tell("emptyCondition", path, 'Control needs "below" or "above".');
  } else if ("occupied" in c) check.known("region", path, c.occupied, check.regions);
  else if ("inForce" in c) check.clause(path, c.inForce);
  else if ("agreed" in c) check.clause(path, c.agreed);
  else if ("shock" in c)
    check.known(
      "shock",
      path,
      c.shock,
      scenario.shocks.map((s) => s.id),
    );
}

function checkEffect(check: Check, path: string, effect: Effect): void {
  const { scenario } = check;
  if ("opinion" in effect) {
    check.party(path, effect.opinion.party);
    if (!scenario.world.opinion.some((o) => o.party === effect.opinion.party))
      check.tell(
        "noOpinion",
        path,
        `The opinion of "${effect.opinion.party}" is not followed.`,
        "Add it to world/opinion.",
      );
  } else if ("weight" in effect) {
    check.party(path, effect.weight.party);
    check.known("issue", path, effect.weight.issue, check.issues);
  } else if ("value" in effect) {
    check.party(path, effect.value.party);
    check.clause(path, { issue: effect.value.issue, options: [effect.value.option] });
  } else if ("limit" in effect) {
    check.party(path, effect.limit.party);
    check.clause(path, { issue: effect.limit.issue, options: effect.limit.allow });
  } else if ("reservation" in effect) check.party(path, effect.reservation.party);
  else if ("aid" in effect) {
    const { from, to } = effect.aid;
    if (!scenario.world.aid.some((f) => f.from === from && f.to === to))
      check.tell("noAid", path, `No aid flows from "${from}" to "${to}".`, "Add the flow to world/aid.");
  } else if ("lock" in effect)
    check.known(
      "lock",
      path,
      effect.lock.lock,
      scenario.locks.map((l) => l.id),
    );
  else if ("record" in effect) {
    check.party(path, effect.record.by);
    for (const p of effect.record.wronged) check.party(path, p);
  }
}

function checkShocks(check: Check): void {
  const { scenario, tell } = check;
  unique(
    check,
    "shocks",
    scenario.shocks.map((s) => s.id),
  );
  for (const s of scenario.shocks) {
    const path = `shocks/${s.id}`;
    check.cited(path, s.sources, s.date);
    check.basis(path, s.basis);
    if ("when" in s.trigger && s.trigger.when !== undefined)
      checkCondition(check, `${path}/trigger`, s.trigger.when);
    s.effects.forEach((e, i) => {
      checkEffect(check, `${path}/effects/${i + 1}`, e);
    });
    if (!s.memorial) continue;
    if (s.note === undefined || s.note.trim() === "")
      tell("memorialNote", path, "A memorial entry needs a note with a warning and a shorter text.");
    if (s.effects.some((e) => "value" in e || "reservation" in e))
      tell(
        "memorialScore",
        path,
        "A memorial entry must not add or take points of a party.",
        "Let it move opinion, weights, mandates, aid or the record.",
      );
    if ("inject" in s.trigger)
      tell("memorialInject", path, "A memorial entry is never somebody's move.", "Give it a condition.");
  }
}

function checkWorld(check: Check): void {
  const { world, treaty } = check.scenario;
  const { tell } = check;
  unique(check, "world/regions", check.regions);
  unique(
    check,
    "world/sectors",
    world.sectors.map((s) => s.id),
  );
  let area = 0;
  for (const r of world.regions) {
    const path = `world/regions/${r.id}`;
    area += r.area;
    if (!MAP_REGIONS.includes(r.id))
      tell("notOnMap", path, `The map has no region "${r.id}".`, suggest(r.id, MAP_REGIONS));
    check.known(
      "sector",
      `${path}/sector`,
      r.sector,
      world.sectors.map((s) => s.id),
    );
    for (const p of r.claimedBy) check.party(`${path}/claimedBy`, p);
    check.cited(path, r.sources);
  }
  if (Math.abs(area - 1) > 0.01)
    tell("areas", "world/regions", `The areas add up to ${Math.round(area * 1000) / 1000}, not to 1.`);
  for (const s of world.sectors)
    if (!world.regions.some((r) => r.sector === s.id))
      tell("unused", `world/sectors/${s.id}`, "No region lies in this sector.", "Remove it.");
  for (const p of [treaty.attacker, treaty.defender]) {
    if (!world.sides.some((s) => s.party === p)) tell("sideMissing", "world/sides", `"${p}" has no side.`);
    if (!world.opinion.some((o) => o.party === p))
      tell("noOpinion", "world/opinion", `The opinion of "${p}" is not followed.`);
  }
  for (const s of world.sides) {
    check.party(`world/sides/${s.party}`, s.party);
    check.basis(`world/sides/${s.party}`, s.basis);
  }
  for (const o of world.opinion) {
    check.party(`world/opinion/${o.party}`, o.party);
    check.basis(`world/opinion/${o.party}`, o.basis);
  }
  world.aid.forEach((f, i) => {
    check.party(`world/aid/${i + 1}`, f.from);
    check.party(`world/aid/${i + 1}`, f.to);
    check.basis(`world/aid/${i + 1}`, f.basis);
  });
}

const words = (text: string): number => text.split(/\s+/).filter((w) => w !== "").length;

function checkTexts(check: Check): void {
  const { briefs, parties, recorded } = check.scenario;
  const { tell } = check;
  const seats = parties.flatMap((p) => p.seats.map((s) => s.id));
  for (const seat of seats)
    if (briefs.seats[seat] === undefined)
      tell("briefMissing", "briefs", `The seat "${seat}" has no brief.`, `Write briefs/${seat}.md.`);
  for (const seat of Object.keys(briefs.seats)) check.known("seat", "briefs", seat, seats);
  const all: [string, string, number][] = [["public", briefs.public, BRIEF_WORDS.public]];
  for (const seat of Object.keys(briefs.seats))
    all.push([seat, briefs.seats[seat] as string, BRIEF_WORDS.seat]);
  for (const [name, text, most] of all) {
    const count = words(text);
    if (count > most)
      tell("briefLong", `briefs/${name}`, `The brief has ${count} words.`, `At most ${most}.`);
    for (const match of text.matchAll(/\[src:([^\]]*)\]/g)) check.cited(`briefs/${name}`, [match[1] ?? ""]);
  }
  check.cited("recorded/summary", recorded.summary.sources, recorded.summary.date);
  for (const part of ["timeline", "gaps"] as const)
    recorded[part].forEach((line, i) => {
      check.cited(`recorded/${part}/${i + 1}`, line.sources, line.date);
    });
  for (let i = 1; i < recorded.timeline.length; i++)
    if ((recorded.timeline[i]?.date ?? "") < (recorded.timeline[i - 1]?.date ?? ""))
      tell("timelineOrder", `recorded/timeline/${i + 1}`, "The timeline is not in the order of its dates.");
}

function checkSources(check: Check): void {
  const { sources, model } = check.scenario;
  for (const name of Object.keys(model))
    check.basis(
      `model/${name}`,
      (model as Record<string, Scenario["model"][keyof Scenario["model"]]>)[name]?.basis ?? { assumed: "" },
    );
  const addresses = new Map<string, string>();
  for (const id of Object.keys(sources)) {
    const url = sources[id]?.url ?? "";
    if (!check.used.has(id))
      check.tell("unusedSource", `sources/${id}`, "Nothing cites this source.", "Remove it, or cite it.");
    if (!url.startsWith("http"))
      check.tell(
        "sourceAddress",
        `sources/${id}`,
        `"${url}" is not a public address.`,
        "Find one, or leave the source out.",
      );
    const twin = addresses.get(url);
    if (twin !== undefined)
      check.tell(
        "duplicateSource",
        `sources/${id}`,
        `This is the same address as "${twin}".`,
        `Cite "${twin}" instead.`,
      );
    addresses.set(url, id);
  }
}
