/** What a bot makes of a refusal: what the other capital does not allow is no longer a gift to it, until it stands for it. */
import { expect, test } from "vitest";
import { likingBy } from "../../shared/bots/estimate.ts";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import type { Clause } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { View } from "../../shared/engine/view/viewTypes.ts";
import { testScenario } from "../engine/fixture.ts";
import { opened } from "../engine/given.ts";

/** Nobody stands for anything yet. */
const seen: View = {
  ...viewFor(opened().state, { kind: "seats", party: "arden", seats: ["arden.head"] }),
  standings: {},
};
const scenario = publicScenario(testScenario, "hash");
const said = (clause: Clause, more: Partial<View> = {}): View => ({
  ...seen,
  ...more,
  ruledOut: [{ by: "borea", clause, heardBy: ["arden", "borea"] }],
});
const truce: Clause = { issue: "truce", option: "full" };

test("what was ruled out is liked no more, and nothing else is liked less", () => {
  const before = likingBy(scenario, seen, "borea");
  const after = likingBy(scenario, said(truce), "borea");
  expect(before(truce)).toBeGreaterThan(0);
  expect(after(truce)).toBe(0);
  for (const issue of scenario.issues)
    for (const { id: option } of issue.options)
      if (issue.id !== truce.issue || option !== truce.option)
        expect(after({ issue: issue.id, option })).toBe(before({ issue: issue.id, option }));
  expect(likingBy(scenario, said(truce), "corin")(truce)).toBe(likingBy(scenario, seen, "corin")(truce));
});

test("a figure takes those beyond it along, not those nearer to the party's own", () => {
  const quantity = scenario.issues
    .flatMap((issue) => issue.options.map((option) => ({ issue, option })))
    .find(({ option }) => option.quantity?.figures.some((f) => f.by === "borea"));
  if (!quantity?.option.quantity) throw new Error("the fixture names no figure of borea");
  const { issue, option } = quantity;
  const { min, max, figures } = quantity.option.quantity;
  const own = figures.find((f) => f.by === "borea")?.value ?? 0;
  const far = Math.abs(max - own) > Math.abs(min - own) ? max : min;
  const at = (value: number): Clause => ({ issue: issue.id, option: option.id, value });
  const like = likingBy(scenario, said(at((own + far) / 2)), "borea");
  expect(like(at((own + far) / 2))).toBe(0);
  expect(like(at(far))).toBe(0);
  expect(like(at(own))).toBeGreaterThan(0);
});

test("who stands behind a wording by now has changed its mind", () => {
  const standings = { truce: { borea: truce } };
  expect(likingBy(scenario, said(truce, { standings }), "borea")(truce)).toBeGreaterThan(0);
});
