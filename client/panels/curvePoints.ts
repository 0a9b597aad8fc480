/**
 * The points of a curve: the scenario's start as round 0, one point for each finished round, and the figure of
 * now where it has moved since.
 */
import type { TrackPoint } from "../../shared/engine/state.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";

export interface CurvePoint {
  readonly round: number;
  readonly value: number;
  /** The round is under way. */
  readonly now?: true;
}

export interface Figures {
  readonly start?: number | undefined;
  readonly now?: number | undefined;
}

export const percent = (share: number): number => Math.round(share * 1000) / 10;

/** `start`, the finished rounds, and `now` unless the match has ended or nothing has moved. */
export function pointsOf(
  track: readonly TrackPoint[],
  of: (p: TrackPoint) => number,
  { start, now }: Figures,
  ended: boolean,
): readonly CurvePoint[] {
  const past = track.map((p): CurvePoint => ({ round: p.round, value: of(p) }));
  const points: CurvePoint[] = start === undefined ? past : [{ round: 0, value: start }, ...past];
  const last = points.at(-1);
  if (ended || now === undefined || (last !== undefined && Math.abs(last.value - now) < 0.6)) return points;
  return [
    ...points,
    { round: (past.at(-1)?.round ?? 0) + (last === undefined ? 0 : 0.4), value: now, now: true },
  ];
}

/** What the world was like when the match began, in the units of the curves. */
export function startFigures(scenario: PublicScenario) {
  const { world, treaty } = scenario;
  const mood = world.opinion.find((o) => o.party === treaty.defender);
  return {
    occupied: percent(world.regions.reduce((sum, r) => sum + r.area * r.control, 0)),
    willing: mood === undefined ? undefined : percent(mood.willing),
    injustice: mood === undefined ? undefined : percent(mood.injustice),
    fatigue: mood === undefined ? undefined : percent(mood.fatigue),
    grid: percent(world.grid),
    sanctions: world.sanctions,
  };
}
