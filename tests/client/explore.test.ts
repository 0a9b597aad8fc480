/** The pure parts of the Explore pages: seeking in a replay, addresses, places on the line, what was known when. */
import { beforeAll, describe, expect, it } from "vitest";
import {
  comparePath,
  lookingOf,
  nodePath,
  nodeRef,
  readNodeRef,
  samePast,
} from "../../client/explore/address.ts";
import { figureDifference, figureKey } from "../../client/explore/figures.ts";
import { nodesSeen, sourcesBy } from "../../client/explore/known.ts";
import { labelsFor, nearest, placesOf, yearsOf } from "../../client/explore/lineScale.ts";
import { jumpFrom, marksOf, roundsOf } from "../../client/explore/marks.ts";
import { meetingOf } from "../../client/explore/meetings.ts";
import { EVERY, gameAt, newSeeker, reading } from "../../client/explore/seeker.ts";
import { tagsOf } from "../../client/explore/tags.ts";
import { BOX, grownFrom, layOutTree, rootOf } from "../../client/explore/treeLayout.ts";
import { turnLabels } from "../../client/explore/turnLabels.ts";
import { routeOf } from "../../client/routes.ts";
import { EN_EXPLORE } from "../../client/texts/en.explore.ts";
import { figuresIn } from "../../server/past/compare.ts";
import { type Branch, type LineNode, MAX_BRANCH_TAG, MAX_BRANCH_TAGS } from "../../shared/exploring.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";
import { publicOf } from "./fixture.ts";
import { courseOf, type Told, toldTo } from "./replays.ts";

/** A match that is long enough to be kept at several places. */
const header = headerOf(testScenario, "long");
const scenario = publicOf(header);
let told: Told;
beforeAll(() => {
  told = toldTo(header, courseOf(header), "all");
});

describe("seeking in a replay", () => {
  it("shows at every place what the rules would show, forwards, backwards and across what is kept", () => {
    const { replay, views } = told;
    expect(replay.steps.length).toBeGreaterThan(EVERY * 2);
    const seeker = newSeeker(replay);
    expect(seeker.viewAt(0)).toEqual(replay.view);
    const places = [seeker.steps, 1, EVERY, EVERY - 1, EVERY + 1, 2 * EVERY + 7, 3, seeker.steps - 1];
    for (const place of places) expect(seeker.viewAt(place), `place ${place}`).toEqual(views[place - 1]);
    for (let place = seeker.steps; place > 0; place--)
      expect(seeker.viewAt(place), `back to ${place}`).toEqual(views[place - 1]);
  });

  it("does not apply a patch twice when it is asked for the same place again", () => {
    const seeker = newSeeker(told.replay);
    expect(seeker.viewAt(40)).toBe(seeker.viewAt(40));
  });

  it("finds the place of an entry, also of one that this viewer saw nothing of", () => {
    const { replay } = toldTo(header, courseOf(header), "public");
    const seeker = newSeeker(replay);
    const seqs = replay.steps.map((s) => s.seq);
    expect(seqs.length).toBeLessThan(told.replay.steps.length);
    expect(seqs.map(seeker.placeOf)).toEqual(seqs.map((_, i) => i + 1));
    const gap = seqs.findIndex((seq, i) => (seqs[i + 1] ?? seq + 1) > seq + 1);
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(seeker.placeOf((seqs[gap] ?? 0) + 1)).toBe(gap + 1);
    expect(seeker.placeOf(0)).toBe(0);
    expect(seeker.placeOf(1e6)).toBe(seeker.steps);
    expect(seeker.seqAt(seeker.steps)).toBe(seqs.at(-1));
  });

  it("tells nothing that had not been told by then", () => {
    const seeker = newSeeker(told.replay);
    for (const place of [0, 1, 17, seeker.steps])
      expect(seeker.eventsAt(place)).toEqual(told.replay.steps.slice(0, place).flatMap((s) => s.events));
  });

  it("is read without a seat and without anything to do, whoever's eyes they are", () => {
    const { replay } = toldTo(header, courseOf(header), "borea");
    const seeker = newSeeker(replay);
    for (let place = 0; place <= seeker.steps; place += 9) {
      const { view } = gameAt(seeker, place, scenario);
      expect(view.who).toEqual({ kind: "spectator" });
      expect(view).toEqual(reading(view));
      const { menu } = view;
      expect(
        [menu.take, menu.leave, menu.say, menu.accept, menu.standDown, menu.rule, menu.inject].flat(),
      ).toEqual([]);
      expect([menu.offer, menu.seal]).toEqual([null, null]);
      expect([menu.ready, menu.stand, menu.walkOut, menu.instruct, menu.pause]).toEqual(Array(5).fill(false));
    }
  });
});

describe("addresses", () => {
  it("lead to a node and back", () => {
    expect(routeOf("/explore")).toEqual({ page: "explore", of: "line", scenario: null, seq: null });
    expect(routeOf("/explore/istanbul-2022/14")).toEqual({
      page: "explore",
      of: "line",
      scenario: "istanbul-2022",
      seq: 14,
    });
    expect(routeOf("/explore/t/abc-234/9")).toEqual({ page: "explore", of: "table", code: "ABC234", seq: 9 });
    expect(routeOf("/explore/t/ABC234")).toMatchObject({ of: "table", seq: null });
    expect(routeOf("/explore/compare")).toEqual({ page: "explore", of: "compare" });
    for (const bad of [
      "/explore/t/ABC",
      "/explore/x/y",
      "/explore/x/1/2",
      "/explore/t/ABC234/1/2",
      "/explore/t/ABC234/x",
      "/explore/t",
    ])
      expect(routeOf(bad), bad).toEqual({ page: "missing" });
  });

  it("leave out what is usual and keep the rest", () => {
    const of = { line: "istanbul-2022" };
    expect(nodePath(of, 14)).toBe("/explore/istanbul-2022/14");
    expect(nodePath(of, 14, { eyes: "russia", known: "then" })).toBe(
      "/explore/istanbul-2022/14?eyes=russia&known=then",
    );
    expect(lookingOf("?eyes=russia&known=then")).toEqual({ eyes: "russia", known: "then" });
    expect(lookingOf("?eyes=<b>&known=later")).toEqual({ eyes: null, known: "now" });
  });

  it("of comparisons name both nodes, and refuse what is none", () => {
    const a = { of: { line: "istanbul-2022" }, seq: 14 };
    const b = { of: { code: "ABC234" }, seq: null };
    expect(comparePath(a, b)).toBe("/explore/compare?a=istanbul-2022/14&b=t/ABC234");
    for (const node of [a, b]) expect(readNodeRef(nodeRef(node))).toEqual(node);
    for (const bad of [null, "", "t/0", "x/y", "x/1/2", "../x", "t/ABC234/-1"])
      expect(readNodeRef(bad), String(bad)).toBeNull();
    expect(samePast(a.of, b.of)).toBe(false);
  });
});

const node = (id: string, date: string, more: Partial<LineNode> = {}): LineNode => ({
  id,
  scenario: "s",
  seq: 1,
  date,
  title: id,
  text: id,
  sources: [],
  contested: null,
  knownFrom: date,
  venue: null,
  kind: "talks",
  chance: null,
  major: false,
  shift: null,
  ...more,
});

describe("the line", () => {
  const dates = ["2022-02-24", "2022-02-25", "2022-02-28", "2022-03-29", "2022-05-17", "2024-06-15"];

  it("puts nodes in their order, the first at the start and the last at the end", () => {
    const places = placesOf(dates);
    expect(places[0]).toBe(0);
    expect(places.at(-1)).toBeCloseTo(1);
    for (let i = 1; i < places.length; i++)
      // Two days next to each other can still be told apart.
      expect((places[i] ?? 0) - (places[i - 1] ?? 0)).toBeGreaterThan(0.1);
    expect(placesOf(["2022-02-24"])).toEqual([0.5]);
    expect(placesOf(["2022-02-24", "2022-02-24"])).toEqual([0, 1]);
  });

  it("marks the years between the nodes around their first days", () => {
    const places = placesOf(dates);
    const years = yearsOf(dates, places);
    expect(years.map((y) => y.year)).toEqual([2023, 2024]);
    for (const { place } of years) {
      expect(place).toBeGreaterThan(places[4] ?? 1);
      expect(place).toBeLessThan(1);
    }
  });

  it("finds the nearest node", () => {
    expect(nearest([0, 0.2, 1], 0.11)).toBe(1);
    expect(nearest([0, 0.2, 1], -3)).toBe(0);
    expect(nearest([0, 0.2, 1], 0.7)).toBe(2);
  });

  it("names as many nodes as have room, the weightiest first, and lets no two names touch", () => {
    const xs = [0, 30, 60, 90, 200];
    const labels = labelsFor(
      xs,
      xs.map(() => 60),
      [1, 1, 9, 1, 1],
      220,
      1,
      10,
    );
    expect(labels.map((l) => l.index)).toEqual([2, 4]);
    const two = labelsFor(
      xs,
      xs.map(() => 60),
      [1, 1, 9, 1, 1],
      220,
      2,
      10,
    );
    expect(two.length).toBeGreaterThan(labels.length);
    for (const a of two)
      for (const b of two)
        if (a !== b && a.row === b.row) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(70);
    for (const { x } of two) {
      expect(x).toBeGreaterThanOrEqual(30);
      expect(x).toBeLessThanOrEqual(190);
    }
  });
});

describe("then known, now known", () => {
  const secret = node("call", "2022-02-25", { knownFrom: "2022-09-14" });
  const nodes = [
    node("invasion", "2022-02-24"),
    secret,
    node("istanbul", "2022-03-29"),
    node("ten", "2022-11-15"),
  ];
  const ids = (list: readonly LineNode[]): readonly string[] => list.map((n) => n.id);

  it("hides what nobody outside knew until the day on which it came out", () => {
    expect(ids(nodesSeen(nodes, "2022-02-26", "then"))).toEqual(["invasion", "istanbul", "ten"]);
    expect(ids(nodesSeen(nodes, "2022-09-13", "then"))).not.toContain("call");
    expect(ids(nodesSeen(nodes, "2022-09-14", "then"))).toContain("call");
    expect(ids(nodesSeen(nodes, "2022-02-26", "now"))).toEqual(ids(nodes));
  });

  it("parts the sources that were out from those that came later", () => {
    const sources = [
      { id: "a", title: "a", date: "2022-02-25" },
      { id: "b", title: "b", date: "2022-09" },
      { id: "c", title: "c" },
    ];
    const then = sourcesBy(sources, "2022-02-26", "then");
    expect(then.out.map((s) => s.id)).toEqual(["a", "c"]);
    expect(then.later.map((s) => s.id)).toEqual(["b"]);
    expect(sourcesBy(sources, "2022-02-26", "now").later).toEqual([]);
  });
});

describe("who can meet whom", () => {
  it("asks the same as the rules do: presence first, then the locks between the two", () => {
    const { view } = told.replay;
    const [a = "", b = ""] = scenario.parties.map((p) => p.id);
    const open = { ...view, locks: Object.fromEntries(scenario.locks.map((l) => [l.id, false])) };
    expect(meetingOf(scenario, open, a, b)).toEqual({ kind: "free" });
    const away = { ...open, parties: { ...open.parties, [a]: { away: true, sealed: false } } };
    expect(meetingOf(scenario, away, a, b)).toEqual({ kind: "away", parties: [a] });
    const locked = {
      ...scenario,
      locks: scenario.locks.map((l, i) =>
        i === 0 ? { ...l, blocks: { session: [a, b] as [string, string] } } : l,
      ),
    };
    const lock = locked.locks[0]?.id ?? "";
    const shut = { ...open, locks: { ...open.locks, [lock]: true } };
    expect(meetingOf(locked, shut, b, a)).toEqual({ kind: "closed", lock });
    expect(meetingOf(locked, open, a, b)).toEqual({ kind: "free" });
  });
});

describe("what stands out in a replay", () => {
  it("is marked by kind, and can be jumped between", () => {
    const { steps } = told.replay;
    const marks = marksOf(steps);
    expect(new Set(marks.map((m) => `${m.place} ${m.kind}`)).size).toBe(marks.length);
    expect(marks.at(-1)).toEqual({ place: steps.length, kind: "ending" });
    expect(marks.filter((m) => m.kind === "round").length).toBeGreaterThan(1);
    for (const { place } of marks) expect(steps[place - 1]?.events.length).toBeGreaterThan(0);
    const turns = [...new Set(marks.filter((m) => m.kind !== "round").map((m) => m.place))];
    const walked: number[] = [];
    for (let at = jumpFrom(marks, 0, "turn", 1); at !== null; at = jumpFrom(marks, at, "turn", 1))
      walked.push(at);
    expect(walked).toEqual(turns);
    expect(jumpFrom(marks, steps.length, "ending", 1)).toBeNull();
    expect(jumpFrom(marks, steps.length, "round", -1)).toBe(
      marks.findLast((m) => m.kind === "round")?.place ?? null,
    );
  });

  it("parts the steps into rounds without a gap", () => {
    const { steps } = told.replay;
    const rounds = roundsOf(steps);
    expect(rounds[0]?.from).toBe(0);
    expect(rounds.at(-1)?.to).toBe(steps.length);
    rounds.slice(1).forEach((r, i) => {
      expect(r.from).toBe(rounds[i]?.to);
    });
    for (const r of rounds) for (let at = r.from; at < r.to; at++) expect(steps[at]?.round).toBe(r.round);
  });
});

describe("the tree of branches", () => {
  const branch = (code: string, of: Branch["point"]["of"], seq: number, createdAt = 0): Branch => ({
    code,
    title: code,
    note: "",
    tags: [],
    colour: 0,
    by: "Ada",
    createdAt,
    point: { of, seq, date: "2022-03-29" },
    round: 2,
    rounds: 7,
    phase: "talks",
    ending: null,
    openSeats: [],
    people: 1,
    change: null,
  });
  const line = { line: "istanbul-2022" };
  const all = [
    branch("LATE22", line, 90),
    branch("AAAA22", line, 14, 2),
    branch("BBBB22", line, 14, 1),
    branch("CCCC22", { code: "AAAA22" }, 40),
    branch("DDDD22", { code: "AAAA22" }, 30),
  ];

  it("grows in the order of the entries at which branches leave, whatever the order of the answer", () => {
    const codes = (grown: ReturnType<typeof grownFrom>): unknown =>
      grown.map((g) => (g.children.length === 0 ? g.branch.code : [g.branch.code, codes(g.children)]));
    expect(codes(grownFrom(line, all))).toEqual(["BBBB22", ["AAAA22", ["DDDD22", "CCCC22"]], "LATE22"]);
  });

  it("knows its root from any of its answers", () => {
    expect(rootOf(all, { code: "CCCC22" })).toEqual(line);
    expect(rootOf([], { code: "CCCC22" })).toEqual({ code: "CCCC22" });
    const below = [branch("EEEE22", { code: "ROOT22" }, 3), branch("FFFF22", { code: "EEEE22" }, 9)];
    expect(rootOf(below, { code: "FFFF22" })).toEqual({ code: "ROOT22" });
  });

  it("is laid out without a box over another, each link from where its branch leaves", () => {
    const { points, boxes, width, height } = layOutTree(grownFrom(line, all));
    expect(points.map((p) => p.seq)).toEqual([14, 90]);
    // Read in order, each before what grows from it.
    expect(boxes.map((b) => b.branch.code)).toEqual(["BBBB22", "AAAA22", "DDDD22", "CCCC22", "LATE22"]);
    for (const a of boxes) {
      expect(a.x + BOX.width).toBeLessThanOrEqual(width);
      expect(a.y + BOX.height / 2).toBeLessThanOrEqual(height);
      for (const b of boxes)
        if (a !== b && a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThan(BOX.height);
    }
    const box = (code: string) => boxes.find((b) => b.branch.code === code) as (typeof boxes)[number];
    expect(box("CCCC22").from).toEqual({ x: box("AAAA22").x + BOX.width, y: box("AAAA22").y });
    expect(box("LATE22").from.y).toBe(points[1]?.y);
    expect(box("AAAA22").from.y).toBe(points[0]?.y);
    expect(box("DDDD22").x).toBeGreaterThan(box("AAAA22").x);
  });

  it("takes as many tags as a branch may have", () => {
    expect(tagsOf(" veto, class 4,,veto ,")).toEqual(["veto", "class 4"]);
    expect(tagsOf("a,b,c,d,e,f,g,h")).toHaveLength(MAX_BRANCH_TAGS);
    expect(tagsOf("x".repeat(80))[0]).toHaveLength(MAX_BRANCH_TAG);
  });
});

describe("compared figures", () => {
  it("are taken apart by name, party or pair", () => {
    expect(figureKey("occupied")).toEqual({ name: "occupied", party: null, pair: null });
    expect(figureKey("willing ukraine")).toEqual({ name: "willing", party: "ukraine", pair: null });
    expect(figureKey("exhaustion economy russia")).toMatchObject({
      name: "exhaustion economy",
      party: "russia",
    });
    expect(figureKey("trust ukraine>russia")).toMatchObject({ name: "trust", pair: ["ukraine", "russia"] });
  });
  it("have words, whatever a view holds", () => {
    for (const key of Object.keys(figuresIn(told.replay.view)))
      expect(EN_EXPLORE, key).toHaveProperty([`explore.figure.${figureKey(key).name}`]);
  });
  it("differ in the unit that is read", () => {
    expect(figureDifference("occupied", 207, 195)).toBe(-1.2);
    expect(figureDifference("trust a>b", 10, 13)).toBe(3);
    expect(figureDifference("aid a>b", undefined, 13)).toBeNull();
  });

  it("puts the name of a turn beside it where the curve leaves room, else above with a line to it, else nowhere", () => {
    const curve = [
      [0, 100],
      [50, 40],
      [120, 40],
      [130, 100],
      [300, 100],
    ] as const;
    const box = { left: 0, right: 300, top: 0, rows: 1 };
    const turn = (at: readonly [number, number], falls: boolean, weight = 1) => ({
      at,
      width: 80,
      weight,
      falls,
    });
    const [fallen] = turnLabels([turn([125, 70], true)], curve, box);
    expect(fallen).toMatchObject({ index: 0, far: false, x: 137 });
    // Left of a rise there is no room for it, and right of it runs the curve.
    const [risen] = turnLabels([turn([45, 46], false)], curve, box);
    expect(risen).toMatchObject({ far: true, y: 13 });
    const both = turnLabels([turn([45, 46], false, 1), turn([46, 45], false, 2)], curve, box);
    expect(both.map((l) => l.index)).toEqual([1]);
    expect(turnLabels([turn([125, 70], true)], curve, { ...box, left: 60, right: 140, rows: 0 })).toEqual([]);
  });
});
