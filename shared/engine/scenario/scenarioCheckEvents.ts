/** Checks of what can happen: locks and their ways out, applications, steps, shocks; conditions and effects in all of them. */
import { stretches } from "../rules/calendar.ts";
import type { Condition, Effect } from "./scenario.ts";
import { type Check, unique } from "./scenarioCheckKit.ts";

export function checkLocks(check: Check): void {
  const { scenario } = check;
  unique(
    check,
    "locks",
    scenario.locks.map((l) => l.id),
  );
  for (const lock of scenario.locks) {
    const path = `locks/${lock.id}`;
    check.party(`${path}/holder`, lock.holder);
    check.cited(path, lock.sources);
    if (lock.law)
      check.known("belligerent", `${path}/law/mobilises`, lock.law.mobilises, scenario.treaty.principals);
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
}

/** Applications and steps lead to parties, and what they set off exists. */
export function checkApplications(check: Check): void {
  const { scenario } = check;
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
  for (const a of scenario.applications) {
    check.party(`applications/${a.id}`, a.party);
    check.basis(`applications/${a.id}`, a.basis);
    a.effects.forEach((e, i) => {
      checkEffect(check, `applications/${a.id}/effects/${i + 1}`, e);
    });
  }
  for (const s of scenario.steps) check.party(`steps/${s.id}`, s.party);
}

export function checkCondition(check: Check, path: string, c: Condition): void {
  const { scenario, tell } = check;
  if ("all" in c || "any" in c) {
    const list = "all" in c ? c.all : c.any;
    if (list.length === 0)
      tell("emptyCondition", path, "An empty list of conditions says nothing.", "Add one.");
    for (const inner of list) checkCondition(check, path, inner);
  } else if ("not" in c) checkCondition(check, path, c.not);
  else if ("fromRound" in c) {
    const last = stretches(scenario).length;
    if (c.fromRound > last)
      tell("neverHolds", path, `There is no round ${c.fromRound}.`, `The last is ${last}.`);
  } else if ("fromDate" in c) {
    const last = stretches(scenario).at(-1)?.to ?? "";
    if (c.fromDate > last)
      tell("neverHolds", path, `${c.fromDate} is after the last round.`, `The last day is ${last}.`);
  } else if ("control" in c) {
    check.known("region", path, c.control.region, check.regions);
    if (c.control.below === undefined && c.control.above === undefined)
      tell("emptyCondition", path, 'Control needs "below" or "above".', "Add one, 0 to 1.");
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
  else checkMeasure(check, path, c);
}

/** Conditions on a number: what is measured exists, and there is something to hold it against. */
function checkMeasure(check: Check, path: string, c: Condition): void {
  const { scenario, tell } = check;
  const bounds = "aid" in c ? c.aid : "mood" in c ? c.mood : null;
  if (bounds && bounds.below === undefined && bounds.above === undefined)
    tell("emptyCondition", path, 'It needs "below" or "above".', "Add one.");
  if ("aid" in c) checkFlow(check, path, c.aid);
  else if ("mood" in c) checkOpinion(check, path, c.mood.party);
  else if ("exhausted" in c)
    check.known(
      "side",
      path,
      c.exhausted.party,
      scenario.world.sides.map((s) => s.party),
    );
  else if ("applied" in c)
    check.known(
      "application",
      path,
      c.applied.application,
      scenario.applications.map((a) => a.id),
    );
  else if ("duty" in c) check.known("issue", path, c.duty.issue, check.issues);
  else if ("breaches" in c) check.party(path, c.breaches.by);
}

function checkOpinion(check: Check, path: string, party: string): void {
  if (check.party(path, party) && !check.scenario.world.opinion.some((o) => o.party === party))
    check.tell("noOpinion", path, `The opinion of "${party}" is not followed.`, "Add it to world/opinion.");
}

function checkFlow(
  check: Check,
  path: string,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  if (!check.scenario.world.aid.some((f) => f.from === from && f.to === to))
    check.tell("noAid", path, `No aid flows from "${from}" to "${to}".`, "Add the flow to world/aid.");
}

function checkEffect(check: Check, path: string, effect: Effect): void {
  const { scenario } = check;
  if ("opinion" in effect) {
    checkOpinion(check, path, effect.opinion.party);
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
  else if ("aid" in effect) checkFlow(check, path, effect.aid);
  else if ("lock" in effect)
    check.known(
      "lock",
      path,
      effect.lock.lock,
      scenario.locks.map((l) => l.id),
    );
  else if ("record" in effect) {
    check.party(path, effect.record.by);
    for (const p of effect.record.wronged) check.party(path, p);
  } else if ("never" in effect) {
    check.party(path, effect.never.party);
    check.clause(path, { issue: effect.never.issue, options: [effect.never.option] });
  } else if ("repudiate" in effect) {
    check.party(path, effect.repudiate.party);
    check.known("issue", path, effect.repudiate.issue, check.issues);
  }
}

export function checkShocks(check: Check): void {
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
      tell(
        "memorialNote",
        path,
        "A memorial entry needs a note with a warning and a shorter text.",
        "Write note.",
      );
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
