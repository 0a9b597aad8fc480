/** What a bot orders when the round closes: posture by the front and the text, honest conduct unless it pays too well. */
import type { Command } from "../engine/command.ts";
import type { Answer, Conduct, Line, Posture, Support } from "../engine/state.ts";
import type { Menu, SideView } from "../engine/view/viewTypes.ts";
import { totalWorth } from "../engine/world/worth.ts";
import type { Mind } from "./mind.ts";

/** What a delegation may put into its orders. */
type Seal = Menu["seal"];

/** The sealed orders of a bot-led delegation. */
export function botOrders(mind: Mind): Command {
  const { view } = mind;
  const { seal } = view.menu;
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
      support: seal?.support ? supportFor(mind, seal.support) : null,
      line: lineFor(mind, seal),
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
  const { sides, control } = view.world;
  const own = sides[party];
  const foe = Object.entries(sides).find(([p]) => p !== party)?.[1];
  if (!own || !foe) return "hold";
  const strength = own.manpower + own.materiel - (foe.manpower + foe.materiel);
  const tired = (own.exhaustion.manpower + own.exhaustion.economy + own.exhaustion.society) / 3;
  if (party === scenario.treaty.attacker) {
    // Overstretched in a sector to which little effort goes: it is given up while the talks promise something for it.
    const overstretched = scenario.world.sectors.some(
      (s) =>
        s.effort < 0.35 &&
        scenario.world.regions.some(
          (r, i) => r.sector === s.id && (control[i] ?? 0) > 5 && (control[i] ?? 0) < 980,
        ),
    );
    if (overstretched && mind.luck() < 0.85) return pick("withdrawal");
    if (isNearDeal(mind)) return "hold";
    if (mind.firmness > 0.6 && mind.luck() < 0.25) return pick("pressure");
    return strength > -10 && tired < 60 ? pick("offensive") : "hold";
  }
  return strength > 15 && tired < 50 && !isNearDeal(mind) && mind.luck() < 0.5 ? pick("offensive") : "hold";
}

/** Is what has been agreed worth almost as much as it asks for? */
function isNearDeal({ view, scenario }: Mind): boolean {
  const sheet = view.mine?.sheet;
  if (!sheet) return false;
  const everybody = scenario.parties.map((p) => p.id);
  return totalWorth(scenario, sheet, Object.values(view.agreed), everybody) > sheet.reservation - 3;
}

const isPressing = (s: SideView | undefined): boolean =>
  s?.posture === "pressure" || s?.posture === "offensive";

function supportFor(
  { view, scenario, party, luck }: Mind,
  may: NonNullable<NonNullable<Seal>["support"]>,
): Support {
  const pledged = view.support[party]?.pledge ?? 1;
  const isFar = (): boolean => Object.keys(view.agreed).length > scenario.issues.length / 2;
  const pledge = !may.pledge ? 0 : isFar() && luck() < 0.4 ? 2 : Math.max(1, pledged);
  const { sides } = view.world;
  let pressed = false;
  for (const side in sides) pressed ||= isPressing(sides[side]);
  return {
    aid: may.aid && pressed && luck() < 0.5 ? "raise" : "keep",
    sanctions: may.sanctions && pressed && luck() < 0.25 ? "raise" : "keep",
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
  return Object.entries(view.world.sides).every(([party, s]) => party === lock.holder || !isPressing(s));
}

function lineFor(mind: Mind, seal: Seal): Line {
  const lock = seal?.drop.find((id) => isLastHurdle(mind, id));
  if (lock !== undefined && mind.firmness < 0.6 && mind.luck() < 0.5) return { kind: "drop", lock };
  const application = seal?.apply[0];
  if (application !== undefined && mind.luck() < 0.08) return { kind: "apply", application };
  return { kind: "none" };
}
