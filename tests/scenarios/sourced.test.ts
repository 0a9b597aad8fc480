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

test.each(OF_THIS_WAR)("%s: every event of the recorded course can be named, shown and dated", (id) => {
  const { recorded } = real(id);
  const events = recorded.timeline;
  expect(events.filter((e) => !e.id || !e.title || !e.kind).map((e) => e.text)).toEqual([]);
  expect(new Set(events.map((e) => e.id)).size).toBe(events.length);
  // What came out later says so; it is never marked as known before it happened.
  expect(events.filter((e) => e.knownFrom !== undefined && e.knownFrom <= e.date).map((e) => e.id)).toEqual(
    [],
  );
});
