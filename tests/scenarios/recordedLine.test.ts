/** The recorded course of every scenario runs through the rules without a refusal, and ends as history did. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLine } from "../../server/scenarios/lineFiles.ts";
import { listScenarios, readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { applyAll } from "../../shared/engine/apply.ts";
import { dayOf } from "../../shared/engine/days.ts";
import { decide } from "../../shared/engine/decide.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { lineMistakes } from "../../shared/engine/scenario/scenarioCheckLine.ts";
import type { RecordedLine } from "../../shared/engine/scenario/scenarioLine.ts";
import type { Header } from "../../shared/engine/state.ts";
import { isFault, type PlayedLine, playLine, posturesIn } from "../../shared/lab/recordedLine.ts";

const ROOT = join(import.meta.dirname, "../../scenarios");
const recorded = listScenarios(ROOT).filter((name) => existsSync(join(ROOT, name, "line.json")));

function read(name: string): { readonly scenario: Scenario; readonly line: RecordedLine } {
  const scenario = readScenario(join(ROOT, name));
  if (!("scenario" in scenario)) throw new Error(`${name} has mistakes`);
  const line = readLine(join(ROOT, name), scenario.scenario);
  if (!("line" in line) || !line.line) throw new Error(`${name}: ${JSON.stringify(line)}`);
  return { scenario: scenario.scenario, line: line.line };
}

const headerOf = (scenario: Scenario, seed: string): Header => ({
  match: "line",
  scenario,
  seed,
  seedHash: "",
});

function played(scenario: Scenario, line: RecordedLine): PlayedLine {
  const made = playLine(headerOf(scenario, line.seed), line);
  if (isFault(made)) throw new Error(JSON.stringify(made));
  return made;
}

describe.each(recorded)("%s", (name) => {
  const { scenario, line } = read(name);
  const course = played(scenario, line);

  test("every command decided again gives the same events, and folding them the same end", () => {
    let state = openMatch(headerOf(scenario, line.seed));
    for (const entry of course.entries) {
      expect(decide(state, entry.by, entry.command)).toEqual(entry.events);
      state = applyAll(state, entry.events);
    }
    expect(state).toEqual(course.state);
  });

  test("its rounds were resolved with the postures that its orders name, or the standing ones", () => {
    const { attacker, defender } = scenario.treaty;
    const named = new Map<string, string>();
    let round = 1;
    for (const event of course.entries.flatMap((entry) => entry.events)) {
      if (event.type === "ordersWritten" && event.orders.posture)
        named.set(`${round} ${event.party}`, event.orders.posture);
      if (event.type === "phaseBegan") round = event.round;
    }
    const postures = posturesIn(headerOf(scenario, line.seed), course);
    for (const [i, [ours, theirs]] of postures.entries()) {
      const asked = [named.get(`${i + 1} ${attacker}`), named.get(`${i + 1} ${defender}`)];
      const before = postures[i - 1];
      expect([ours, theirs]).toEqual([asked[0] ?? before?.[0] ?? ours, asked[1] ?? before?.[1] ?? theirs]);
    }
    expect(postures.length).toBeGreaterThanOrEqual(scenario.rounds.length);
  });

  test("it ends as history did", () => {
    expect(course.state.phase).toBe("ended");
    expect(course.state.result?.ending).toBe(scenario.recorded.ending);
  });

  test("every event stands in its round, in the order of time", () => {
    expect(course.nodes.map((n) => n.id)).toEqual(scenario.recorded.timeline.map((e) => e.id));
    let before = 0;
    for (const [i, { seq }] of course.nodes.entries()) {
      expect(seq).toBeGreaterThanOrEqual(before);
      before = seq;
      const event = scenario.recorded.timeline[i] as Scenario["recorded"]["timeline"][number];
      const state = course.entries
        .slice(0, seq)
        .reduce((s, entry) => applyAll(s, entry.events), openMatch(headerOf(scenario, line.seed)));
      const began = scenario.rounds[state.round - 1]?.from;
      const last = scenario.rounds.at(-1)?.to ?? "";
      if (event.date > last || event.date < (scenario.rounds[0]?.from ?? "")) continue;
      // A round that has closed shows the morning of the next one.
      const days = dayOf(began ?? last) - dayOf(event.date);
      expect(days, event.id).toBeLessThanOrEqual(60);
      if (line.nodes[event.id]?.stands !== "close") expect(days, event.id).toBeLessThanOrEqual(0);
    }
  });
});

const event = (id: string, date: string): Scenario["recorded"]["timeline"][number] => ({
  id,
  date,
  title: id,
  kind: "talks",
  text: "It.",
  sources: ["a"],
});

test("what is wrong with a line is named: the event, the move, the rule", () => {
  const scenario = readScenario(join(ROOT, "istanbul-2022"));
  if (!("scenario" in scenario)) throw new Error("istanbul-2022 has mistakes");
  const base = scenario.scenario;
  const timeline = [
    event("first", base.rounds[0]?.from ?? ""),
    event("second", base.rounds[0]?.from ?? ""),
    event("late", "2099-01-01"),
  ];
  const s: Scenario = { ...base, recorded: { ...base.recorded, timeline } };
  const faultOf = (nodes: RecordedLine["nodes"]) => {
    const made = playLine(headerOf(s, "0".repeat(32)), { seed: "0".repeat(32), nodes });
    return isFault(made) ? made : null;
  };
  const walkOut = { by: "russia.head", type: "walkOut" } as const;
  expect(faultOf({})).toBeNull();
  expect(faultOf({ frist: { moves: [] } })).toMatchObject({ node: "frist", fault: "unknownNode" });
  expect(faultOf({ first: { moves: [walkOut, walkOut] } })).toMatchObject({
    node: "first",
    move: 2,
    fault: "refused",
    refusal: { refused: "away" },
  });
  expect(faultOf({ first: { stands: "close", moves: [] }, second: { moves: [walkOut] } })).toMatchObject({
    node: "second",
    fault: "afterClose",
  });
  expect(faultOf({ late: { moves: [walkOut] } })).toMatchObject({ node: "late", fault: "outside" });
  expect(
    faultOf({ second: { moves: [{ by: "russia.head", type: "orders", posture: "withdrawal" }] } }),
  ).toBeNull();
});

test("orders that the rules refuse are named by the event that gave them, not by that at which they are sealed", () => {
  const read = readScenario(join(ROOT, "istanbul-2022"));
  if (!("scenario" in read)) throw new Error("istanbul-2022 has mistakes");
  const base = read.scenario;
  const timeline = [event("first", base.rounds[0]?.from ?? ""), event("later", base.rounds[1]?.from ?? "")];
  const s: Scenario = { ...base, recorded: { ...base.recorded, timeline } };
  const made = playLine(headerOf(s, "0".repeat(32)), {
    seed: "0".repeat(32),
    nodes: {
      first: {
        moves: [
          { by: "russia.head", type: "orders", posture: "hold" },
          { by: "turkey.head", type: "orders", posture: "offensive" },
        ],
      },
    },
  });
  expect(made).toMatchObject({
    node: "first",
    move: 2,
    fault: "refused",
    refusal: { refused: "belligerentsOnly" },
  });
});

test("a name that the scenario does not know is told with its place and what was probably meant", () => {
  const { scenario } = read("istanbul-2022");
  const told = (moves: RecordedLine["nodes"][string]["moves"]) =>
    lineMistakes(scenario, { seed: "0".repeat(32), nodes: { bucha: { moves } } }).map((m) => [
      m.path.replace("line.json/nodes/bucha/moves/", ""),
      m.problem,
      m.suggestion,
    ]);
  expect(told([{ by: "russia.head", type: "orders", posture: "hold" }])).toEqual([]);
  expect(told([{ by: "rusia.head", type: "orders", posture: "hold" }])).toEqual([
    ["1/by", 'There is no seat "rusia.head".', 'Did you mean "russia.head"?'],
  ]);
  expect(
    told([
      { type: "shock", shock: "bucha" },
      {
        by: "ukraine.head",
        type: "tableOffer",
        to: ["rusia"],
        form: "terms",
        clauses: [
          { issue: "neutralty", option: "permanent" },
          { issue: "neutrality", option: "permanant" },
        ],
      },
    ]).map(([path, , suggestion]) => [path, suggestion]),
  ).toEqual([
    ["2/to/1", 'Did you mean "russia"?'],
    ["2/clauses/1/issue", 'Did you mean "neutrality"?'],
    ["2/clauses/2/option", 'Did you mean "permanent"?'],
  ]);
  expect(told([{ type: "shock", shock: "kramatosk" }]).map(([, , suggestion]) => suggestion)).toEqual([
    'Did you mean "kramatorsk"?',
  ]);
});

test("orders are sealed when the talks close, wherever the round names them", () => {
  const { scenario } = readScenario(join(ROOT, "istanbul-2022")) as { scenario: Scenario };
  const day = scenario.rounds[0]?.from ?? "";
  const timeline = ["one", "two", "three"].map((id) => event(id, day));
  const s: Scenario = { ...scenario, recorded: { ...scenario.recorded, timeline } };
  const course = played(s, {
    seed: "0".repeat(32),
    nodes: {
      one: { moves: [{ by: "russia.head", type: "orders", posture: "offensive" }] },
      two: { moves: [{ by: "russia.head", type: "orders", posture: "withdrawal" }] },
      three: { stands: "close", moves: [] },
    },
  });
  const sealed = course.entries.filter((e) => e.command.type === "sealOrders");
  expect(sealed).toHaveLength(1);
  expect(sealed[0]?.command).toMatchObject({ round: 1, orders: { posture: "withdrawal" } });
  const [one, two, three] = course.nodes.map((n) => n.seq);
  expect(one).toBe(two);
  expect(three).toBeGreaterThan(sealed[0]?.seq ?? 0);
});
