/** The model card's table over HTTP: what was committed, or nothing, and never a failure. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { type App, startApp } from "../../server/app.ts";
import { openLog } from "../../server/log.ts";
import { memoryStore } from "../../server/store/memory.ts";
import { evidenceIn } from "../../server/table/reads.ts";
import { testScenario } from "../engine/fixture.ts";
import { configOf, http } from "../room/server.ts";

const dir = mkdtempSync(join(tmpdir(), "evidence-"));
let app: App | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

const start = async (): Promise<App> => {
  app = await startApp({
    config: { ...configOf(), scenariosDir: dir },
    store: memoryStore(),
    scenarios: [testScenario],
    log: openLog("silent"),
  });
  return app;
};

it("is null where no calibration was committed", async () => {
  const { status, body } = await http((await start()).url, "GET", "/api/evidence");
  expect(status).toBe(200);
  expect(body).toEqual({ evidence: null });
});

it("is what the calibration wrote, in one piece", async () => {
  const table = { date: "2026-01-02", runs: 1000, rows: [] };
  writeFileSync(join(dir, "evidence.json"), `${JSON.stringify(table, null, 1)}\n`);
  expect(JSON.parse(await evidenceIn(dir))).toEqual({ evidence: table });
  const { status, body, headers } = await http((await start()).url, "GET", "/api/evidence");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("application/json");
  expect(body).toEqual({ evidence: table });
  rmSync(dir, { recursive: true, force: true });
});

it("takes no other method", async () => {
  expect((await http((await start()).url, "POST", "/api/evidence", {})).status).toBe(404);
});
