/** Checks that conditions and effects of a scenario point to things that exist. */
import type { Condition, Effect } from "./scenario.ts";
import { checkMatch, mustKnow, type Names, type Tell } from "./scenarioNames.ts";

export function checkConditions(names: Names, tell: Tell, path: string, c: Condition): void {
  if ("all" in c) for (const x of c.all) checkConditions(names, tell, path, x);
  else if ("any" in c) for (const x of c.any) checkConditions(names, tell, path, x);
  else if ("not" in c) checkConditions(names, tell, path, c.not);
  else if ("control" in c) mustKnow(tell, path, "region", c.control.region, names.regions);
  else if ("occupied" in c) mustKnow(tell, path, "region", c.occupied, names.regions);
  else if ("inForce" in c) checkMatch(names, tell, path, c.inForce);
  else if ("agreed" in c) checkMatch(names, tell, path, c.agreed);
  else if ("shock" in c) mustKnow(tell, path, "shock", c.shock, names.shocks);
}

export function checkEffects(names: Names, tell: Tell, path: string, effects: readonly Effect[]): void {
  for (const e of effects) {
    if ("opinion" in e) mustKnow(tell, path, "party", e.opinion.party, names.parties);
    if ("reservation" in e) mustKnow(tell, path, "party", e.reservation.party, names.parties);
    if ("lock" in e) mustKnow(tell, path, "lock", e.lock.lock, names.locks);
    if ("weight" in e) {
      mustKnow(tell, path, "party", e.weight.party, names.parties);
      mustKnow(tell, path, "issue", e.weight.issue, names.issues);
    }
    if ("value" in e) {
      mustKnow(tell, path, "party", e.value.party, names.parties);
      checkMatch(names, tell, path, { issue: e.value.issue, options: [e.value.option] });
    }
    if ("limit" in e) {
      mustKnow(tell, path, "party", e.limit.party, names.parties);
      checkMatch(names, tell, path, { issue: e.limit.issue, options: e.limit.allow });
    }
    if ("aid" in e) for (const p of [e.aid.from, e.aid.to]) mustKnow(tell, path, "party", p, names.parties);
    if ("record" in e)
      for (const p of [e.record.by, ...e.record.wronged]) mustKnow(tell, path, "party", p, names.parties);
  }
}
