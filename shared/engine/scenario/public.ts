/** The scenario as anybody may read it: built from its public parts, one by one. */

import type { PublicScenario } from "../view/viewTypes.ts";
import type { Scenario } from "./scenario.ts";

/** Everything public of `scenario`; no valuations, confidential briefs, or shocks to come. */
export function publicScenario(scenario: Scenario, hash: string): PublicScenario {
  return {
    id: scenario.id,
    version: scenario.version,
    title: scenario.title,
    place: scenario.place,
    summary: scenario.summary,
    asOf: scenario.asOf,
    note: scenario.note,
    language: scenario.language,
    treaty: scenario.treaty,
    rounds: scenario.rounds,
    ...(scenario.afterTalks && { afterTalks: scenario.afterTalks }),
    ...(scenario.next !== undefined && { next: scenario.next }),
    ...(scenario.carried && { carried: scenario.carried }),
    minutes: scenario.minutes,
    venues: scenario.venues,
    parties: scenario.parties,
    issues: scenario.issues,
    positions: scenario.positions,
    record: scenario.record,
    counts: scenario.counts,
    priorTrust: scenario.priorTrust,
    locks: scenario.locks,
    applications: scenario.applications,
    steps: scenario.steps,
    world: scenario.world,
    model: scenario.model,
    recorded: scenario.recorded,
    briefs: { public: scenario.briefs.public },
    sources: scenario.sources,
    hash,
  };
}
