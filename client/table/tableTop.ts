/** Draws the table itself: shadow on the floor, wooden skirt and rim, brass line, baize under soft light. */
import { across, type Ctx, glow, grain, kept, vertical } from "./brush.ts";
import { alpha, BRASS, BRASS_LIGHT, mix, type Skin } from "./palette.ts";
import type { TableLook } from "./things.ts";

/** Origin is the upper left of the box of the table; the skirt is the lowest part of it. */
export function paintTable(ctx: Ctx, look: TableLook, skin: Skin): void {
  const { rx, ry, feltRx, feltRy, skirt, unit } = look;
  const dim = skin.dark ? 0.3 : 0;
  const tone = (c: string): string => mix(c, "#120d08", dim);
  const ellipse = (x: number, y: number, a: number, b: number): void => {
    ctx.beginPath();
    ctx.ellipse(x, y, a, b, 0, 0, Math.PI * 2);
  };
  kept(ctx, () => {
    ctx.translate(rx, ry);
    // Shadow on the floor.
    kept(ctx, () => {
      ctx.translate(0, skirt * 1.5);
      ctx.scale(1, (ry * 1.06) / rx);
      ctx.fillStyle = glow(ctx, 0, 0, rx * 1.09, [
        [0, alpha("#000000", 0.75)],
        [0.86, alpha("#000000", 0.62)],
        [1, alpha("#000000", 0)],
      ]);
      ctx.fillRect(-rx * 1.2, -rx * 1.2, rx * 2.4, rx * 2.4);
    });
    // Skirt.
    ellipse(0, skirt, rx * 0.995, ry);
    ctx.fillStyle = across(ctx, -rx, rx, [
      [0, tone("#1f130b")],
      [0.25, tone("#4a3020")],
      [0.5, tone("#5b3d28")],
      [0.75, tone("#432b1c")],
      [1, tone("#1b1009")],
    ]);
    ctx.fill();
    // Rim.
    ellipse(0, 0, rx, ry);
    ctx.fillStyle = vertical(ctx, -ry, ry, [
      [0, tone("#6f4d33")],
      [0.4, tone("#835b3d")],
      [0.85, tone("#966948")],
      [1, tone("#7b5337")],
    ]);
    ctx.fill();
    kept(ctx, () => {
      ellipse(0, 0, rx, ry);
      ctx.clip();
      ctx.fillStyle = across(ctx, -rx, rx, [
        [0, alpha("#000000", 0.32)],
        [0.2, alpha("#000000", 0.02)],
        [0.42, alpha("#ffe2b8", 0.1)],
        [0.7, alpha("#000000", 0.02)],
        [1, alpha("#000000", 0.34)],
      ]);
      ctx.fillRect(-rx, -ry, rx * 2, ry * 2);
      paintGrain(ctx, look);
    });
    ellipse(0, -0.6, rx - 0.8, ry - 0.8);
    ctx.strokeStyle = alpha("#ffdcb0", 0.2);
    ctx.lineWidth = Math.max(1, 1.6 * unit);
    ctx.stroke();
    // Brass and baize.
    ellipse(0, 0, feltRx + Math.max(1, 2.4 * unit), feltRy + Math.max(1, 2.4 * unit));
    ctx.fillStyle = alpha("#1a100a", 0.55);
    ctx.fill();
    kept(ctx, () => {
      ellipse(0, 0, feltRx, feltRy);
      ctx.clip();
      ctx.translate(0, -feltRy * 0.12);
      ctx.scale(1, feltRy / feltRx);
      ctx.fillStyle = glow(ctx, 0, 0, feltRx * 1.08, [
        [0, mix("#4c7466", "#10201a", dim * 0.9)],
        [0.4, mix("#43695b", "#10201a", dim)],
        [0.78, mix("#345549", "#0d1914", dim)],
        [1, mix("#26433a", "#0b1512", dim)],
      ]);
      ctx.fillRect(-feltRx * 1.1, -feltRx * 1.3, feltRx * 2.2, feltRx * 2.6);
    });
    kept(ctx, () => {
      ellipse(0, 0, feltRx, feltRy);
      ctx.clip();
      paintNap(ctx, look);
      // The rim throws a thin shade on the near side of the cloth.
      ctx.strokeStyle = alpha("#000000", 0.2);
      ctx.lineWidth = Math.max(3, 12 * unit);
      ellipse(0, -3 * unit, feltRx + 2, feltRy + 2);
      ctx.stroke();
      ctx.strokeStyle = alpha("#000000", 0.22);
      ctx.lineWidth = Math.max(2, 5 * unit);
      ellipse(0, 0, feltRx, feltRy);
      ctx.stroke();
    });
    ellipse(0, 0, feltRx, feltRy);
    ctx.strokeStyle = across(ctx, -feltRx, feltRx, [
      [0, mix(BRASS, "#000000", 0.2 + dim * 0.6)],
      [0.3, mix(BRASS_LIGHT, "#000000", dim * 0.8)],
      [0.55, mix(BRASS, "#000000", dim)],
      [0.8, mix(BRASS_LIGHT, "#000000", dim * 0.8)],
      [1, mix(BRASS, "#000000", 0.2 + dim * 0.6)],
    ]);
    ctx.lineWidth = Math.max(1.2, 2.2 * unit);
    ctx.stroke();
  });
}

/** Long faint lines that follow the rim. */
function paintGrain(ctx: Ctx, { rx, ry, feltRx, feltRy }: TableLook): void {
  const next = grain(97);
  ctx.lineWidth = 0.8;
  for (let i = 0; i < 30; i++) {
    const share = next();
    const from = next() * Math.PI * 2;
    ctx.strokeStyle =
      next() > 0.5 ? alpha("#2a170b", 0.05 + next() * 0.12) : alpha("#ffd9a8", 0.03 + next() * 0.06);
    ctx.beginPath();
    ctx.ellipse(
      0,
      0,
      feltRx + (rx - feltRx) * share,
      feltRy + (ry - feltRy) * share,
      0,
      from,
      from + 0.3 + next() * 1.1,
    );
    ctx.stroke();
  }
}

const TILE = 96;

/** The cloth's nap: hardly seen, but it keeps the gradient from banding. */
function paintNap(ctx: Ctx, { feltRx, feltRy }: TableLook): void {
  const tile = document.createElement("canvas");
  tile.width = TILE;
  tile.height = TILE;
  const c = tile.getContext("2d");
  if (!c) return;
  const next = grain(1234);
  for (let i = 0; i < 900; i++) {
    c.fillStyle = next() > 0.5 ? "rgba(255,255,255,0.03)" : "rgba(0,0,0,0.055)";
    c.fillRect(Math.floor(next() * TILE), Math.floor(next() * TILE), 2, 1);
  }
  const pattern = ctx.createPattern(tile, "repeat");
  if (!pattern) return;
  ctx.fillStyle = pattern;
  ctx.fillRect(-feltRx, -feltRy, feltRx * 2, feltRy * 2);
}
