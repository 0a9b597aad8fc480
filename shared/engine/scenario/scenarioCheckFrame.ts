/** Checks of the frame: the treaty's parties, rounds in order with briefings that can be known, venues, delegations. */
import { stretches } from "../rules/calendar.ts";
import { type Check, unique } from "./scenarioCheckKit.ts";

export function checkFrame(check: Check): void {
  const { scenario, tell } = check;
  const { treaty, rounds, venues } = scenario;
  for (const issue of treaty.essential) check.known("issue", "treaty/essential", issue, check.issues);
  unique(check, "treaty/essential", treaty.essential);
  for (const p of [...treaty.principals, treaty.defender, treaty.attacker]) check.party("treaty", p);
  if (treaty.attacker === treaty.defender)
    tell("treatyParties", "treaty", "Attacker and defender are the same party.", "Name two.");
  for (const p of [treaty.attacker, treaty.defender])
    if (!treaty.principals.includes(p))
      tell(
        "treatyParties",
        "treaty/principals",
        `"${p}" must be one of the two principals.`,
        `Write ["${treaty.defender}", "${treaty.attacker}"].`,
      );
  for (const p of treaty.principals) {
    const role = scenario.parties.find((x) => x.id === p)?.role;
    if (role !== undefined && role !== "belligerent")
      tell(
        "principalRole",
        `parties/${p}/role`,
        `"${p}" is one of the two principals, but its role is "${role}".`,
        'Write "belligerent": others are not bound by what the two agree.',
      );
  }
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
  checkCalendar(check);
  rounds.forEach((r, i) => {
    const path = `rounds/${i + 1}`;
    check.known(
      "venue",
      `${path}/venue`,
      r.venue,
      venues.map((v) => v.id),
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

/** Every stretch, of the talks and after them, ends after it begins and begins after the one before. */
function checkCalendar({ scenario, tell }: Check): void {
  const all = stretches(scenario);
  all.forEach(({ from, to }, i) => {
    const n = i + 1 - scenario.rounds.length;
    const path = n > 0 ? `afterTalks/${n}` : `rounds/${i + 1}`;
    if (to < from)
      tell("roundDates", path, `It ends (${to}) before it begins (${from}).`, "Exchange from and to.");
    const before = all[i - 1];
    if (before && before.to >= from)
      tell(
        "roundDates",
        path,
        `It begins (${from}) before the one before it has ended (${before.to}).`,
        "Rounds follow each other: let it begin a day after that.",
      );
  });
}

export function checkParties(check: Check): void {
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
