/** What a click on the table means, found from the plan alone. */
import { describe, expect, it } from "vitest";
import { hitAt, onCurve } from "../../client/table/hit.ts";
import { hoverWords } from "../../client/table/hoverWords.ts";
import { plan } from "../../client/table/plan.ts";
import type { Thing } from "../../client/table/things.ts";
import { MOMENTS } from "../browser/table-gallery/views.ts";

const { view, scenario, speaking } = MOMENTS.talks();
const p = plan(view, scenario, { width: 950, height: 730 }, { speaking: speaking ?? [] });
const at = (key: string): Thing => {
  const thing = p.things.find((t) => t.key === key);
  if (!thing) throw new Error(`nothing is called ${key}`);
  return thing;
};

describe("a click on the table", () => {
  it.each(
    p.things.filter((t) => ["sheet", "stack", "plate", "envelope", "map"].includes(t.kind)).map((t) => t.key),
  )("finds %s at its middle", (key) => {
    const thing = at(key);
    expect(hitAt(p, thing.x, thing.y)).toEqual(thing.what);
  });

  it("finds each thread somewhere along its way", () => {
    for (const thing of p.things) {
      if (thing.kind !== "thread") continue;
      const hits = Array.from({ length: 19 }, (_, i) => onCurve(thing.look.curve, (i + 1) / 20)).map(
        (spot) => hitAt(p, spot.x, spot.y)?.id,
      );
      expect(hits, thing.key).toContain(thing.what?.id);
    }
  });

  it("means nothing on the floor", () => {
    expect(hitAt(p, 475, 725)).toBeNull();
    expect(hitAt(p, 4, 725)).toBeNull();
  });

  it("prefers the sheet to the thread that runs under it", () => {
    const sheet = at("sheet:i9");
    for (let dy = -40; dy <= 40; dy += 4)
      expect(hitAt(p, sheet.x, sheet.y + dy)).toEqual({ kind: "issue", id: "i9" });
  });

  it("has words for everything that it finds", () => {
    for (const { what } of p.things) {
      if (what === null) continue;
      const words = hoverWords(what, scenario, view);
      expect(words.length, JSON.stringify(what)).toBeGreaterThan(2);
      expect(words).not.toMatch(/[{}]|table\./);
    }
  });
});
