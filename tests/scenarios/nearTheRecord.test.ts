/** What the table shows along the recorded courses is near the record: who meets whom, the text, trust, mood and front. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLine } from "../../server/scenarios/lineFiles.ts";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { applyAll } from "../../shared/engine/apply.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { closedBy, sessionLock } from "../../shared/engine/rules/talks.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { occupiedShare } from "../../shared/engine/world/world.ts";
import type { Columns } from "../../shared/lab/checks.ts";
import { errorOf, type Figures, figureAt } from "../../shared/lab/hindcast.ts";
import { isFault, type PlayedLine, playLine } from "../../shared/lab/recordedLine.ts";

const ROOT = join(import.meta.dirname, "../../scenarios");

interface Course {
  readonly scenario: Scenario;
  readonly played: PlayedLine;
  readonly opened: MatchState;
  /** The match as it stands at an event of the timeline. */
  at(event: string): MatchState;
}

function courseOf(id: string): Course {
  const read = readScenario(join(ROOT, id));
  if (!("scenario" in read)) throw new Error(`${id} has mistakes`);
  const { scenario } = read;
  const line = readLine(join(ROOT, id), scenario);
  if (!("line" in line) || !line.line) throw new Error(`${id}: ${JSON.stringify(line)}`);
  const header: Header = { match: "line", scenario, seed: line.line.seed, seedHash: "" };
  const played = playLine(header, line.line);
  if (isFault(played)) throw new Error(JSON.stringify(played));
  const opened = openMatch(header);
  return {
    scenario,
    played,
    opened,
    at(event) {
      const node = played.nodes.find((n) => n.id === event);
      if (!node) throw new Error(`${id} has no event ${event}`);
      return played.entries.slice(0, node.seq).reduce((state, e) => applyAll(state, e.events), opened);
    },
  };
}

const belarus = courseOf("belarus-2022");
const istanbul = courseOf("istanbul-2022");
const annexed = courseOf("post-annexation-2022");
const armistice = courseOf("armistice-2024");
const brokered = courseOf("brokered-2025");
const panmunjom = courseOf("panmunjom-1951");

const held = (state: MatchState, region: string): number => {
  const at = state.header.scenario.world.regions.findIndex((r) => r.id === region);
  const share = state.world.control[at];
  if (share === undefined) throw new Error(`no region ${region}`);
  return share;
};
const mood = (state: MatchState, party: string) => {
  const found = state.world.opinion.find((o) => o.party === party);
  if (!found) throw new Error(`no opinion of ${party}`);
  return found;
};
const stood = (state: MatchState, issue: string): readonly (string | undefined)[] =>
  ["ukraine", "russia"].map((party) => state.standings[issue]?.[party]?.option);
const trustInRussia = (state: MatchState): number => trust(state, "ukraine", "russia", null).score;

describe("Belarus 2022", () => {
  test("what was disclosed months later moves nothing at the table of its day", () => {
    const told = belarus.scenario.recorded.timeline.find((e) => e.id === "envoy-understanding");
    expect(told?.knownFrom).toBe("2022-09-14");
    const state = belarus.at("envoy-understanding");
    expect([state.offers, state.instruments, state.shocks]).toEqual([[], [], {}]);
  });

  test("corridors are what the first meetings bring, and an exchange what comes after", () => {
    const inForce = (event: string) =>
      belarus
        .at(event)
        .instruments.filter((i) => i.stage === "inForce")
        .flatMap((i) => i.clauses.map((c) => c.issue));
    expect(inForce("first-meeting")).toEqual([]);
    expect(inForce("first-corridors-fail")).toEqual(["corridors"]);
    expect(inForce("video-plenary")).toEqual(["corridors", "prisoners"]);
  });
});

describe("Istanbul 2022", () => {
  test("the ten provisions bind nobody; the drafts of April part over the guarantors' vote", () => {
    const march = istanbul.at("ten-provisions");
    expect(march.instruments.map((i) => i.kind)).toEqual(["communique"]);
    expect(march.obligations).toEqual([]);
    expect(stood(march, "neutrality")).toEqual(["permanent", "permanent"]);
    expect(stood(march, "decision")).toEqual(["any", "any"]);
    const april = istanbul.at("draft-april");
    expect(stood(april, "neutrality")).toEqual(["permanent", "permanent"]);
    expect(stood(april, "decision")).toEqual(["any", "veto"]);
    expect(istanbul.at("talks-stop").obligations).toEqual([]);
  });

  test("Bucha: injustice and less willingness in Ukraine, less trust, and talks that go on", () => {
    const [before, after] = [istanbul.at("neutrality-conditional"), istanbul.at("bucha")];
    expect(mood(after, "ukraine").injustice).toBeGreaterThan(mood(before, "ukraine").injustice);
    expect(mood(after, "ukraine").willing).toBeLessThan(mood(before, "ukraine").willing);
    expect(trustInRussia(after)).toBeLessThan(trustInRussia(before));
    const later = istanbul.at("talks-go-on");
    expect(later.away).toEqual([]);
    expect(sessionLock(later, "ukraine", "russia")).toBeNull();
  });

  test("the north is left by 6 April, the east and the south are not", () => {
    const [before, after] = [istanbul.at("ten-provisions"), istanbul.at("north-left")];
    for (const region of ["kyiv", "chernihiv", "sumy"]) {
      expect(held(before, region), region).toBeGreaterThan(0.2);
      expect(held(after, region), region).toBeLessThan(0.1);
    }
    for (const region of ["donetsk", "kherson", "luhansk"])
      expect(held(after, region), region).toBeCloseTo(held(before, region), 1);
  });
});

describe("after the annexation", () => {
  test("the two delegations do not meet, and land cannot be written down either way, to the end", () => {
    for (const { id } of annexed.played.nodes) {
      const state = annexed.at(id);
      expect(sessionLock(state, "ukraine", "russia"), id).toBe("decree-679");
      expect(closedBy(state, "oblasts", "restore"), id).toBe("four-not-negotiable");
      expect(closedBy(state, "oblasts", "recognise"), id).toBe("no-recognition-oblasts");
    }
    expect(sessionLock(istanbul.at("talks-stop"), "ukraine", "russia")).toBeNull();
  });

  test("mediators bring prisoners home all the same", () => {
    expect(annexed.at("grain-suspended").instruments).toMatchObject([
      { kind: "limited", stage: "inForce", clauses: [{ issue: "prisoners" }] },
    ]);
  });

  test("Kherson's right bank is left in November; the counter-offensive of 2023 moves the front little", () => {
    expect(held(annexed.at("grain-november"), "kherson")).toBeLessThan(
      held(annexed.at("decree-679"), "kherson") - 0.1,
    );
    const share = (event: string) => occupiedShare(annexed.scenario, annexed.at(event).world.control);
    expect(Math.abs(share("hroza") - share("mutiny"))).toBeLessThan(0.005);
  });
});

describe("2024 and 2025", () => {
  test("no treaty; exchanges are what is kept, on both sides", () => {
    for (const { played } of [armistice, brokered]) {
      const { state } = played;
      expect(state.instruments.map((i) => i.kind)).not.toContain("treaty");
      for (const by of ["ukraine", "russia"])
        expect(state.record.some((r) => r.obligation !== null && r.kind === "kept" && r.by === by)).toBe(
          true,
        );
    }
  });

  test("a general ceasefire stays closed from the first call to the last round", () => {
    for (const event of ["jeddah", "istanbul-third", "next-round-open"])
      expect(closedBy(brokered.at(event), "ceasefire", "general"), event).toBe("settlement-first");
  });
});

test("Panmunjom: the talks break off in August 1951, go on in October, and prisoners come last", () => {
  expect(panmunjom.at("broken-off").away).toEqual(["kpa-cpv"]);
  expect(panmunjom.at("panmunjom-opens").away).toEqual([]);
  const agreed = (event: string, issue: string) => {
    const { unc, "kpa-cpv": kpa } = panmunjom.at(event).standings[issue] ?? {};
    return unc !== undefined && unc.option === kpa?.option;
  };
  expect(agreed("line-agreed", "line")).toBe(true);
  expect(agreed("package", "prisoners")).toBe(false);
  expect(agreed("prisoner-terms", "prisoners")).toBe(true);
});

describe("figures of record", () => {
  const figures = JSON.parse(readFileSync(join(ROOT, "hindcast.json"), "utf8")) as Figures;
  const courses = [belarus, istanbul, annexed, armistice, brokered];
  const columnsOf = ({ scenario, opened, played }: Course): Columns => ({
    occupied0: [occupiedShare(scenario, opened.world.control)],
    willing0: [mood(opened, "ukraine").willing],
    ...Object.fromEntries(
      played.state.track.flatMap((p) => [
        [`occupied${p.round}`, [p.occupied]],
        [`willing${p.round}`, [p.willing]],
      ]),
    ),
  });
  const compared = figures.series.filter((s) => s.measure === "occupied" || s.measure === "willing");

  test("there are series to compare with", () => {
    expect(compared.length).toBeGreaterThan(2);
  });

  test.each(compared)(
    "$id: the one recorded course is on average within the bar of the hindcast",
    (series) => {
      const points = series.points.flatMap((p) => {
        const course = courses.find((c) => c.scenario.id === p.scenario);
        if (!course) return [];
        const model = figureAt(course.scenario, columnsOf(course), series.measure, p.date)[0];
        return model === undefined ? [] : [{ record: p.value, model }];
      });
      const error = errorOf(points, series.bar);
      expect(error.n).toBe(series.points.length);
      expect(error.mean).toBeLessThanOrEqual(series.bar ?? Number.NaN);
    },
  );
});
