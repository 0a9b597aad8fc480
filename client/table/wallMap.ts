/**
 * Draws the map on the wall: oblast shapes with control shaded, hatched where it is partial, an outline of dots where
 * a region is contested between states. Shapes: @svg-maps/ukraine, CC BY 4.0.
 */
import ukraine from "@svg-maps/ukraine";
import { across, type Ctx, kept, letter, rounded, SANS, scaleOf, shadow, vertical } from "./brush.ts";
import { alpha, mix, PARTY, type Skin } from "./palette.ts";
import { countryPlace } from "./planRoom.ts";
import type { MapLook } from "./things.ts";

const { locations } = ukraine;

/** Points nearer than this to the last one are left out: the shapes are drawn far smaller than they were made. */
const FINEST = 1.5;

/** A shape with fewer points. The paths are made of `M`, `m`, `l` and `z` only; anything else is kept as it is. */
function thinned(path: string): Path2D {
  if (/[^Mmlz\d\s.,-]/.test(path)) return new Path2D(path);
  const out = new Path2D();
  let [x, y, startX, startY, lastX, lastY] = [0, 0, 0, 0, 0, 0];
  for (const [, command, numbers = ""] of path.matchAll(/([Mmlz])([^Mmlz]*)/g)) {
    const values = (numbers.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (command === "z") {
      out.closePath();
      [x, y] = [startX, startY];
      continue;
    }
    for (let i = 0; i + 1 < values.length; i += 2) {
      const [a = 0, b = 0] = [values[i], values[i + 1]];
      // A further pair after `M` is a line, too; neither kind occurs with absolute lines here.
      const start = (command === "M" || command === "m") && i === 0;
      x = command === "M" ? a : x + a;
      y = command === "M" ? b : y + b;
      if (start) {
        [startX, startY] = [x, y];
        out.moveTo(x, y);
      } else if (Math.abs(x - lastX) + Math.abs(y - lastY) < FINEST) continue;
      else out.lineTo(x, y);
      lastX = x;
      lastY = y;
    }
  }
  return out;
}

const shapes: { readonly id: string; readonly path: Path2D }[] = [];
const country = new Path2D();

/** The shapes in pieces of work, to be done in order before a map is painted. None is left once they are done. */
export const mapWork = (): readonly (() => void)[] =>
  locations.slice(shapes.length).map(({ id, path }) => () => {
    // Another table on this page may have come first.
    if (shapes.some((shape) => shape.id === id)) return;
    const thin = thinned(path);
    shapes.push({ id, path: thin });
    country.addPath(thin);
  });

/** Origin is the upper left of the frame. */
export function paintMap(ctx: Ctx, look: MapLook, w: number, h: number, skin: Skin): void {
  const frame = Math.max(3, h * 0.032);
  const shade = skin.dark ? 0.3 : 0;
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.5), 14, 5, scaleOf(ctx));
    ctx.fillStyle = look.screen ? "#15181a" : mix("#54493b", "#120e0a", shade);
    rounded(ctx, 0, 0, w, h, look.screen ? 4 : 1.5);
    ctx.fill();
  });
  if (!look.screen) {
    ctx.fillStyle = across(ctx, 0, w, [
      [0, alpha("#ffffff", 0.12)],
      [0.5, alpha("#ffffff", 0.02)],
      [1, alpha("#000000", 0.2)],
    ]);
    rounded(ctx, 0, 0, w, h, 1.5);
    ctx.fill();
    ctx.strokeStyle = alpha("#e7c98c", 0.22);
    ctx.lineWidth = 1;
    ctx.strokeRect(frame - 1.5, frame - 1.5, w - frame * 2 + 3, h - frame * 2 + 3);
  }
  const paper = look.screen
    ? mix("#e6e3d9", "#23282b", skin.dark ? 0.35 : 0.06)
    : mix("#ddcda6", "#1d160d", shade);
  ctx.fillStyle = paper;
  ctx.fillRect(frame, frame, w - frame * 2, h - frame * 2);
  ctx.fillStyle = vertical(ctx, frame, h - frame, [
    [0, alpha("#ffffff", look.screen ? 0.12 : 0.2)],
    [0.6, alpha("#ffffff", 0)],
    [1, alpha("#6b5a36", 0.16)],
  ]);
  ctx.fillRect(frame, frame, w - frame * 2, h - frame * 2);
  paintCountry(ctx, look, w, h, paper, shade);
  paintWords(ctx, look, h, frame, paper);
}

function paintCountry(ctx: Ctx, look: MapLook, w: number, h: number, paper: string, shade: number): void {
  const words = look.caption !== null || look.legend.length > 0;
  const { x, y, scale } = countryPlace(w, h, words);
  const held = mix(PARTY[look.colour], "#1d160d", shade * 0.5);
  const hatch = hatchOf(ctx, held, scale, 7.5, 2.6);
  const sparse = hatchOf(ctx, held, scale, 11, 2.1);
  kept(ctx, () => {
    ctx.translate(x, y);
    ctx.scale(scale, scale);
    ctx.lineJoin = "round";
    ctx.fillStyle = mix(paper, "#fff8e6", 0.42);
    ctx.fill(country);
    for (const { id, path } of shapes) {
      const level = look.shapes[id];
      if (level === undefined) continue;
      ctx.fillStyle = alpha(held, level === "held" ? 0.62 : level === "most" ? 0.22 : 0.08);
      ctx.fill(path);
      const pattern = level === "held" ? null : level === "most" ? hatch : sparse;
      if (pattern === null) continue;
      ctx.fillStyle = pattern;
      ctx.fill(path);
    }
    const fine = Math.max(0.5, Math.min(1, scale / 0.32));
    ctx.strokeStyle = alpha(mix("#8d7a50", "#1d160d", shade), 0.85);
    ctx.lineWidth = (0.9 * fine) / scale;
    ctx.stroke(country);
    ctx.strokeStyle = alpha(mix(held, "#3a1208", 0.3), 0.75);
    ctx.lineWidth = (1.4 * fine) / scale;
    ctx.setLineDash([(1.6 * fine) / scale, (2.2 * fine) / scale]);
    ctx.lineCap = "butt";
    for (const { id, path } of shapes) if (look.contested.includes(id)) ctx.stroke(path);
  });
}

/** Slanting lines as a pattern that keeps its pitch on the screen whatever the size of the map. */
function hatchOf(
  ctx: Ctx,
  colour: string,
  scale: number,
  pitch: number,
  width: number,
): CanvasPattern | null {
  const px = scaleOf(ctx);
  const size = Math.max(
    4,
    Math.round(Math.max(4.2, (pitch * Math.min(0.62, Math.max(0.3, scale)) * 10) / 6) * px),
  );
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const c = tile.getContext("2d");
  if (!c) return null;
  c.strokeStyle = colour;
  c.globalAlpha = 0.85;
  c.lineWidth = Math.max(1, (width / pitch) * size * 0.62);
  c.beginPath();
  for (const shift of [-size, 0, size]) {
    c.moveTo(shift - 1, size + 1);
    c.lineTo(shift + size + 1, -1);
  }
  c.stroke();
  const pattern = ctx.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(1 / (px * scale)));
  return pattern;
}

function paintWords(ctx: Ctx, look: MapLook, h: number, frame: number, paper: string): void {
  const ink = mix(mix("#5c4f34", paper, 0.05), "#000000", 0);
  const x = frame + look.font * 0.8;
  const step = look.font * 1.42;
  const rows = look.legend.length + (look.caption === null ? 0 : 1);
  let y = h - frame - look.font * 0.9 - step * (rows - 1);
  const colour = readable(paper, ink);
  if (look.caption !== null) {
    letter(ctx, look.caption, x, y, { font: `600 ${look.font}px ${SANS}`, colour });
    y += step;
  }
  const held = PARTY[look.colour];
  for (const row of look.legend) {
    const sw = look.font * 1.1;
    const sh = look.font * 0.72;
    ctx.fillStyle = alpha(held, row.level === "held" ? 0.62 : 0.16);
    ctx.fillRect(x, y - sh / 2, sw, sh);
    if (row.level === "part")
      kept(ctx, () => {
        ctx.beginPath();
        ctx.rect(x, y - sh / 2, sw, sh);
        ctx.clip();
        ctx.strokeStyle = alpha(held, 0.85);
        ctx.lineWidth = 1.3;
        for (let i = -sh; i < sw + sh; i += 4) {
          ctx.beginPath();
          ctx.moveTo(x + i, y + sh / 2);
          ctx.lineTo(x + i + sh, y - sh / 2);
          ctx.stroke();
        }
      });
    ctx.strokeStyle = alpha(held, 0.7);
    ctx.lineWidth = 0.8;
    ctx.strokeRect(x, y - sh / 2, sw, sh);
    letter(ctx, row.words, x + sw + look.font * 0.5, y + 0.5, { font: `400 ${look.font}px ${SANS}`, colour });
    y += step;
  }
}

/** Dark ink on light paper, light ink on paper in evening light. */
const readable = (paper: string, ink: string): string =>
  Number.parseInt(paper.slice(1, 3), 16) < 150 ? "#efe3c8" : mix(ink, "#1f1a15", 0.35);
