/**
 * The laboratory in a real browser: a what-if on the server with progress and result, the same in the browser with the
 * very same bits, a change composed, a result found again after a reload, turning points.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Line } from "../../shared/exploring.ts";
import type { LabJob, LabStart } from "../../shared/lab/laboratory.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { launchBrowser } from "./launch.ts";
import { newPerson, type Person } from "./person.ts";
import { holdTicket, playedMatch } from "./played.ts";
import { type Running, startServer } from "./server.ts";
import { atTable } from "./steps.ts";

const SEQ = 40;
const EDITS = [{ kind: "withoutOption", issue: "decision", option: "veto" }] as const;

let browser: Browser;
let server: Running;
let ticket: Ticket;

beforeAll(async () => {
  const played = await playedMatch();
  ticket = played.ticket;
  [browser, server] = await Promise.all([launchBrowser(), startServer({ dataDir: played.dataDir })]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function atNode(options: { width: number; height: number }): Promise<Person> {
  const person = await newPerson(browser, { viewport: options });
  await holdTicket(person.page, ticket);
  await person.page.goto(`${server.url}/explore/t/${ticket.code}/${SEQ}`);
  await openPanel(person.page, "What if …?");
  return person;
}

async function openPanel(page: Page, name: string): Promise<void> {
  await page
    .locator("section.lab", { hasText: name })
    .getByRole("button", { name: "Open the laboratory" })
    .click();
}

const panel = (page: Page) => page.getByRole("region", { name: "What if …?" });

describe.each([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])("at $width", (viewport) => {
  it("plays a prepared change out on the server, with the figures coming in, and finds it again", async () => {
    const { context, page, wrong } = await atNode(viewport);
    const lab = panel(page);
    await lab.getByLabel("A prepared change").selectOption({ label: "A guarantee without a veto" });
    await lab.getByLabel("Pairs of matches").selectOption("100");
    await lab.getByRole("button", { name: "Play it out" }).click();
    await lab.getByText("100 pairs played. 95 % intervals.").waitFor();
    expect(await lab.locator("figure.lab-figure").count()).toBe(6);
    expect(await lab.getByText("A model, not history").count()).toBe(1);
    for (const figure of await lab.locator("figure").all()) {
      await figure.locator("summary").click();
      expect(await figure.locator("table tbody tr").count()).toBeGreaterThan(0);
    }
    await page.reload();
    await openPanel(page, "What if …?");
    await lab.getByText(/Results kept here · [1-9]/).click();
    await lab.getByRole("button", { name: "Show" }).first().click();
    await lab.locator("figure.lab-figure").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(wrong).toEqual([]);
    await context.close();
  });
});

it("plays a small run in the browser with the very bits of the server", async () => {
  const { context, page, wrong } = await atNode({ width: 1440, height: 900 });
  const lab = panel(page);
  await lab.getByLabel("Played").selectOption("here");
  await lab.getByLabel("A prepared change").selectOption({ label: "A guarantee without a veto" });
  await lab.getByLabel("Pairs of matches").selectOption("100");
  const started = page.waitForEvent("worker");
  await lab.getByRole("button", { name: "Play it out" }).click();
  const address = (await started).url();
  await lab.getByRole("button", { name: "Stop" }).click();
  await lab.getByText(/Stopped after \d+ of 100 pairs/).waitFor();
  const past = { code: ticket.code, token: ticket.token };
  const here = await page.evaluate(
    async ({ address, past, seq, edits }) => {
      const asked = await fetch("/api/lab/start", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ past, seq }),
      });
      const { state } = (await asked.json()) as LabStart;
      const worker = new Worker(address, { type: "module" });
      const found = await new Promise<string>((resolve, reject) => {
        worker.onerror = () => reject(new Error("the worker failed"));
        worker.onmessage = ({ data }) => data.done === 20 && resolve(JSON.stringify(data.comparison));
        worker.postMessage({ state, edits, runs: 20, seed: 0 });
      });
      worker.terminate();
      return found;
    },
    { address, past, seq: SEQ, edits: EDITS },
  );
  const ask = async (path: string, body?: unknown): Promise<LabJob> =>
    (
      await fetch(
        server.url + path,
        body === undefined
          ? {}
          : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
      )
    ).json() as Promise<LabJob>;
  let job = await ask("/api/lab", { kind: "whatIf", past, seq: SEQ, change: EDITS, runs: 20, seed: 0 });
  for (; job.state === "queued" || job.state === "running"; job = await ask(`/api/lab/${job.id}`))
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(job.state).toBe("done");
  expect(here).toBe(JSON.stringify(job.result?.comparison));
  expect(wrong).toEqual([]);
  await context.close();
});

it("composes a change of one's own, and says what does not fit", async () => {
  const { context, page, wrong } = await atNode({ width: 1440, height: 900 });
  const lab = panel(page);
  await lab.getByLabel("A prepared change").selectOption({ label: "A change of your own" });
  expect(await lab.getByRole("button", { name: "Play it out" }).isDisabled()).toBe(true);
  await lab.getByLabel("What changes").selectOption({ label: "A side's forces" });
  await lab.getByRole("button", { name: "Add this" }).click();
  await lab.getByText("Russia: forces, 0.8 times over").waitFor();
  await lab.getByLabel("Pairs of matches").selectOption("100");
  await lab.getByRole("button", { name: "Play it out" }).click();
  await lab.locator("figure.lab-figure").first().waitFor();
  await lab.getByRole("button", { name: "Stop" }).click();
  await lab.getByText(/Stopped after|pairs played/).waitFor();
  expect(wrong).toEqual([]);
  await context.close();
});

it("finds the turning points of a finished match", async () => {
  const { context, page, wrong } = await atNode({ width: 1440, height: 900 });
  await openPanel(page, "Turning points");
  const turning = page.getByRole("region", { name: "Chance of a treaty in force along the match" });
  await turning.getByRole("button", { name: "Find the turning points" }).click();
  await turning.locator(".time-plot canvas").waitFor();
  await turning.getByText("As a table").click();
  expect(await turning.locator("table tbody tr").count()).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
  await context.close();
});

it("offers only what can still be changed, and begins a table with it", async () => {
  const { context, page, wrong } = await newPerson(browser);
  const line = (await (await fetch(`${server.url}/api/line`)).json()) as Line;
  const bucha = line.nodes.find((node) => node.title === "Bucha");
  await page.goto(`${server.url}/explore/${bucha?.scenario}/${bucha?.seq}?renderer=none`);
  await openPanel(page, "What if …?");
  const lab = panel(page);
  const gone = lab.locator("option", { hasText: "Bucha had not happened (too late here)" });
  await gone.waitFor({ state: "attached" });
  expect(await gone.isDisabled()).toBe(true);
  expect(await lab.getByLabel("A prepared change").inputValue()).not.toBe("no-bucha");
  // What offices would order holds for bots: it is played out, and no table begins with it.
  await lab.getByLabel("A prepared change").selectOption({ label: "Guarantors bind themselves" });
  await lab.getByText(/no table can begin with it/).waitFor();
  expect(await lab.getByRole("button", { name: "Play this branch" }).count()).toBe(0);
  await lab.getByLabel("A prepared change").selectOption({ label: "A guarantee without a veto" });
  await lab.getByRole("button", { name: "Play this branch" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("It begins with one change: A guarantee without a veto.").waitFor();
  await dialog.getByRole("button", { name: "Open the branch" }).click();
  await atTable(page);
  await page.locator(".branch-mark", { hasText: "A guarantee without a veto" }).waitFor();
  // Where a stretch is over, the page says so and leads on.
  const last = line.nodes.filter((node) => node.scenario === bucha?.scenario).at(-1);
  await page.goto(`${server.url}/explore/${last?.scenario}/${last?.seq}?renderer=none`);
  await page.getByText(/nothing is left to decide/).waitFor();
  await page.getByRole("link", { name: /^To the beginning of/ }).click();
  await page.getByRole("button", { name: "Fork here" }).waitFor();
  expect(wrong).toEqual([]);
  await context.close();
});

it("leads from a debrief to the turning points", async () => {
  const { context, page, wrong } = await newPerson(browser);
  await holdTicket(page, ticket);
  await page.goto(`${server.url}/t/${ticket.code}/debrief?renderer=none`);
  await page.getByRole("link", { name: "How the chance of a treaty moved along this match" }).click();
  await page.getByRole("button", { name: "Find the turning points" }).waitFor();
  expect(wrong).toEqual([]);
  await context.close();
});
