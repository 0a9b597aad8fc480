/** Checks of the record: dated before the first round, about parties at the table, nothing booked that weighs nothing. */
import { type Check, unique } from "./scenarioCheckKit.ts";

export function checkRecord(check: Check): void {
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
    for (const p of e.acceptedBy ?? []) check.party(`${path}/acceptedBy`, p);
    if (e.wronged.includes(e.by))
      tell("dutyToSelf", path, `"${e.by}" cannot wrong itself.`, "Take it off the list.");
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
