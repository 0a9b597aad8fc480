/**
 * Three people in three browsers share a table with bots. What one tells another in private reaches nobody
 * else: every byte that the third browser receives is searched for it.
 */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";
import { chooseArticle, joinTable, nextStep, openTab, sitDown, untilPhase } from "./steps.ts";

/** Letters that stand nowhere else. */
const MARK = "qzxv-heliotrope-7731";
const PRIVATE = `Between the two of us: ${MARK}, and not a crumb above it.`;
/** A ceiling that neither side's figures name. */
const CEILING = 265;

const at = house();

/** Everything that reached a page, by socket or by request. */
function listen(page: Page): () => Promise<Buffer> {
  const parts: Buffer[] = [];
  const bodies: Promise<void>[] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => void parts.push(Buffer.from(payload as string | Buffer))),
  );
  page.on("response", (response) => {
    bodies.push(
      response.body().then(
        (body) => void parts.push(body),
        // A redirect or an answer without a body holds nothing.
        () => undefined,
      ),
    );
  });
  return async () => {
    await Promise.all(bodies);
    return Buffer.concat(parts);
  };
}

/** How a clause with this number looks on the wire. */
const ceilingOnTheWire = `"value":${CEILING}`;

it("keeps a private message and a private offer between the two that it is for", async () => {
  const ukraine = await newPerson(at.browser);
  const russia = await newPerson(at.browser, { viewport: { width: 390, height: 844 } });
  const turkey = await newPerson(at.browser);
  const heard = { ukraine: listen(ukraine.page), russia: listen(russia.page), turkey: listen(turkey.page) };

  const code = await sitDown(ukraine.page, at.server.url, "Ukraine", "?renderer=none");
  await joinTable(russia.page, at.server.url, code.toLowerCase(), "Russia", "?renderer=none");
  await joinTable(
    turkey.page,
    at.server.url,
    `${code.slice(0, 3)} ${code.slice(3)}`,
    "Türkiye",
    "?renderer=none",
  );
  for (const { page } of [ukraine, russia, turkey]) {
    await openTab(page, "Text");
    await nextStep(page).click();
  }
  for (const { page } of [ukraine, russia, turkey]) await untilPhase(page, "Talks");

  // The message.
  await openTab(ukraine.page, "Channels");
  await channel(ukraine.page, "Russia");
  await ukraine.page.getByRole("textbox").fill(PRIVATE);
  await ukraine.page.getByRole("button", { name: "Send" }).click();
  await ukraine.page.locator(".p-message", { hasText: MARK }).waitFor();
  await russia.page.getByRole("tab", { name: /unread/ }).waitFor();
  await openTab(russia.page, "Channels");
  await channel(russia.page, "Ukraine");
  await russia.page.locator(".p-message", { hasText: MARK }).waitFor();

  // The offer, with a number of its own.
  await openTab(ukraine.page, "Text");
  await ukraine.page.getByRole("button", { name: "+ clause" }).click();
  await chooseArticle(ukraine.page, "Ceiling on forces");
  const tool = ukraine.page.locator(".p-tool");
  await tool.getByRole("radio").first().check();
  await tool.getByRole("spinbutton").fill(String(CEILING));
  await tool.getByRole("spinbutton").blur();
  await tool.getByRole("button", { name: /^(Add|Put|Replace)/ }).click();
  await ukraine.page.getByRole("button", { name: "Addressees and form" }).click();
  for (const box of await tool.getByRole("group", { name: "Addressees" }).getByRole("checkbox").all())
    await box.uncheck();
  await tool.getByRole("checkbox", { name: "Russia" }).check();
  await ukraine.page.getByRole("button", { name: "Back to the package" }).click();
  await ukraine.page.getByRole("button", { name: "Put it on the table" }).click();
  await ukraine.page.getByText(/^It lies on the table. Russia can answer/).waitFor();
  await openTab(russia.page, "Text");
  const offer = russia.page.locator(".p-offer", { hasText: String(CEILING) });
  await offer.getByRole("button", { name: "Accept into the text" }).waitFor();

  // Something public afterwards, so that the third has certainly been told all that came before it.
  await openTab(ukraine.page, "Channels");
  await channel(ukraine.page, "Plenary");
  await ukraine.page.getByRole("textbox").fill("We are ready to go on in plenary.");
  await ukraine.page.getByRole("button", { name: "Send" }).click();
  await openTab(turkey.page, "Channels");
  await channel(turkey.page, "Plenary");
  await turkey.page.locator(".p-message", { hasText: "ready to go on in plenary" }).waitFor();
  await openTab(turkey.page, "Log");
  expect(await turkey.page.locator("body").innerText()).not.toContain(MARK);

  // The search finds what is there: in both addressees' bytes, and the public words in the third's.
  for (const bytes of [await heard.ukraine(), await heard.russia()]) {
    expect(bytes.includes(PRIVATE)).toBe(true);
    expect(bytes.includes(ceilingOnTheWire)).toBe(true);
  }
  const third = await heard.turkey();
  expect(third.includes("We are ready to go on in plenary.")).toBe(true);
  for (const fragment of [MARK, MARK.slice(0, 8), "heliotrope", "Between the two of us", "a crumb above"])
    for (const encoding of ["utf8", "utf16le"] as const)
      expect(third.includes(Buffer.from(fragment, encoding)), `${fragment} as ${encoding}`).toBe(false);
  expect(third.includes(ceilingOnTheWire), "the private offer's number").toBe(false);

  // A reload brings back the seat and what was begun; a stranger who comes later is told no more.
  await channel(ukraine.page, "Russia");
  await ukraine.page.getByRole("textbox").fill("Half a sentence that is not yet");
  await openTab(ukraine.page, "Text");
  await ukraine.page.getByRole("button", { name: "Our stated positions" }).click();
  const chips = ukraine.page.getByRole("list", { name: "Clauses of your package" });
  const draft = await chips.innerText();
  await ukraine.page.reload();
  await ukraine.page.getByText("Head of delegation, Ukraine").first().waitFor();
  await openTab(ukraine.page, "Text");
  await chips.waitFor();
  expect(await chips.innerText()).toBe(draft);
  await openTab(ukraine.page, "Channels");
  await channel(ukraine.page, "Russia");
  expect(await ukraine.page.getByRole("textbox").inputValue()).toBe("Half a sentence that is not yet");
  expect(await ukraine.page.locator(".p-message", { hasText: MARK }).count()).toBe(1);

  const watcher = await newPerson(at.browser);
  const overheard = listen(watcher.page);
  await joinTable(watcher.page, at.server.url, code, null, "?renderer=none");
  await openTab(watcher.page, "Log");
  await watcher.page.locator(".p-log-lines li").first().waitFor();
  const late = await overheard();
  expect(late.includes("We are ready to go on in plenary.")).toBe(true);
  expect(late.includes(MARK)).toBe(false);
  expect(late.includes(ceilingOnTheWire)).toBe(false);

  for (const person of [ukraine, russia, turkey, watcher]) {
    expect(person.wrong).toEqual([]);
    await person.context.close();
  }
});

const channel = (page: Page, name: string): Promise<void> =>
  page
    .locator(".p-channel", { hasText: new RegExp(`^${name}`) })
    .first()
    .click();
