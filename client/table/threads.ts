/** Draws one thread of trust: width for the score, broken strokes and haze for what is not known of it. */
import { type Ctx, kept } from "./brush.ts";
import { alpha, mix, PARTY_ON_BAIZE } from "./palette.ts";
import type { Spot, ThreadLook } from "./things.ts";

/** How little is known of a score, 0–1: by its deviation, and by that beside the score itself. */
const doubt = (score: number, sd: number): number =>
  Math.max(0, Math.min(1, (Math.max(sd / 18, (sd / Math.max(1, score)) * 0.9) - 0.46) / 0.5));

/** Strokes and gaps: whole where the score is well known, dots where it is hardly known. */
export function dashOf(score: number, sd: number, width: number): readonly [number, number] | null {
  const share = doubt(score, sd);
  if (share <= 0) return null;
  return [Math.max(0.01, width * 4.5 * (1 - share) ** 1.5), width * (1.2 + share * 0.75) + 1.2];
}

/** `origin` is where the texture's upper left lies on the stage. */
export function paintThread(ctx: Ctx, look: ThreadLook, origin: Spot): void {
  const [a, b, c] = look.curve;
  const colour = PARTY_ON_BAIZE[look.colour];
  const path = (): void => {
    ctx.beginPath();
    ctx.moveTo(a.x - origin.x, a.y - origin.y);
    ctx.quadraticCurveTo(b.x - origin.x, b.y - origin.y, c.x - origin.x, c.y - origin.y);
  };
  kept(ctx, () => {
    ctx.globalAlpha = look.dim ? 0.3 : 1;
    ctx.lineCap = "round";
    // Shadow on the cloth, then haze, then the thread.
    ctx.strokeStyle = alpha("#06120d", 0.2);
    ctx.lineWidth = look.width + 2.4;
    path();
    ctx.stroke();
    ctx.strokeStyle = alpha(colour, 0.05 + Math.min(0.16, look.sd * 0.011));
    ctx.lineWidth = look.width + Math.min(10, 1.5 + look.sd * 0.6);
    path();
    ctx.stroke();
    const dash = dashOf(look.score, look.sd, look.width);
    if (dash) ctx.setLineDash([...dash]);
    ctx.strokeStyle = alpha(colour, 0.9);
    ctx.lineWidth = look.width;
    path();
    ctx.stroke();
    if (look.width > 3.4) {
      ctx.strokeStyle = alpha(mix(colour, "#ffffff", 0.5), 0.3);
      ctx.lineWidth = look.width * 0.3;
      path();
      ctx.stroke();
    }
  });
}
