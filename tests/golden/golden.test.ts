/**
 * Matches of bots by seed, kept: who changes a rule, a number or a bot sees here what it changed, and commits the
 * new golden file only after having looked. GOLDEN=write writes it.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { drift, fold } from "../../shared/engine/view/history.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";
import { istanbul } from "../engine/istanbul.ts";

// Play takes as long as it takes; no test here is about time.
vi.setConfig({ testTimeout: 600_000 });

const FILE = new URL("./golden.json", import.meta.url);
const WRITE = process.env.GOLDEN === "write";

/** What a reviewer can read of one match; the hashes catch the rest. */
interface Golden {
  readonly ending: string | null;
  readonly rounds: number;
  readonly commands: number;
  readonly instruments: readonly string[];
  readonly occupied: number;
  readonly scores: Readonly<Record<string, number>>;
  readonly log: string;
  readonly state: string;
}

const seedOf = (n: number): string => `60${n}`.padStart(32, "a");
const sha = (x: unknown): string => createHash("sha256").update(JSON.stringify(x)).digest("hex");
const headless = ({ header: _header, ...state }: MatchState) => state;

/** Keys in one order, so that the hash is about values. */
function sorted(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(sorted);
  if (typeof x !== "object" || x === null) return x;
  return Object.fromEntries(
    Object.entries(x)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

function played(scenario: Scenario, seed: string): Golden {
  const header = headerOf(scenario, seed, "golden");
  const { state, entries } = rollOut(header, true);
  expect(drift(header, entries), "a bots' match replays").toBeNull();
  expect(sha(headless(fold(header, entries)))).toBe(sha(headless(state)));
  return {
    ending: state.result?.ending ?? null,
    rounds: state.round,
    commands: entries.length,
    instruments: state.instruments.map((i) => `${i.kind}: ${i.stage} (${i.clauses.length} articles)`),
    occupied: state.track[state.track.length - 1]?.occupied ?? 0,
    scores: Object.fromEntries(
      Object.entries(state.result?.scores ?? {}).map(([party, s]) => [party, s.worth]),
    ),
    log: sha(entries.map((e) => [e.by, e.command, e.events])),
    state: sha(sorted(headless(state))),
  };
}

const MATCHES: Readonly<Record<string, () => Golden>> = Object.fromEntries([
  ...[1, 2].map((n) => [`test-table ${n}`, () => played(testScenario, seedOf(n))] as const),
  ...[1, 2, 3, 4, 5, 6].map((n) => [`istanbul-2022 ${n}`, () => played(istanbul(), seedOf(n))] as const),
]);

const kept: Readonly<Record<string, Golden>> = JSON.parse(readFileSync(FILE, "utf8"));

if (WRITE)
  test("the golden file is written", () => {
    const all = Object.fromEntries(Object.entries(MATCHES).map(([name, play]) => [name, play()]));
    writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
    expect(Object.keys(all)).toHaveLength(8);
  });
else {
  for (const [name, play] of Object.entries(MATCHES)) test(name, () => expect(play()).toEqual(kept[name]));

  test("a changed number would show", () => {
    const other: Scenario = {
      ...testScenario,
      model: { ...testScenario.model, frontDrift: { ...testScenario.model.frontDrift, value: 0.051 } },
    };
    expect(played(other, seedOf(1)).state).not.toBe(kept["test-table 1"]?.state);
  });
}
