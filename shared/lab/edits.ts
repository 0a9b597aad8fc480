/**
 * Edits as pure functions from one scenario to another: a shock that does not fall, an option that nobody may table, a
 * longer or shorter record. They never touch the scenario that they are given, and make nothing that the rules of a
 * match would stumble over. What an edit means for a match that is under way is in changed.ts.
 */
import type { Scenario } from "../engine/scenario/scenario.ts";
import type { Edit, EditOf } from "../engine/scenario/scenarioChanges.ts";

/** Why a change does not fit: what it names is not there, or has happened already. */
export const UNFIT = ["unknown", "tooLate", "ended"] as const;
export type UnfitCode = (typeof UNFIT)[number];
export interface Unfit {
  readonly unfit: UnfitCode;
  /** The id that it is about. */
  readonly what: string;
}
export const isUnfit = (x: object): x is Unfit => "unfit" in x;
const unknown = (what: string): Unfit => ({ unfit: "unknown", what });

/** The scenario with all edits in their order; the same object when there is none. Unfit: one names what is not there. */
export function edited(scenario: Scenario, edits: readonly Edit[]): Scenario | Unfit {
  let s = scenario;
  for (const edit of edits) {
    const missing = missingIn(s, edit);
    if (missing !== null) return unknown(missing);
    s = one(s, edit);
  }
  return s;
}

/** The id in an edit that the scenario does not have, or null. A what-if about nothing would always agree. */
function missingIn(s: Scenario, edit: Edit): string | null {
  const party = (id: string): string | null => (s.parties.some((p) => p.id === id) ? null : id);
  const option = (issue: string, id: string | null): string | null => {
    const found = s.issues.find((i) => i.id === issue);
    if (!found) return issue;
    return id === null || found.options.some((o) => o.id === id) ? null : `${issue}/${id}`;
  };
  const first = (...all: readonly (string | null)[]): string | null => all.find((x) => x !== null) ?? null;
  switch (edit.kind) {
    case "withoutShock":
    case "shockFalls":
    case "shockDate":
      return s.shocks.some((x) => x.id === edit.shock) ? null : edit.shock;
    case "withoutOption":
    case "term":
      return option(edit.issue, edit.option);
    case "mandate":
      return first(
        party(edit.party),
        option(edit.issue, null),
        ...(edit.allow ?? []).map((o) => option(edit.issue, o)),
      );
    case "value":
      return first(party(edit.party), option(edit.issue, edit.option));
    case "breaches":
    case "reservation":
    case "bot":
    case "order":
      return party(edit.party);
    case "ruling":
      return first(
        s.parties.find((p) => p.id === edit.party)?.seats.some((x) => x.role === "capital")
          ? null
          : edit.party,
        ...edit.holding.flatMap((m) => m.options.map((o) => option(m.issue, o))),
      );
    case "role":
      return s.treaty.principals.includes(edit.party) ? edit.party : party(edit.party);
    case "withoutRecord":
      return edit.entries.find((e) => !s.record.some((r) => r.id === e)) ?? null;
    case "forces":
      return s.world.sides.some((x) => x.party === edit.party) ? null : edit.party;
    case "openLocks":
      return edit.locks.find((l) => !s.locks.some((x) => x.id === l)) ?? null;
    case "aid":
      return s.world.aid.some((f) => f.from === edit.from && f.to === edit.to)
        ? null
        : `${edit.from}/${edit.to}`;
    case "addLock":
      return first(party(edit.lock.holder), s.locks.some((l) => l.id === edit.lock.id) ? edit.lock.id : null);
    case "addOption":
      return first(
        option(edit.issue, null),
        option(edit.issue, edit.option.id) === null ? edit.option.id : null,
        ...Object.keys(edit.values).map(party),
      );
    case "addParty":
      return first(party(edit.like), party(edit.id) === null ? edit.id : null);
    case "sanctions":
      return null;
  }
}

function one(s: Scenario, edit: Edit): Scenario {
  switch (edit.kind) {
    case "withoutShock":
      return { ...s, shocks: s.shocks.filter((x) => x.id !== edit.shock) };
    case "shockDate":
      return {
        ...s,
        shocks: s.shocks.map((x) =>
          x.id === edit.shock ? { ...x, trigger: { when: { fromDate: edit.date } } } : x,
        ),
      };
    case "withoutOption":
      return withoutOption(s, edit.issue, (o) => o === edit.option);
    case "term":
      return fixed(s, edit);
    case "mandate":
      return mandated(s, edit);
    case "value":
      return {
        ...s,
        sheets: s.sheets.map((sheet) =>
          sheet.party !== edit.party
            ? sheet
            : {
                ...sheet,
                valuations: sheet.valuations.map((v) =>
                  v.issue === edit.issue
                    ? { ...v, options: { ...v.options, [edit.option]: edit.points } }
                    : v,
                ),
              },
        ),
      };
    case "reservation":
      return {
        ...s,
        sheets: s.sheets.map((sheet) =>
          sheet.party !== edit.party
            ? sheet
            : { ...sheet, reservation: { ...sheet.reservation, value: sheet.reservation.value + edit.add } },
        ),
      };
    case "breaches":
      return {
        ...s,
        record: s.record.flatMap((entry) =>
          entry.by !== edit.party || (entry.kind !== "broken" && entry.kind !== "denied")
            ? [entry]
            : Array.from({ length: edit.times }, (_, n) =>
                n === 0 ? entry : { ...entry, id: `${entry.id}-${n}` },
              ),
        ),
      };
    case "withoutRecord":
      return { ...s, record: s.record.filter((e) => !edit.entries.includes(e.id)) };
    case "bot":
      return withParty(s, edit.party, (p) => ({ ...p, bot: edit.policy }));
    case "role":
      return withParty(s, edit.party, (p) => ({ ...p, role: edit.role, bot: edit.policy }));
    case "forces": {
      const [a, b] = s.world.sides;
      const scaled = (side: typeof a): typeof a =>
        side.party === edit.party
          ? { ...side, manpower: side.manpower * edit.times, materiel: side.materiel * edit.times }
          : side;
      return { ...s, world: { ...s.world, sides: [scaled(a), scaled(b)] } };
    }
    case "openLocks":
      return { ...s, locks: s.locks.map((l) => (edit.locks.includes(l.id) ? { ...l, closed: false } : l)) };
    case "aid":
      return {
        ...s,
        world: {
          ...s.world,
          aid: s.world.aid.map((f) =>
            f.from === edit.from && f.to === edit.to ? { ...f, perWeek: f.perWeek * edit.times } : f,
          ),
        },
      };
    case "sanctions":
      return { ...s, world: { ...s.world, sanctions: edit.level } };
    case "addLock":
      return { ...s, locks: [...s.locks, edit.lock] };
    case "addOption":
      return withOption(s, edit);
    case "addParty":
      return added(s, edit);
    case "shockFalls":
    case "order":
    case "ruling":
      // What happens from a moment on leaves the scenario as it is.
      return s;
  }
}

const withParty = (
  s: Scenario,
  id: string,
  change: (p: Scenario["parties"][number]) => Scenario["parties"][number],
): Scenario => ({ ...s, parties: s.parties.map((p) => (p.id === id ? change(p) : p)) });

function withoutOption(s: Scenario, issue: string, gone: (option: string) => boolean): Scenario {
  return {
    ...s,
    issues: s.issues.map((i) =>
      i.id === issue ? { ...i, options: i.options.filter((o) => !gone(o.id)) } : i,
    ),
    positions: s.positions
      .map((p) => (p.issue === issue ? { ...p, order: p.order.filter((o) => !gone(o)) } : p))
      .filter((p) => p.order.length > 0),
    sheets: s.sheets.map((sheet) => ({
      ...sheet,
      valuations: sheet.valuations.map((v) => {
        if (v.issue !== issue || !v.allow) return v;
        const { allow, ...rest } = v;
        const left = allow.filter((o) => !gone(o));
        return left.length > 0 ? { ...rest, allow: left } : rest;
      }),
    })),
  };
}

/** The article as it is fixed: no other option, no other number, both principals behind it, no mandate against it. */
function fixed(s: Scenario, edit: EditOf<"term">): Scenario {
  const alone = withoutOption(s, edit.issue, (o) => o !== edit.option);
  const { principals } = s.treaty;
  const pattern = s.positions.find((p) => p.issue === edit.issue) ?? s.positions[0];
  return {
    ...alone,
    issues: alone.issues.map((i) =>
      i.id !== edit.issue
        ? i
        : {
            ...i,
            options: i.options.map((o) =>
              o.quantity && edit.value !== undefined
                ? { ...o, quantity: { ...o.quantity, min: edit.value, max: edit.value, figures: [] } }
                : o,
            ),
          },
    ),
    positions: pattern
      ? [
          ...alone.positions.filter((p) => p.issue !== edit.issue || !principals.includes(p.party)),
          ...principals.map((party) => ({ ...pattern, party, issue: edit.issue, order: [edit.option] })),
        ]
      : alone.positions,
    sheets: alone.sheets.map((sheet) =>
      !principals.includes(sheet.party)
        ? sheet
        : {
            ...sheet,
            valuations: sheet.valuations.map((v) => {
              if (v.issue !== edit.issue) return v;
              const { allow: _allow, never: _never, atLeast: _least, atMost: _most, ...rest } = v;
              return rest;
            }),
          },
    ),
  };
}

const mandated = (s: Scenario, edit: EditOf<"mandate">): Scenario => ({
  ...s,
  sheets: s.sheets.map((sheet) =>
    sheet.party !== edit.party
      ? sheet
      : {
          ...sheet,
          valuations: sheet.valuations.map((v) => {
            if (v.issue !== edit.issue) return v;
            const { allow: _old, ...rest } = v;
            const next = { ...rest, weight: v.weight * (edit.weight ?? 1) };
            return edit.allow === null ? next : { ...next, allow: [...edit.allow] };
          }),
        },
  ),
});

const withOption = (s: Scenario, edit: EditOf<"addOption">): Scenario => ({
  ...s,
  issues: s.issues.map((i) => (i.id === edit.issue ? { ...i, options: [...i.options, edit.option] } : i)),
  sheets: s.sheets.map((sheet) => ({
    ...sheet,
    valuations: sheet.valuations.map((v) => {
      if (v.issue !== edit.issue) return v;
      const options = { ...v.options, [edit.option.id]: edit.values[sheet.party] ?? v.none };
      return v.allow ? { ...v, options, allow: [...v.allow, edit.option.id] } : { ...v, options };
    }),
  })),
});

/** A delegation beside the one that it is like: the same sheet and ties, a head alone, no aid or sanctions of its own. */
function added(s: Scenario, edit: EditOf<"addParty">): Scenario {
  const like = s.parties.find((p) => p.id === edit.like);
  const sheet = s.sheets.find((x) => x.party === edit.like);
  const head = like?.seats.find((x) => x.role === "head");
  if (!like || !head) return s;
  const party: Scenario["parties"][number] = {
    ...like,
    id: edit.id,
    name: edit.name,
    role: edit.role,
    bot: edit.policy,
    seats: [{ ...head, id: `${edit.id}.head` }],
    supports: { ...like.supports, arms: [], sanctions: [] },
  };
  return {
    ...s,
    parties: [...s.parties, party],
    sheets: sheet ? [...s.sheets, { ...sheet, party: edit.id }] : s.sheets,
  };
}
