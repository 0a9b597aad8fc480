/**
 * Names in a recorded course that the scenario does not know, said to its author before the course is played: who moves,
 * whom it is for, what it is about. Whether the rules allow the move is not asked here.
 */
import { lookup } from "./lookup.ts";
import type { Scenario } from "./scenario.ts";
import type { LineMove, RecordedLine } from "./scenarioLine.ts";
import { type Mistake, suggest } from "./scenarioMistakes.ts";

interface Name {
  /** What it is the name of, as one says it to an author. */
  readonly what: string;
  readonly field: string;
  readonly id: string;
  readonly known: readonly string[];
}

/** Every unknown name of `line`, in the order of the file. */
export function lineMistakes(scenario: Scenario, line: RecordedLine): readonly Mistake[] {
  return Object.entries(line.nodes).flatMap(([node, { moves }]) =>
    moves.flatMap((move, i) =>
      namesOf(scenario, move)
        .filter((name) => !name.known.includes(name.id))
        .map(({ what, field, id, known }) => ({
          code: "unknownId",
          path: `line.json/nodes/${node}/moves/${i + 1}/${field}`,
          problem: `There is no ${what} "${id}".`,
          suggestion: suggest(id, known),
        })),
    ),
  );
}

function namesOf(scenario: Scenario, move: LineMove): readonly Name[] {
  const tables = lookup(scenario);
  const party = (field: string, id: string): Name => ({ what: "party", field, id, known: tables.parties });
  const issue = (field: string, id: string): Name => ({
    what: "issue",
    field,
    id,
    known: scenario.issues.map((one) => one.id),
  });
  /** An option is asked for only where its issue is known: one mistake is told once. */
  const option = (at: string, of: string, id: string, field = `${at}option`): readonly Name[] => {
    const options = tables.option[of];
    if (!options) return [issue(`${at}issue`, of)];
    return [{ what: `option of the issue "${of}" called`, field, id, known: Object.keys(options) }];
  };
  const shocks = scenario.shocks.map((one) => one.id);
  if (move.type === "shock") return [{ what: "shock", field: "shock", id: move.shock, known: shocks }];
  const by: Name = { what: "seat", field: "by", id: move.by, known: tables.seats };
  switch (move.type) {
    case "tableOffer":
      return [
        by,
        ...move.to.map((to, i) => party(`to/${i + 1}`, to)),
        ...move.clauses.flatMap((c, i) => option(`clauses/${i + 1}/`, c.issue, c.option)),
      ];
    case "stand":
      return [by, ...option("clause/", move.clause.issue, move.clause.option)];
    case "standDown":
      return [by, issue("issue", move.issue)];
    case "instruct":
      return [
        by,
        issue("issue", move.issue),
        ...(tables.option[move.issue]
          ? move.allow.flatMap((allowed, i) => option("", move.issue, allowed, `allow/${i + 1}`))
          : []),
      ];
    case "askMediation":
      return [by, party("of", move.of)];
    case "orders": {
      const said = move.line;
      if (said && "option" in said) return [by, ...option("line/", said.issue, said.option)];
      return [by];
    }
    default:
      return [by];
  }
}
