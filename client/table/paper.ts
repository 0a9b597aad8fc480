/** What every paper on the table is made of: a sheet with its shadow, lines of writing, a signature. */
import { type Ctx, kept, rounded, scaleOf, shadow, vertical } from "./brush.ts";
import { alpha, mix, SHEET, type Skin } from "./palette.ts";

/** The colour of paper in this light. */
const paperOf = (skin: Skin): string => mix(SHEET, "#7d6f56", skin.dark ? 0.13 : 0);

/** A sheet of paper with its shadow; `lift`: how far above the baize it lies. */
export function paper(ctx: Ctx, x: number, y: number, w: number, h: number, skin: Skin, lift = 1): void {
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.46), 9 * lift, 4 * lift, scaleOf(ctx));
    ctx.fillStyle = paperOf(skin);
    rounded(ctx, x, y, w, h, 1.5);
    ctx.fill();
  });
  ctx.fillStyle = vertical(ctx, y, y + h, [
    [0, alpha("#ffffff", 0.5)],
    [0.5, alpha("#ffffff", 0)],
    [1, alpha("#a08e68", 0.13)],
  ]);
  rounded(ctx, x, y, w, h, 1.5);
  ctx.fill();
  ctx.strokeStyle = alpha("#a8986f", 0.55);
  ctx.lineWidth = 0.8;
  ctx.stroke();
}

/** How long lines of writing are, as shares of the sheet. */
export const LINES = [0.96, 0.78, 0.9, 0.66, 0.84, 0.58, 0.92, 0.74, 0.5] as const;

/** One line of writing. */
export function line(ctx: Ctx, x: number, y: number, w: number, width: number, colour: string): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = "round";
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + w, y);
  ctx.stroke();
}

/** A hand's mark: short for initials, longer for a signature. */
export function squiggle(
  ctx: Ctx,
  colour: string,
  x: number,
  y: number,
  w: number,
  width: number,
  long: boolean,
  variant: number,
): void {
  kept(ctx, () => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.lineCap = "round";
    ctx.lineJoin = "round";
    const a = w * (variant % 2 === 0 ? 0.16 : 0.2);
    ctx.beginPath();
    ctx.moveTo(x, y + a * 0.4);
    ctx.bezierCurveTo(x + w * 0.14, y - a * 1.3, x + w * 0.26, y - a * 0.9, x + w * 0.34, y + a * 0.3);
    ctx.bezierCurveTo(x + w * 0.42, y + a * 1.3, x + w * 0.5, y - a * 1.1, x + w * 0.64, y - a * 0.3);
    ctx.bezierCurveTo(
      x + w * 0.74,
      y + a * 0.5,
      x + w * 0.84,
      y - a * 0.6,
      x + w,
      y - a * (variant % 2 === 0 ? 0.5 : 0.1),
    );
    ctx.stroke();
    if (long) {
      ctx.lineWidth = width * 0.7;
      ctx.beginPath();
      ctx.moveTo(x + w * 0.04, y + a * 1.35);
      ctx.quadraticCurveTo(x + w * 0.5, y + a * 0.95, x + w * 0.98, y + a * 1.15);
      ctx.stroke();
    }
  });
}
