import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { crash } from "./crash.ts";

const entry = fileURLToPath(new URL("./crashServer.ts", import.meta.url));

it("loses nothing that was acknowledged, and tells nothing twice, when the server is killed", {
  timeout: 60_000,
}, async () => {
  const report = await crash(2, entry);
  expect(report.faults).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(20);
  expect(report.entries).toBeGreaterThan(report.acknowledged);
});

it("loses nothing of a branch either", { timeout: 60_000 }, async () => {
  const report = await crash(2, entry, "", true);
  expect(report.faults).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(20);
});

it("finds a server that answers before it has written", { timeout: 60_000 }, async () => {
  const report = await crash(2, entry, "early");
  expect(report.faults.length).toBeGreaterThan(0);
});
