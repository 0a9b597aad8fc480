/** The plan of the table: everything placed, nothing on top of what it should not cover, words large enough, states right. */
import { describe, expect, it } from "vitest";
import { plan } from "../../client/table/plan.ts";
import { textWidth } from "../../client/table/textWidth.ts";
import {
  type Box,
  bottom,
  type Kind,
  left,
  overlap,
  type Plan,
  right,
  type Size,
  type Thing,
  type ThingOf,
  top,
} from "../../client/table/things.ts";
import { galleryScenario } from "../browser/table-gallery/scenario.ts";
import { galleryView, MOMENTS, type Moment, type MomentName } from "../browser/table-gallery/views.ts";
import { testHeader } from "../engine/fixture.ts";
import { gameOf, played } from "./fixture.ts";

const SIZES: Readonly<Record<string, Size>> = {
  desktop: { width: 950, height: 730 },
  wide: { width: 1500, height: 820 },
  laptop: { width: 760, height: 560 },
  phone: { width: 390, height: 310 },
  small: { width: 320, height: 260 },
  low: { width: 320, height: 208 },
};

const planned = (moment: Moment, size: Size): Plan =>
  plan(moment.view, moment.scenario, size, { speaking: moment.speaking ?? [], now: 0 });
const of = <K extends Kind>(p: Plan, kind: K): ThingOf<K>[] =>
  p.things.filter((t): t is ThingOf<K> => t.kind === kind);
const one = <K extends Kind>(p: Plan, kind: K, key: string): ThingOf<K> => {
  const found = of(p, kind).find((t) => t.key === key);
  if (!found) throw new Error(`nothing on the plan is called ${key}`);
  return found;
};
const partyOfKey = (key: string): string => {
  const name = key.slice(key.lastIndexOf(":") + 1);
  return name.includes(".") ? name.slice(0, name.indexOf(".")) : name;
};

/** Pairs that touch, as "a over b". */
const touching = (as: readonly Thing[], bs: readonly Thing[], slack = 0): string[] =>
  as.flatMap((a) =>
    bs.filter((b) => a.key !== b.key && overlap(a, b, slack)).map((b) => `${a.key} over ${b.key}`),
  );

const cases = Object.entries(SIZES).flatMap(([name, size]) =>
  (Object.keys(MOMENTS) as MomentName[]).map((moment) => ({ name, size, moment })),
);

describe.each(cases)("the plan of $moment, $name", ({ size, moment: name }) => {
  const moment = MOMENTS[name]();
  const p = planned(moment, size);
  const plates = of(p, "plate");
  const papers = [...of(p, "sheet"), ...of(p, "stack"), ...of(p, "instrument")];

  it("places every party and every seat once", () => {
    expect(plates.map((t) => t.key).sort()).toEqual(
      moment.scenario.parties.map((x) => `plate:${x.id}`).sort(),
    );
    expect(
      of(p, "seat")
        .map((t) => t.key)
        .sort(),
    ).toEqual(moment.scenario.parties.flatMap((x) => x.seats.map((s) => `seat:${s.id}`)).sort());
  });

  it("has one key for one thing", () => {
    expect(new Set(p.things.map((t) => t.key)).size).toBe(p.things.length);
  });

  it("lays no paper, plate or envelope on another", () => {
    expect(touching(papers, papers)).toEqual([]);
    expect(touching(plates, plates)).toEqual([]);
    expect(touching(papers, plates)).toEqual([]);
    const letters = of(p, "envelope");
    expect(touching(letters, [...letters, ...papers], 1)).toEqual([]);
    for (const letter of letters) {
      // It may peep out from under the plate of the party that it waits for, and under no other.
      expect(plates.filter((plate) => overlap(letter, plate, 1)).length).toBeLessThanOrEqual(1);
    }
  });

  it("sets seals and ticks half over the edge of their plate, clear of the name", () => {
    for (const mark of of(p, "mark").filter((m) => m.look.mark !== "speaking")) {
      const plate = one(p, "plate", `plate:${partyOfKey(mark.key)}`);
      expect(right(mark) - right(plate), mark.key).toBeGreaterThan(mark.w * 0.5);
    }
  });

  it("lays no letter behind a figure", () => {
    const figures = of(p, "seat").filter((s) => s.look.side === "front");
    expect(touching(of(p, "envelope"), figures, 1)).toEqual([]);
  });

  it("keeps speech clear of papers, letters and other parties' plates", () => {
    for (const mark of of(p, "mark").filter((m) => m.look.mark === "speaking")) {
      const others = plates.filter((plate) => partyOfKey(plate.key) !== partyOfKey(mark.key));
      expect(touching([mark], [...papers, ...of(p, "envelope"), ...others], 1)).toEqual([]);
    }
  });

  it("hangs nothing on the wall over another", () => {
    const wall = [...of(p, "map"), ...of(p, "calendar"), ...of(p, "clock"), ...of(p, "frame")];
    expect(touching(wall, wall)).toEqual([]);
    for (const window of of(p, "room")[0]?.look.windows ?? [])
      for (const thing of wall) expect(overlap(thing, window)).toBe(false);
  });

  it("seats nobody on a neighbour or behind a plate", () => {
    const seats = of(p, "seat").filter((s) => s.look.side !== "screen");
    for (const a of seats)
      for (const b of seats) {
        if (partyOfKey(a.key) === partyOfKey(b.key)) continue;
        expect(overlap(headOf(a), headOf(b)), `${a.key} and ${b.key}`).toBe(false);
      }
    for (const seat of seats)
      for (const plate of plates) {
        // A dashed outline is nobody: a plate may stand before it.
        if (seat.look.who === "empty" || seat.look.away) continue;
        expect(overlap(headOf(seat), plate, 1), `${seat.key} behind ${plate.key}`).toBe(false);
      }
  });

  it("keeps everything that is read inside the stage", () => {
    for (const t of [...plates, ...papers, ...of(p, "map"), ...of(p, "mark"), ...of(p, "envelope")]) {
      expect(left(t), t.key).toBeGreaterThanOrEqual(-1);
      expect(right(t), t.key).toBeLessThanOrEqual(size.width + 1);
      expect(top(t), t.key).toBeGreaterThanOrEqual(-1);
      expect(bottom(t), t.key).toBeLessThanOrEqual(size.height + 1);
    }
  });

  it("writes nothing under twelve pixels, and no name wider than its plate", () => {
    for (const t of p.things) if ("font" in t.look) expect(t.look.font, t.key).toBeGreaterThanOrEqual(12);
    for (const plate of plates)
      if (plate.look.label !== null)
        expect(textWidth(plate.look.label, plate.look.font) + plate.look.font * 1.3).toBeLessThan(plate.w);
  });

  it("strings threads only between plates", () => {
    for (const thread of of(p, "thread"))
      for (const end of [thread.look.curve[0], thread.look.curve[2]])
        expect(
          plates.some((plate) => near(end, plate)),
          `${thread.key} ends at ${end.x}, ${end.y}`,
        ).toBe(true);
  });
});

/** The head of a figure: what must stay visible. */
const headOf = (seat: Box): Box => ({
  x: seat.x,
  y: top(seat) + seat.h * 0.17,
  w: seat.w * 0.5,
  h: seat.h * 0.34,
});
const near = (spot: { x: number; y: number }, box: Box): boolean =>
  Math.abs(spot.x - box.x) <= box.w / 2 + 30 && Math.abs(spot.y - box.y) <= box.h / 2 + 30;

describe("what the plan says", () => {
  const desktop = SIZES.desktop as Size;
  const talks = MOMENTS.talks();

  it("shows agreed, disputed, single and untouched articles", () => {
    const { scenario } = talks;
    const p = plan(talks.view, scenario, { width: 1500, height: 820 }, { recent: ["i1", "i11", "i4", "i5"] });
    expect(one(p, "sheet", "sheet:i1").look).toMatchObject({
      state: "agreed",
      initials: ["blue", "rust"],
      brackets: ["blue"],
    });
    expect(one(p, "sheet", "sheet:i5").look).toMatchObject({
      state: "disputed",
      brackets: ["blue", "rust"],
      initials: [],
    });
    expect(one(p, "sheet", "sheet:i11").look).toMatchObject({ state: "single", brackets: ["blue"] });
    expect(
      of(plan(galleryView(scenario), scenario, desktop), "sheet").every((s) => s.look.state === "blank"),
    ).toBe(true);
  });

  it("gives a bracket to a third party's own wording", () => {
    expect(one(planned(talks, desktop), "sheet", "sheet:i6").look.brackets).toEqual(["blue", "rust", "teal"]);
  });

  it("brings what changed lately before what is merely in dispute", () => {
    const before = of(plan(talks.view, talks.scenario, desktop), "sheet").map((s) => s.key);
    expect(before).not.toContain("sheet:i12");
    const after = of(plan(talks.view, talks.scenario, desktop, { recent: ["i12"] }), "sheet").map(
      (s) => s.key,
    );
    expect(after).toContain("sheet:i12");
  });

  it("counts the rest in the stack", () => {
    const p = planned(talks, desktop);
    const stack = one(p, "stack", "stack");
    expect(stack.look.count + of(p, "sheet").length).toBe(talks.scenario.issues.length);
    expect(talks.scenario.issues.some((i) => i.id === stack.what?.id)).toBe(true);
  });

  it("keeps a sheet's key while its state changes", () => {
    const disputed = planned(talks, desktop);
    const agreed = plan(
      { ...talks.view, agreed: { ...talks.view.agreed, i5: { issue: "i5", option: "a" } } },
      talks.scenario,
      desktop,
      { recent: ["i5"] },
    );
    expect(one(disputed, "sheet", "sheet:i5").look.state).toBe("disputed");
    expect(one(agreed, "sheet", "sheet:i5").look.state).toBe("agreed");
  });

  it("widens a thread with the score and keeps its ends", () => {
    const trust = (score: number): ThingOf<"thread"> =>
      one(
        plan(
          { ...talks.view, trust: { ...talks.view.trust, "turkiye>russia": { score, sd: 6 } } },
          talks.scenario,
          desktop,
        ),
        "thread",
        "thread:turkiye>russia",
      );
    expect(trust(80).look.width).toBeGreaterThan(trust(20).look.width);
    expect(trust(80).look.curve).toEqual(trust(20).look.curve);
    expect([trust(80).w, trust(80).h]).toEqual([trust(20).w, trust(20).h]);
  });

  it("strings both ways between the principals, and from the others to whom they deal with", () => {
    expect(
      of(planned(talks, desktop), "thread")
        .map((t) => t.key)
        .sort(),
    ).toEqual(
      [
        "ukraine>russia",
        "russia>ukraine",
        "turkiye>ukraine",
        "turkiye>russia",
        "usa>ukraine",
        "uk>ukraine",
        "guarantors>ukraine",
      ]
        .map((k) => `thread:${k}`)
        .sort(),
    );
  });

  it("puts an offer beside whom it waits for, coming from who made it", () => {
    const p = planned(talks, desktop);
    const letter = one(p, "envelope", "offer:ukraine>russia.1");
    const plate = (id: string): Thing => one(p, "plate", `plate:${id}`);
    expect(letter.look).toMatchObject({ colour: "blue", count: 2 });
    expect(Math.hypot(letter.x - plate("russia").x, letter.y - plate("russia").y)).toBeLessThan(
      Math.hypot(letter.x - plate("ukraine").x, letter.y - plate("ukraine").y),
    );
    expect(letter.from).toEqual({ x: plate("ukraine").x, y: plate("ukraine").y });
    const closed = plan({ ...talks.view, offers: {} }, talks.scenario, desktop);
    expect(of(closed, "envelope")).toEqual([]);
  });

  it("pushes back the chairs of who walked out, dims their threads, turns their plate grey", () => {
    const { scenario, view } = MOMENTS.walkout();
    const away = plan(view, scenario, desktop);
    const there = plan({ ...view, parties: talks.view.parties }, scenario, desktop);
    const chair = one(away, "seat", "seat:russia.head");
    expect(chair.look.away).toBe(true);
    expect(chair.x).toBeGreaterThan(one(there, "seat", "seat:russia.head").x);
    expect(one(away, "plate", "plate:russia").look.away).toBe(true);
    expect(one(away, "thread", "thread:turkiye>russia").look.dim).toBe(true);
    expect(one(away, "thread", "thread:turkiye>ukraine").look.dim).toBe(false);
  });

  it("seals who has sealed, and nobody else", () => {
    const sealed = of(planned(MOMENTS.orders(), desktop), "mark").filter((m) => m.look.mark === "sealed");
    expect(sealed.map((m) => partyOfKey(m.key)).sort()).toEqual(["turkiye", "uk", "ukraine", "usa"]);
    for (const mark of sealed) {
      const plate = one(planned(MOMENTS.orders(), desktop), "plate", `plate:${partyOfKey(mark.key)}`);
      const words =
        left(plate) + plate.look.font * 2.4 + textWidth(plate.look.label ?? "", plate.look.font) * 0.92;
      expect(left(mark), mark.key).toBeGreaterThan(words - 4);
    }
  });

  it("ticks a party whose every taken seat is ready", () => {
    const ready = { ...talks.view.seats["usa.head"], ready: true } as (typeof talks.view.seats)[string];
    const half = plan(
      { ...talks.view, seats: { ...talks.view.seats, "usa.head": ready } },
      talks.scenario,
      desktop,
    );
    expect(of(half, "mark").filter((m) => m.look.mark === "ready")).toEqual([]);
    const whole = plan(
      { ...talks.view, seats: { ...talks.view.seats, "usa.head": ready, "usa.capital": ready } },
      talks.scenario,
      desktop,
    );
    expect(
      of(whole, "mark")
        .filter((m) => m.look.mark === "ready")
        .map((m) => m.key),
    ).toEqual(["mark:ready:usa"]);
  });

  it("shows who sits where, and which plate is one's own", () => {
    const p = planned(talks, desktop);
    expect(one(p, "seat", "seat:ukraine.head").look.who).toBe("person");
    expect(one(p, "seat", "seat:ukraine.capital").look).toMatchObject({ who: "bot", home: true });
    expect(one(p, "seat", "seat:ukraine.military").look.who).toBe("empty");
    expect(
      of(p, "plate")
        .filter((t) => t.look.mine)
        .map((t) => t.key),
    ).toEqual(["plate:ukraine"]);
    const watched = plan({ ...talks.view, who: { kind: "spectator" } }, talks.scenario, desktop);
    expect(of(watched, "plate").filter((t) => t.look.mine)).toEqual([]);
  });

  it("binds the newest instrument that stands, with a seal for each signatory", () => {
    const { scenario, view } = MOMENTS.signing();
    const [folder] = of(plan(view, scenario, desktop), "instrument");
    expect(folder?.look.stage).toBe("signed");
    expect(folder?.look.seals.map((s) => s.done)).toEqual([true, false, true, false, false, false]);
    const n1 = view.instruments.n1;
    if (!n1) throw new Error("the moment has no instrument");
    expect(
      of(plan({ ...view, instruments: { n1: { ...n1, stage: "failed" } } }, scenario, desktop), "instrument"),
    ).toEqual([]);
  });

  it("shades the map by share held", () => {
    const [map] = of(planned(talks, desktop), "map");
    expect(map?.look.shapes).toMatchObject({ crimea: "held", zaporizhia: "most", kyiv: "part" });
    expect(map?.look.shapes.lviv).toBeUndefined();
    expect(map?.look.contested).toEqual(["crimea", "donetsk", "luhansk"]);
    expect(map?.look.caption).toContain("4 April 2022");
  });

  it("turns the clock with the time that is left", () => {
    const clock = (now: number): number | null | undefined =>
      of(plan(talks.view, talks.scenario, desktop, { now }), "clock")[0]?.look.left;
    expect(clock(0)).toBeGreaterThan(clock(1000 * 60 * 6) ?? 1);
    expect(
      of(plan({ ...talks.view, deadline: null }, talks.scenario, desktop, { now: 0 }), "clock")[0]?.look.left,
    ).toBeNull();
  });

  it("meets by video in frames, each delegation in its own", () => {
    const p = planned(MOMENTS.video(), desktop);
    expect(of(p, "frame")).toHaveLength(6);
    expect(one(p, "frame", "frame:guarantors").look.off).toBe(true);
    expect(one(p, "frame", "frame:russia").look.speaking).toBe(true);
    for (const seat of of(p, "seat")) {
      if (seat.look.who === "empty") continue;
      const frame = one(p, "frame", `frame:${partyOfKey(seat.key)}`);
      expect(left(seat), seat.key).toBeGreaterThanOrEqual(left(frame));
      expect(right(seat), seat.key).toBeLessThanOrEqual(right(frame));
    }
  });

  it("lays out a view that the rules made", () => {
    const game = gameOf(played(testHeader), { kind: "spectator" });
    const p = plan(game.view, game.scenario, desktop);
    expect(of(p, "plate")).toHaveLength(game.scenario.parties.length);
    expect(of(p, "sheet").length).toBeGreaterThan(0);
  });

  it("is the same for the same view", () => {
    expect(planned(talks, desktop)).toEqual(planned(MOMENTS.talks(), desktop));
  });

  it("takes more than eight delegations without losing one", () => {
    const base = galleryScenario();
    const extra = Array.from({ length: 5 }, (_, i) => ({
      ...(base.parties[4] as (typeof base.parties)[number]),
      id: `x${i}`,
      seats: [],
    }));
    const scenario = galleryScenario({ parties: [...base.parties, ...extra] });
    const p = plan(galleryView(scenario), scenario, desktop);
    expect(touching(of(p, "plate"), of(p, "plate"))).toEqual([]);
    expect(of(p, "plate")).toHaveLength(11);
  });
});
