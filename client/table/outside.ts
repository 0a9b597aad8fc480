/** What is seen through the windows: sky by light, the Bosphorus, a forest by season, or plain sky over a park. */
import { type Ctx, glow, grain, kept, vertical } from "./brush.ts";
import { alpha, mix, type Skin } from "./palette.ts";
import type { Box, RoomLook } from "./things.ts";

const SKIES: Readonly<Record<RoomLook["light"], readonly [string, string, string]>> = {
  dawn: ["#86a3bd", "#c9c6c0", "#f0cda4"],
  day: ["#7fa9cc", "#b7d0de", "#e3ebea"],
  dusk: ["#86a5bf", "#c5bda9", "#ecc58f"],
  night: ["#0f1626", "#1a2438", "#2f3b52"],
};
const EVENING: readonly [string, string, string] = ["#22304a", "#55536b", "#c78a5f"];

/** Top, middle and horizon of the sky. */
export function skyOf(look: Pick<RoomLook, "light">, skin: Skin): readonly [string, string, string] {
  const [a, b, c] = SKIES[look.light];
  if (!skin.dark || look.light === "night") return [a, b, c];
  return [mix(a, EVENING[0], 0.82), mix(b, EVENING[1], 0.82), mix(c, EVENING[2], 0.82)];
}

/** Paints into the clipped pane `box`. */
export function paintOutside(ctx: Ctx, look: RoomLook, box: Box, mirror: boolean, skin: Skin): void {
  const x = box.x - box.w / 2;
  const y = box.y - box.h / 2;
  const [high, middle, low] = skyOf(look, skin);
  ctx.fillStyle = vertical(ctx, y, y + box.h * 0.86, [
    [0, high],
    [0.55, middle],
    [1, low],
  ]);
  ctx.fillRect(x, y, box.w, box.h);
  if (look.light !== "night") {
    ctx.fillStyle = glow(ctx, mirror ? x + box.w * 0.2 : x + box.w * 0.8, y + box.h * 0.74, box.w * 0.9, [
      [0, alpha("#fff3d8", skin.dark ? 0.18 : 0.42)],
      [1, alpha("#fff3d8", 0)],
    ]);
    ctx.fillRect(x, y, box.w, box.h);
  }
  if (look.scene === "palace" && look.strait) paintBosphorus(ctx, look, box, mirror, skin);
  else if (look.scene === "lodge") paintForest(ctx, look, box, mirror, skin);
  else paintPark(ctx, look, box, mirror, skin);
}

function paintBosphorus(ctx: Ctx, look: RoomLook, box: Box, mirror: boolean, skin: Skin): void {
  const x = box.x - box.w / 2;
  const y = box.y - box.h / 2;
  const [high, , low] = skyOf(look, skin);
  const shore = y + box.h * 0.84;
  const far = mix(mix(high, "#5f7382", 0.55), low, 0.25);
  const near = mix(mix(high, "#41505c", 0.72), low, 0.08);
  const P = (fx: number): number => x + box.w * (mirror ? 1 - fx : fx);
  const up = (fy: number): number => shore - box.h * fy;
  // Far hills.
  ctx.fillStyle = alpha(far, 0.7);
  ctx.beginPath();
  ctx.moveTo(P(-0.05), shore);
  ctx.quadraticCurveTo(P(0.18), up(0.15), P(0.42), up(0.075));
  ctx.quadraticCurveTo(P(0.7), up(0.16), P(1.05), up(0.06));
  ctx.lineTo(P(1.05), shore);
  ctx.fill();
  // A domed mosque with two minarets, houses and trees before it.
  ctx.fillStyle = near;
  const dome = (cx: number, r: number, base: number): void => {
    ctx.beginPath();
    ctx.ellipse(P(cx), up(base), box.w * r, box.h * r * 0.52, 0, Math.PI, 0);
    ctx.fill();
  };
  const block = (a: number, b: number, high2: number): void => {
    const xa = P(a);
    const xb = P(b);
    ctx.fillRect(Math.min(xa, xb), up(high2), Math.abs(xb - xa), box.h * high2);
  };
  block(0.24, 0.58, 0.075);
  dome(0.41, 0.13, 0.072);
  dome(0.29, 0.06, 0.06);
  dome(0.53, 0.06, 0.06);
  const minaret = (cx: number, high2: number): void => {
    const w = Math.max(1.2, box.w * 0.018);
    ctx.fillRect(P(cx) - w / 2, up(high2), w, box.h * high2);
    ctx.fillRect(P(cx) - w, up(high2 * 0.8), w * 2, Math.max(1, box.h * 0.008));
    ctx.beginPath();
    ctx.moveTo(P(cx) - w / 2, up(high2));
    ctx.lineTo(P(cx), up(high2 + 0.035));
    ctx.lineTo(P(cx) + w / 2, up(high2));
    ctx.fill();
  };
  minaret(0.2, 0.23);
  minaret(0.63, 0.23);
  const next = grain(mirror ? 31 : 17);
  for (let i = 0; i < 9; i++) {
    const a = -0.02 + i * 0.12;
    block(a, a + 0.05 + next() * 0.06, 0.02 + next() * 0.03);
  }
  // Water.
  ctx.fillStyle = vertical(ctx, shore, y + box.h, [
    [0, mix(low, far, 0.5)],
    [1, mix(far, near, 0.5)],
  ]);
  ctx.fillRect(x, shore, box.w, box.h);
  ctx.strokeStyle = alpha("#ffffff", skin.dark ? 0.1 : 0.24);
  ctx.lineWidth = 1;
  for (let i = 0; i < 9; i++) {
    const wy = shore + ((i + 0.7) / 9) * box.h * 0.16;
    const wx = x + next() * box.w * 0.8;
    ctx.beginPath();
    ctx.moveTo(wx, wy);
    ctx.lineTo(wx + box.w * (0.05 + next() * 0.12), wy);
    ctx.stroke();
  }
  if (look.light === "night" || skin.dark) paintLamps(ctx, box, shore, mirror ? 5 : 9);
}

function paintLamps(ctx: Ctx, box: Box, shore: number, seed: number): void {
  const next = grain(seed);
  ctx.fillStyle = alpha("#ffdf9e", 0.85);
  for (let i = 0; i < 14; i++) {
    const lx = box.x + (next() - 0.5) * box.w;
    const r = Math.max(0.6, box.w * 0.006);
    ctx.fillRect(lx, shore - box.h * (0.008 + next() * 0.04), r * 1.6, r * 1.6);
  }
}

function paintForest(ctx: Ctx, look: RoomLook, box: Box, mirror: boolean, skin: Skin): void {
  const x = box.x - box.w / 2;
  const y = box.y - box.h / 2;
  const [high, middle] = skyOf(look, skin);
  const snow = look.season === "winter";
  const leaf =
    look.season === "autumn"
      ? "#7b5a33"
      : look.season === "summer"
        ? "#39553c"
        : look.season === "spring"
          ? "#4d6148"
          : "#44544c";
  const next = grain(mirror ? 23 : 41);
  for (const row of [0, 1, 2]) {
    const ground = y + box.h * (0.8 + row * 0.06);
    const tone = mix(mix(leaf, middle, 0.55 - row * 0.22), high, 0.12);
    ctx.fillStyle = tone;
    const count = 9 + row * 2;
    for (let i = -1; i <= count; i++) {
      const tx = x + (box.w * (i + next() * 0.8)) / count;
      const high2 = box.h * (0.26 + next() * 0.22 + row * 0.05);
      const half = box.w * (0.05 + next() * 0.03 + row * 0.012);
      for (let tier = 0; tier < 4; tier++) {
        const ty = ground - high2 * (1 - tier * 0.22);
        const tw = half * (0.42 + tier * 0.24);
        ctx.fillStyle = tone;
        ctx.beginPath();
        ctx.moveTo(tx, ty);
        ctx.lineTo(tx + tw, ty + high2 * 0.32);
        ctx.lineTo(tx - tw, ty + high2 * 0.32);
        ctx.fill();
        if (snow && row === 2) {
          ctx.fillStyle = alpha("#f3f6f7", skin.dark ? 0.16 : 0.34);
          ctx.beginPath();
          ctx.moveTo(tx, ty);
          ctx.lineTo(tx + tw * 0.55, ty + high2 * 0.19);
          ctx.lineTo(tx - tw * 0.2, ty + high2 * 0.13);
          ctx.fill();
        }
      }
    }
    ctx.fillStyle = snow
      ? mix("#e3e9ec", high, 0.3 - row * 0.08 + (skin.dark ? 0.4 : 0))
      : mix(tone, "#2c2a1e", 0.35);
    ctx.fillRect(x, ground - box.h * 0.02, box.w, box.h);
  }
}

function paintPark(ctx: Ctx, look: RoomLook, box: Box, mirror: boolean, skin: Skin): void {
  const x = box.x - box.w / 2;
  const y = box.y - box.h / 2;
  const [high, middle] = skyOf(look, skin);
  const next = grain(mirror ? 3 : 11);
  kept(ctx, () => {
    for (const row of [0, 1]) {
      const ground = y + box.h * (0.82 + row * 0.07);
      ctx.fillStyle = mix(mix("#4c5b50", middle, 0.5 - row * 0.3), high, 0.15);
      for (let i = -1; i < 8; i++) {
        ctx.beginPath();
        ctx.ellipse(
          x + (box.w * (i + next())) / 6,
          ground,
          box.w * (0.12 + next() * 0.08),
          box.h * (0.07 + next() * 0.08),
          0,
          0,
          Math.PI * 2,
        );
        ctx.fill();
      }
      ctx.fillRect(x, ground, box.w, box.h);
    }
  });
}
