/** Who leads a table: sees all of it, sits nowhere, halts it and moves it on; and everybody else is told so. */
import { describe, expect, it } from "vitest";
import type { Host } from "../../server/table/host.ts";
import { papersOf } from "../../server/table/reads.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { testScenario } from "../engine/fixture.ts";
import { granted, joinTable, openHost, say, sit, submit, until } from "./house.ts";

const LED = { scenario: testScenario.id, seats: [], name: "Lee", timed: false, listed: false, leads: true };
const begin = { type: "resume" } as const;
const take = (seat: string) => ({ type: "takeSeat", seat, name: "Ben" }) as const;

async function ledTable() {
  const { host } = await openHost();
  const lee = granted(await host.open(LED));
  const ben = await joinTable(host, lee);
  await submit(host, ben, null, take("borea.head"));
  return { host, lee, ben };
}

const stateOf = async (host: Host, { match }: Ticket) => granted(await host.look(match, (t) => t.state));

describe("a table that is led", () => {
  it("stands still until it is let begin: people may come, bots do not play", async () => {
    const { host, lee, ben } = await ledTable();
    const { ear } = await sit(host, ben);
    await new Promise((r) => setTimeout(r, 60));
    expect(ear.view).toMatchObject({ round: 1, phase: "briefing", paused: true });
    expect(ear.view.seats["borea.head"]).toMatchObject({ kind: "person", name: "Ben" });
    expect(await submit(host, lee, null, begin)).toMatchObject({ ok: true });
    expect(ear.view.paused).toBe(false);
    await until("a bot is ready", () => ear.view.seats["arden.head"]?.ready === true);
    await host.close();
  });

  it("tells everybody that it is", async () => {
    const { host, lee, ben } = await ledTable();
    expect((await sit(host, lee)).synced.led).toBe(true);
    expect((await sit(host, ben)).synced.led).toBe(true);
    expect(granted(await host.card(lee.code)).led).toBe(true);
    const other = granted(await host.open({ ...LED, leads: false, seats: ["borea.head"] }));
    expect((await sit(host, other)).synced).not.toHaveProperty("led");
    expect(granted(await host.card(other.code))).not.toHaveProperty("led");
    await host.close();
  });

  it("shows all of it to who leads, told step by step as to everybody, and only theirs to the others", async () => {
    const { host, lee, ben } = await ledTable();
    const cas = await joinTable(host, lee, "Cas");
    await submit(host, cas, null, { ...take("arden.head"), name: "Cas" });
    const [all, borea, arden] = [
      (await sit(host, lee)).ear,
      (await sit(host, ben)).ear,
      (await sit(host, cas)).ear,
    ];
    await submit(host, ben, "borea.head", say("Among us.", "caucus:borea"));
    const heard = (ear: typeof all) => ear.events.filter((e) => e.type === "said").map((e) => e.text);
    expect(heard(all)).toEqual(["Among us."]);
    expect(heard(borea)).toEqual(["Among us."]);
    expect(heard(arden)).toEqual([]);
    await submit(host, lee, null, begin);
    await submit(host, ben, "borea.head", { type: "ready", round: 1, phase: "briefing" });
    await submit(host, cas, "arden.head", { type: "ready", round: 1, phase: "briefing" });
    await until("the talks", () => all.view.phase === "talks");
    const state = await stateOf(host, lee);
    for (const ear of [all, borea, arden]) expect(ear.view).toEqual(viewFor(state, ear.view.who));
    expect(all.view.who).toEqual({ kind: "facilitator" });
    await host.close();
  });

  it("gives who leads every brief and every card, and the others their own briefs alone", async () => {
    const { host, lee, ben } = await ledTable();
    const { briefs, shocks } = testScenario;
    expect(await papersOf(host, lee.match, lee.holder)).toEqual({ briefs: briefs.seats, shocks });
    expect(await papersOf(host, lee.match, ben.holder)).toEqual({
      briefs: { "borea.head": briefs.seats["borea.head"] },
    });
    await host.close();
  });

  it("is halted, let go on, moved on and told news by who leads, each once however often it is sent", async () => {
    const { host, lee, ben } = await ledTable();
    expect(await submit(host, lee, null, begin, "c-begin")).toEqual({ ok: true, repeated: false });
    expect(await submit(host, lee, null, begin, "c-begin")).toEqual({ ok: true, repeated: true });
    expect(await submit(host, lee, null, { type: "timeOut", round: 1, phase: "briefing" })).toMatchObject({
      ok: true,
    });
    expect((await stateOf(host, lee)).phase).toBe("talks");
    expect(await submit(host, lee, null, { type: "injectShock", shock: "leak" })).toMatchObject({ ok: true });
    expect((await stateOf(host, lee)).shocks).toHaveProperty("leak");
    expect(await submit(host, lee, null, { type: "pause" })).toMatchObject({ ok: true });
    for (const command of [begin, { type: "injectShock", shock: "storm" }] as const)
      expect(await submit(host, ben, null, command)).toMatchObject({
        ok: false,
        refusal: { refused: "facilitatorOnly" },
      });
    await host.close();
  });

  it("has no seat for who leads, neither at its opening nor later", async () => {
    const { host, lee } = await ledTable();
    expect(await host.open({ ...LED, seats: ["borea.head"] })).toMatchObject({ refused: "notYourSeat" });
    expect(await submit(host, lee, null, take("arden.head"))).toMatchObject({
      ok: false,
      refusal: { refused: "notYourSeat" },
    });
    expect(await submit(host, lee, "borea.head", say("As Ben."))).toMatchObject({ ok: false });
    await host.close();
  });
});
