/** Every scenario of this war: a statement about the world rests on something that was opened, or is marked as contested. */
import { expect, test } from "vitest";
import { OF_THIS_WAR, real } from "../rows/real.ts";

test.each(OF_THIS_WAR)("%s says nothing that rests only on what was not opened", (id) => {
  const { issues, rounds, sources } = real(id);
  const statements = [...issues.flatMap((i) => i.background), ...rounds.flatMap((r) => r.briefing)];
  const bare = statements.filter(
    (b) => b.contested === undefined && b.sources.every((s) => sources[s]?.checked !== "seen"),
  );
  expect(statements.length).toBeGreaterThan(20);
  expect(bare.map((b) => b.text)).toEqual([]);
});
