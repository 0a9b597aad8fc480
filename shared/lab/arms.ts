/**
 * The arms of the evidence: which scenario, with which one thing changed, is played how. An arm is named, so that a
 * worker can find it again; all arms play the same seeds, so that their matches are pairs.
 */

import { openMatch } from "../engine/open.ts";
import { lookup } from "../engine/scenario/lookup.ts";
import type { Scenario } from "../engine/scenario/scenario.ts";
import type { Edit } from "../engine/scenario/scenarioChanges.ts";
import type { Clause, Header, MatchState } from "../engine/state.ts";
import {
  type Capped,
  cappedBy,
  type Figures,
  opensAccession,
  talksFigures,
  withInForce,
  worldFigures,
} from "./measures.ts";
import { rollOut } from "./rollOut.ts";
import { always, type Postures, runWorld } from "./worldRun.ts";

export interface Arm {
  readonly id: string;
  readonly scenario: string;
  /** What is changed; empty: the scenario as it stands. */
  readonly edits: readonly Edit[];
  /** Talks with bots; or the world alone under these postures, perhaps with clauses in force from the start. */
  readonly play: "talks" | { readonly postures: Postures; readonly inForce?: Capped };
  /** Read off a finished match beside what every match of its kind gives. */
  readonly more?: (state: MatchState) => Figures;
}

/** The seed of the n-th match: the same in every arm, 32 hex digits, nothing secret. */
export function seedOf(n: number): string {
  let hex = "";
  for (let i = 0, x = n + 1; i < 8; i++) {
    x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) >>> 0;
    x = (x + Math.imul(i + 1, 0x9e3779b9)) >>> 0;
    hex += (x & 0xffff).toString(16).padStart(4, "0");
  }
  return hex;
}

const BOTS = ["negotiator", "hardliner"] as const;
export type Policy = (typeof BOTS)[number];

/** The arm of one pairing of policies; that of the shipped ones is the scenario as it stands. */
export const pairingId = (scenario: string, attacker: Policy, defender: Policy): string =>
  `${scenario}:${attacker}-${defender}`;

/** Policies that a scenario ships with at the principals' seats. */
export function shippedPolicies(scenario: Scenario): readonly [Policy, Policy] {
  const of = (party: string): Policy =>
    lookup(scenario).party[party]?.bot === "hardliner" ? "hardliner" : "negotiator";
  return [of(scenario.treaty.attacker), of(scenario.treaty.defender)];
}

export const baseId = (scenario: Scenario): string => pairingId(scenario.id, ...shippedPolicies(scenario));

/** Four pairings of every scenario. */
export const pairingArms = (scenario: Scenario): readonly Arm[] =>
  BOTS.flatMap((attacker) =>
    BOTS.map(
      (defender): Arm => ({
        id: pairingId(scenario.id, attacker, defender),
        scenario: scenario.id,
        edits: [
          { kind: "bot", party: scenario.treaty.attacker, policy: attacker },
          { kind: "bot", party: scenario.treaty.defender, policy: defender },
        ],
        play: "talks",
        ...(scenario.id === "istanbul-2022" ? { more: accession } : {}),
      }),
    ),
  );

const clause = (issue: string, option: string): Clause => ({ issue, option });

/** The same locks before a union and an alliance: under a freeze along the line, and under a settlement with withdrawal. */
function accession(state: MatchState): Figures {
  const locks = ["union-open-dispute", "alliance-open-dispute"];
  return {
    opensInFreeze: opensAccession(state, locks, [clause("ceasefire", "line-only"), clause("donbas", "line")]),
    opensInSettlement: opensAccession(state, locks, [
      clause("ceasefire", "general"),
      clause("withdrawal", "before"),
    ]),
  };
}

/** What an annexation in the middle of the Istanbul talks would do to the two mandates and to what may be tabled. */
const annexed: readonly Edit[] = [
  { kind: "mandate", party: "russia", issue: "donbas", allow: ["recognise"], weight: 2 },
  {
    kind: "addLock",
    lock: {
      id: "no-recognition-donbas",
      holder: "ukraine",
      label: "No recognition",
      explain: "Land proclaimed annexed is not signed away. The holder alone can open it.",
      closed: true,
      blocks: { clause: { issue: "donbas", options: ["recognise"] } },
      unlock: [{ id: "given-up", label: "Its own word", by: "holder" }],
      sources: ["none"],
    },
  },
];

/** The post-annexation talks as if the annexation bound nobody: mandates and locks that it brought are gone. */
const unannexed: readonly Edit[] = [
  ...["oblasts", "recognition", "withdrawal"].map(
    (issue): Edit => ({ kind: "mandate", party: "russia", issue, allow: null }),
  ),
  { kind: "openLocks", locks: ["decree-679", "new-realities", "four-not-negotiable"] },
];

const talks = (id: string, scenario: string, ...edits: readonly Edit[]): Arm => ({
  id,
  scenario,
  edits,
  play: "talks",
});
const world = (id: string, scenario: string, postures: Postures, inForce?: Capped): Arm => ({
  id,
  scenario,
  edits: [],
  play: inForce ? { postures, inForce } : { postures },
});

/** One thing changed each, on the scenarios of 2022. */
export const VARIANT_ARMS: readonly Arm[] = [
  talks("no-bucha", "istanbul-2022", { kind: "withoutShock", shock: "bucha" }),
  talks("no-veto", "istanbul-2022", { kind: "withoutOption", issue: "decision", option: "veto" }),
  talks("no-breaches", "istanbul-2022", { kind: "breaches", party: "russia", times: 0 }),
  talks("double-breaches", "istanbul-2022", { kind: "breaches", party: "russia", times: 2 }),
  talks("annexed", "istanbul-2022", ...annexed),
  talks("weaker-attacker", "istanbul-2022", { kind: "forces", party: "russia", times: 0.8 }),
  talks("weaker-defender", "istanbul-2022", { kind: "forces", party: "ukraine", times: 0.8 }),
  talks("unannexed", "post-annexation-2022", ...unannexed),
  world("quiet", "post-annexation-2022", always("hold", "hold")),
  world("strike-weeks", "post-annexation-2022", [
    ["pressure", "hold"],
    ["hold", "hold"],
  ]),
  world("strike-months", "post-annexation-2022", always("pressure", "hold")),
  world("weekly-quiet", "istanbul-2022", always("hold", "hold")),
  world("weekly-strikes", "istanbul-2022", always("pressure", "hold")),
  world("pause", "armistice-2024", always("ceasefire", "ceasefire")),
  world("pause-capped", "armistice-2024", always("ceasefire", "ceasefire"), "both"),
  world("pause-capped-defender", "armistice-2024", always("ceasefire", "ceasefire"), "defender"),
  world("no-pause", "armistice-2024", always("hold", "hold")),
];

/** Every arm on these scenarios; arms whose scenario is not there are left out. */
export function armsOn(
  scenarios: readonly Scenario[],
  recorded: Readonly<Record<string, Postures>>,
): readonly Arm[] {
  const there = (arm: Arm): boolean => scenarios.some((s) => s.id === arm.scenario);
  return [
    ...scenarios.flatMap(pairingArms),
    ...VARIANT_ARMS.filter(there),
    ...scenarios.flatMap((s) =>
      recorded[s.id] ? [world(`recorded:${s.id}`, s.id, recorded[s.id] as Postures)] : [],
    ),
  ];
}

/** Plays match n of an arm and reads its figures. `scenario` is the changed one: made once, not once a match. */
export function playOne(arm: Arm, scenario: Scenario, n: number): Figures {
  const header: Header = { match: `${arm.id} ${n}`, scenario, seed: seedOf(n), seedHash: "0".repeat(64) };
  if (arm.play === "talks") {
    const { state } = rollOut(header, false);
    return arm.more ? { ...talksFigures(state), ...arm.more(state) } : talksFigures(state);
  }
  const opened = openMatch(header);
  const cap = arm.play.inForce ? cappedBy(scenario, arm.play.inForce) : null;
  const from = cap ? withInForce(opened, [cap]) : opened;
  const figures: Record<string, number> = { ...worldFigures(from, 0) };
  let round = 0;
  runWorld(header, arm.play.postures, (state) => Object.assign(figures, worldFigures(state, ++round)), from);
  return { ...figures, rounds: round };
}
