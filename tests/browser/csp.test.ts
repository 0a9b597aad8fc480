/** No page breaks its own content security policy, and what people type is text, never markup. */
import { expect, it } from "vitest";
import { driverOf, goOn } from "./drive.ts";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";
import { atTable, joinTable, nextStep, openTab, untilPhase } from "./steps.ts";

const NAME = "<b id=inname>Eve</b><script>boom()</script>";
const WORDS = `<img src=x onerror="boom()"><script>boom()</script> & <i id=inwords>words</i>`;

const at = house();

it("sends a policy without unsafe-inline scripts, and it bites", async () => {
  const response = await fetch(at.server.url);
  const policy = response.headers.get("content-security-policy") ?? "";
  const scripts = policy.split(";").find((d) => d.trim().startsWith("script-src")) ?? policy;
  expect(scripts).toContain("'self'");
  expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval/);

  const { context, page, wrong } = await newPerson(at.browser);
  await page.goto(at.server.url);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.head.append(script);
  });
  await expect.poll(() => wrong.some((line) => line.startsWith("policy: script-src"))).toBe(true);
  expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  await context.close();
});

it("breaks no policy on any page, with the drawn table and without", async () => {
  const { context, page, wrong } = await newPerson(at.browser);
  for (const path of ["/", "/play", "/teach", "/explore", "/sources", "/nowhere"]) {
    await page.goto(at.server.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  expect(wrong).toEqual([]);
  for (const renderer of ["canvas", "webgl", "none"]) {
    await page.goto(`${at.server.url}/play?renderer=${renderer}`);
    await page.getByRole("button", { name: /^Ukraine/ }).click();
    await atTable(page);
    if (renderer !== "none") await page.locator("canvas").waitFor();
    for (const panel of ["Brief", "Text", "Channels", "Orders", "Record", "World", "Log"])
      await openTab(page, panel);
    expect(wrong, renderer).toEqual([]);
  }
  await context.close();
});

it("shows script in a name and in a message as the letters that it is", async () => {
  const { context, page, wrong } = await newPerson(at.browser);
  await page.goto(`${at.server.url}/play?renderer=none`);
  const name = page.getByLabel(/Your name/);
  await name.fill(NAME);
  const kept = await name.inputValue();
  expect(kept).toContain("<b id=inname>");
  await page.getByRole("button", { name: /^Ukraine/ }).click();
  const code = await atTable(page);
  await page.getByText(kept).first().waitFor();
  await nextStep(page).click();
  await untilPhase(page, "Talks");
  await openTab(page, "Channels");
  await page.getByRole("textbox").fill(WORDS);
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator(".p-message-text", { hasText: "onerror" }).waitFor();
  expect(await page.locator(".p-message-text", { hasText: "onerror" }).innerText()).toBe(WORDS);

  const other = await newPerson(at.browser);
  await joinTable(other.page, at.server.url, code, null, "?renderer=none");
  await openTab(other.page, "Channels");
  await other.page.getByText(WORDS).first().waitFor();
  await other.page.getByText(kept).first().waitFor();

  const driver = await driverOf(page, at.server.url, code);
  await goOn([driver], "ended");
  await page.goto(`${at.server.url}/t/${code}/debrief`);
  await page.locator(".verdict").waitFor();
  for (const { page: one } of [{ page }, other]) {
    expect(await one.locator("#inname, #inwords, img[src=x]").count()).toBe(0);
    expect(await one.evaluate(() => [...document.scripts].every((s) => s.src !== ""))).toBe(true);
  }
  await driver.leave();
  expect(wrong).toEqual([]);
  expect(other.wrong).toEqual([]);
  await other.context.close();
  await context.close();
});
