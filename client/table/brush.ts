/** A few strokes that every painter uses, on a plain 2D canvas. Each leaves the context as it found it. */

export type Ctx = CanvasRenderingContext2D;

export const SANS = '"Source Sans 3", "Source Sans Pro", system-ui, sans-serif';
export const SERIF = '"Source Serif 4", "Source Serif Pro", Georgia, serif';

/** Paints inside save and restore. */
export function kept(ctx: Ctx, paint: () => void): void {
  ctx.save();
  paint();
  ctx.restore();
}

export function rounded(ctx: Ctx, x: number, y: number, w: number, h: number, r: number): void {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, Math.max(0, Math.min(r, w / 2, h / 2)));
}

export function shadow(ctx: Ctx, colour: string, blur: number, dy: number, scale: number): void {
  ctx.shadowColor = colour;
  // Shadows ignore the transform, so they must be told the device's pixels.
  ctx.shadowBlur = blur * scale;
  ctx.shadowOffsetY = dy * scale;
}

export function noShadow(ctx: Ctx): void {
  ctx.shadowColor = "transparent";
}

/** How many device pixels one unit of the context is. */
export const scaleOf = (ctx: Ctx): number => Math.abs(ctx.getTransform().a) || 1;

export type Stops = readonly (readonly [number, string])[];

function between(ctx: Ctx, x0: number, y0: number, x1: number, y1: number, stops: Stops): CanvasGradient {
  const g = ctx.createLinearGradient(x0, y0, x1, y1);
  for (const [at, colour] of stops) g.addColorStop(at, colour);
  return g;
}
export const vertical = (ctx: Ctx, y0: number, y1: number, stops: Stops): CanvasGradient =>
  between(ctx, 0, y0, 0, y1, stops);
export const across = (ctx: Ctx, x0: number, x1: number, stops: Stops): CanvasGradient =>
  between(ctx, x0, 0, x1, 0, stops);

export function glow(
  ctx: Ctx,
  x: number,
  y: number,
  r: number,
  stops: readonly (readonly [number, string])[],
): CanvasGradient {
  const g = ctx.createRadialGradient(x, y, 0, x, y, r);
  for (const [at, colour] of stops) g.addColorStop(at, colour);
  return g;
}

export interface Lettering {
  readonly font: string;
  readonly colour: string;
  readonly align?: CanvasTextAlign;
  readonly most?: number;
}

/** One line of text on its middle; never wider than `most`. */
export function letter(
  ctx: Ctx,
  text: string,
  x: number,
  y: number,
  { font, colour, align = "left", most }: Lettering,
): void {
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  if (most === undefined) ctx.fillText(text, x, y);
  else ctx.fillText(text, x, y, most);
}

/** Pseudo-random numbers that are the same on every paint. */
export function grain(seed: number): () => number {
  let s = seed >>> 0 || 1;
  return () => {
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    return (s >>> 0) / 4294967296;
  };
}
