/** The server dies and comes back, and the line goes and returns, while a person sits at the table. */
import { expect, it } from "vitest";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";
import { startServer } from "./server.ts";
import { nextStep, openTab, sitDown, untilPhase, where } from "./steps.ts";

/** What the browser itself writes on the console when a request finds nobody. */
const LINE_IS_DOWN = [
  /ERR_CONNECTION_REFUSED/,
  /ERR_INTERNET_DISCONNECTED/,
  /WebSocket connection to .* failed/,
  /ERR_CONNECTION_RESET/,
  /ERR_EMPTY_RESPONSE/,
];

const at = house();

it("says that the server is gone, comes back by itself and plays on", async () => {
  const { context, page, wrong } = await newPerson(at.browser, {}, LINE_IS_DOWN);
  await sitDown(page, at.server.url, "Ukraine", "?renderer=none");
  await nextStep(page).click();
  await untilPhase(page, "Talks");
  await openTab(page, "Channels");
  await page.getByRole("textbox").fill("Said before the fall.");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator(".p-message[data-own=yes]").waitFor();

  await at.server.kill();
  await page.locator(".linkbar").waitFor();
  expect(await page.locator(".linkbar").innerText()).toMatch(/connection is lost|Going back/);
  await page.getByRole("textbox").fill("Said during the fall.");
  await page.getByRole("button", { name: "Send" }).click();

  at.server = await startServer({ port: at.server.port, dataDir: at.server.dataDir });
  await page.locator(".linkbar").waitFor({ state: "detached" });
  const own = page.locator(".p-message[data-own=yes]");
  // What was sent while nobody listened arrives, once.
  await page.locator(".p-message", { hasText: "during the fall" }).waitFor();
  expect(await own.allInnerTexts()).toHaveLength(2);
  expect(await where(page)).toEqual({ round: 1, phase: "Talks" });
  await nextStep(page).click();
  await untilPhase(page, "Orders");

  // And a page that is loaded anew finds the same seat.
  await page.reload();
  await page.getByText("Head of delegation, Ukraine").first().waitFor();
  expect(await where(page)).toEqual({ round: 1, phase: "Orders" });
  expect(wrong).toEqual([]);
  await context.close();
});

it("survives a line that goes and returns", async () => {
  const { context, page, wrong } = await newPerson(at.browser, {}, LINE_IS_DOWN);
  const syncs: number[] = [];
  page.on("websocket", (socket) => {
    const mine = syncs.push(0) - 1;
    socket.on("framesent", ({ payload }) => {
      if (payload.includes("sync")) syncs[mine] = (syncs[mine] as number) + 1;
    });
  });
  await sitDown(page, at.server.url, "Russia", "?renderer=none");
  await openTab(page, "Text");
  await context.setOffline(true);
  await nextStep(page).click();
  await context.setOffline(false);
  await untilPhase(page, "Talks");
  await page.locator(".linkbar").waitFor({ state: "detached" });
  expect(await where(page)).toEqual({ round: 1, phase: "Talks" });
  // One question on the new line: a second would mean that the first was lost, and waited for in vain.
  expect(syncs.at(-1)).toBe(1);
  expect(wrong).toEqual([]);
  await context.close();
});

it("fetches again what could not be had the first time", async () => {
  const { context, page, wrong } = await newPerson(at.browser, {}, LINE_IS_DOWN);
  // Each file that a table needs later fails once: a browser that remembers it must be asked otherwise.
  const missed = new Set<string>();
  await context.route(/\/(netSdk|others|world|tableDoor|explore)-[^/]+\.js/, (route) => {
    const name = new URL(route.request().url()).pathname;
    if (missed.has(name)) return route.continue();
    missed.add(name);
    return route.abort("internetdisconnected");
  });
  await sitDown(page, at.server.url, "Ukraine", "?renderer=none");
  await nextStep(page).click();
  await untilPhase(page, "Talks");
  await openTab(page, "World");
  await page.getByRole("heading", { name: "World" }).waitFor();
  await openTab(page, "Text");
  await page.locator(".p-article").first().waitFor();
  await page.goto(`${at.server.url}/explore?renderer=none`);
  await page.getByRole("slider").waitFor();
  expect(missed.size).toBe(5);
  expect(wrong).toEqual([]);
  await context.close();
});
