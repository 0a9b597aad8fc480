/** What a bot orders when the round closes: posture by the front and the text, honest conduct unless it pays too well. */
import type { Command } from "../engine/command.ts";
import type { Answer, Conduct, Line, Posture, Support } from "../engine/state.ts";
import { totalWorth } from "../engine/world/worth.ts";
import type { Mind } from "./mind.ts";

/** The sealed orders of a bot-led delegation. */
export function botOrders(mind: Mind): Command {
  const { view } = mind;
  const seal = view.menu.seal;
  const conduct: Record<string, Conduct> = {};
  for (const id of seal?.conduct ?? []) conduct[id] = conductFor(mind, id);
  const answers: Record<string, Answer> = {};
  for (const id of seal?.accusations ?? [])
    answers[id] = mind.firmness > 0.6 || mind.luck() < 0.6 ? "contest" : "admit";
  return {
    type: "sealOrders",
    round: view.round,
    orders: {
      posture: seal && seal.postures.length > 0 ? postureFor(mind, seal.postures) : null,
      conduct,
      answers,
      support: supportFor(mind, view.support[mind.party]?.pledge ?? 1),
      line: lineFor(mind),
    },
  };
}

/** Of the times that a bot does not keep its word, the share in which it breaks it outright. */
const BROKEN = 0.3;

/** Kept unless it pays too well not to: the more a duty tempts, the front favours and the hand is hard. */
function conductFor(mind: Mind, id: string): Conduct {
  const { view, party } = mind;
  const o = view.obligations[id];
  if (!o) return "honour";
  const pull = view.mine?.sheet.pull[party] ?? 0;
  const drift = view.world.drift / 1000;
  const gains = party === mind.scenario.treaty.attacker ? drift : -drift;
  const duty = mind.scenario.issues
    .find((i) => i.id === o.issue)
    ?.options.find((x) => x.id === o.option)
    ?.duties.find((d) => d.id === o.duty);
  const tempted =
    0.03 +
    0.25 * mind.firmness * mind.firmness +
    (gains > 0.003 ? 0.1 : 0) +
    pull * 0.1 +
    0.3 * (duty?.temptation ?? 0);
  const luck = mind.luck();
  return luck < tempted * BROKEN ? "breach" : luck < tempted ? "evade" : "honour";
}

function postureFor(mind: Mind, allowed: readonly Posture[]): Posture {
  const { view, scenario, party } = mind;
  const has = (p: Posture): boolean => allowed.includes(p);
  const pick = (p: Posture): Posture => (has(p) ? p : "hold");
  const bound = Object.values(view.obligations).some(
    (o) => o.obligor === party && o.domain === "ceasefire" && o.state === "running",
  );
  if (bound) return pick("ceasefire");
  const own = view.world.sides[party];
  const foe = Object.entries(view.world.sides).find(([p]) => p !== party)?.[1];
  if (!own || !foe) return "hold";
  const strength = own.manpower + own.materiel - (foe.manpower + foe.materiel);
  const tired = (own.exhaustion.manpower + own.exhaustion.economy + own.exhaustion.society) / 3;
  const sheet = view.mine?.sheet;
  const everybody = scenario.parties.map((p) => p.id);
  const nearDeal =
    sheet !== undefined &&
    totalWorth(scenario, sheet, Object.values(view.agreed), everybody) > sheet.reservation - 3;
  if (party === scenario.treaty.attacker) {
    // Overstretched in a sector to which little effort goes: it is given up while the talks promise something for it.
    const overstretched = scenario.world.sectors.some(
      (s) =>
        s.effort < 0.35 &&
        scenario.world.regions.some(
          (r, i) =>
            r.sector === s.id && (view.world.control[i] ?? 0) > 5 && (view.world.control[i] ?? 0) < 980,
        ),
    );
    if (overstretched && mind.luck() < 0.85) return pick("withdrawal");
    if (nearDeal) return "hold";
    if (mind.firmness > 0.6 && mind.luck() < 0.25) return pick("pressure");
    return strength > -10 && tired < 60 ? pick("offensive") : "hold";
  }
  return strength > 15 && tired < 50 && !nearDeal && mind.luck() < 0.5 ? pick("offensive") : "hold";
}

function supportFor(mind: Mind, pledged: Support["pledge"]): Support | null {
  const may = mind.view.menu.seal?.support;
  if (!may) return null;
  const agreed = Object.keys(mind.view.agreed).length;
  const half = mind.scenario.issues.length / 2;
  const pledge = !may.pledge ? 0 : agreed > half && mind.luck() < 0.4 ? 2 : Math.max(1, pledged);
  const pressed = Object.values(mind.view.world.sides).some(
    (s) => s.posture === "pressure" || s.posture === "offensive",
  );
  return {
    aid: may.aid && pressed && mind.luck() < 0.5 ? "raise" : "keep",
    sanctions: may.sanctions && pressed && mind.luck() < 0.25 ? "raise" : "keep",
    pledge: pledge as 0 | 1 | 2,
  };
}

/**
 * Is it worth giving up this lock of one's own? Only for a text that both capitals have signed and that waits for just this
 * step; and one that keeps men under arms only while the other side does not attack.
 */
function isLastHurdle({ view, scenario }: Mind, id: string): boolean {
  const lock = scenario.locks.find((l) => l.id === id);
  if (!lock || !("step" in lock.blocks)) return false;
  const { step } = lock.blocks;
  const waits = Object.values(view.instruments).some(
    (i) =>
      (i.stage === "signed" || i.stage === "ratified") && i.steps.some((s) => s.step === step && !s.done),
  );
  if (!waits || lock.law === undefined) return waits;
  return Object.entries(view.world.sides).every(
    ([party, s]) => party === lock.holder || (s.posture !== "offensive" && s.posture !== "pressure"),
  );
}

function lineFor(mind: Mind): Line {
  const { view } = mind;
  const seal = view.menu.seal;
  const lock = seal?.drop.find((id) => isLastHurdle(mind, id));
  if (lock !== undefined && mind.firmness < 0.6 && mind.luck() < 0.5) return { kind: "drop", lock };
  const application = seal?.apply[0];
  if (application !== undefined && mind.luck() < 0.08) return { kind: "apply", application };
  return { kind: "none" };
}
