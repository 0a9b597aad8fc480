/** How a bot keeps its word: the more a duty tempts, the less often; and never so little that a word is worth nothing. */
import { expect, test } from "vitest";
import { botOrders } from "../../shared/bots/botOrders.ts";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import type { Conduct } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { clause } from "../engine/given.ts";
import { inForce, withDuty } from "../rows/fixtureRows.ts";

/** What it orders about its one duty for a hundred different lucks. */
function conducts(temptation: number, firmness: number): readonly (Conduct | undefined)[] {
  const scenario = withDuty((d) => ({ ...d, temptation }));
  const { state } = inForce([clause("prisoners", "swap")], "conduct", scenario);
  const view = viewFor(state, { kind: "seats", party: "arden", seats: ["arden.head"] });
  return Array.from({ length: 100 }, (_, n) => {
    const command = botOrders({
      view,
      scenario: publicScenario(scenario, "hash"),
      party: "arden",
      seat: "arden.head",
      firmness,
      luck: () => n / 100,
    });
    return command.type === "sealOrders" ? Object.values(command.orders.conduct)[0] : undefined;
  });
}
const count = (list: readonly unknown[], what: Conduct): number => list.filter((x) => x === what).length;

test("temptation and a hard hand make a bot evade, and at times break, what it owes", () => {
  const [loyal, tempted, hard] = [conducts(0, 0.35), conducts(0.8, 0.35), conducts(0.8, 0.85)];
  expect(count(loyal, "honour")).toBeGreaterThan(90);
  expect(count(tempted, "honour")).toBeLessThan(count(loyal, "honour") - 10);
  expect(count(hard, "honour")).toBeLessThan(count(tempted, "honour"));
  expect(count(hard, "honour")).toBeGreaterThan(50);
  for (const list of [tempted, hard]) {
    expect(count(list, "breach")).toBeGreaterThan(0);
    expect(count(list, "breach")).toBeLessThan(count(list, "evade"));
  }
});
