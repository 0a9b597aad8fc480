/** Draws what hangs beside the map: a calendar leaf, a clock that shows how much of the phase is left, a video frame. */
import { type Ctx, glow, kept, letter, rounded, SANS, SERIF, scaleOf, shadow, vertical } from "./brush.ts";
import { alpha, BRASS, BRASS_LIGHT, INK, mix, PARTY, type Skin } from "./palette.ts";
import { paintFlag } from "./plates.ts";
import type { CalendarLook, ClockLook, FrameLook } from "./things.ts";

export function paintCalendar(ctx: Ctx, look: CalendarLook, w: number, h: number, skin: Skin): void {
  const paper = mix("#f6efdf", "#3a2f22", skin.dark ? 0.3 : 0.04);
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.45), 7, 3, scaleOf(ctx));
    ctx.fillStyle = paper;
    rounded(ctx, 0, 0, w, h, 2.5);
    ctx.fill();
  });
  kept(ctx, () => {
    rounded(ctx, 0, 0, w, h, 2.5);
    ctx.clip();
    ctx.fillStyle = mix("#7b3b2c", "#000000", skin.dark ? 0.25 : 0);
    ctx.fillRect(0, 0, w, h * 0.33);
    ctx.fillStyle = vertical(ctx, h * 0.33, h, [
      [0, alpha("#000000", 0.1)],
      [0.12, alpha("#000000", 0)],
      [1, alpha("#8d7a50", 0.14)],
    ]);
    ctx.fillRect(0, h * 0.33, w, h * 0.67);
  });
  letter(ctx, look.month, w / 2, h * 0.175, {
    font: `600 ${look.font}px ${SANS}`,
    colour: "#fbefe2",
    align: "center",
    most: w - 6,
  });
  letter(ctx, look.day, w / 2, h * 0.68, {
    font: `600 ${Math.max(14, h * 0.46)}px ${SERIF}`,
    colour: INK,
    align: "center",
    most: w - 8,
  });
}

export function paintClock(ctx: Ctx, look: ClockLook, w: number, h: number, skin: Skin): void {
  const r = Math.min(w, h) / 2;
  const face = mix("#f8f3e7", "#3a2f22", skin.dark ? 0.3 : 0.02);
  kept(ctx, () => {
    ctx.translate(w / 2, h / 2);
    kept(ctx, () => {
      shadow(ctx, alpha("#000000", 0.45), 7, 3, scaleOf(ctx));
      ctx.beginPath();
      ctx.arc(0, 0, r, 0, Math.PI * 2);
      ctx.fillStyle = glow(ctx, -r * 0.4, -r * 0.5, r * 1.9, [
        [0, BRASS_LIGHT],
        [0.55, BRASS],
        [1, "#6d5122"],
      ]);
      ctx.fill();
    });
    ctx.beginPath();
    ctx.arc(0, 0, r * 0.87, 0, Math.PI * 2);
    ctx.fillStyle = face;
    ctx.fill();
    ctx.strokeStyle = alpha("#000000", 0.25);
    ctx.lineWidth = 1;
    ctx.stroke();
    if (look.left !== null) {
      ctx.beginPath();
      ctx.moveTo(0, 0);
      ctx.arc(0, 0, r * 0.72, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * look.left);
      ctx.closePath();
      ctx.fillStyle = alpha("#44695a", look.paused ? 0.25 : 0.5);
      ctx.fill();
    }
    ctx.strokeStyle = INK;
    for (let i = 0; i < 12; i++) {
      const turn = (i / 12) * Math.PI * 2;
      const inner = i % 3 === 0 ? 0.68 : 0.76;
      ctx.lineWidth = Math.max(0.8, r * (i % 3 === 0 ? 0.055 : 0.03));
      ctx.beginPath();
      ctx.moveTo(Math.cos(turn) * r * inner, Math.sin(turn) * r * inner);
      ctx.lineTo(Math.cos(turn) * r * 0.82, Math.sin(turn) * r * 0.82);
      ctx.stroke();
    }
    const turn = look.left === null ? -Math.PI / 3 : -Math.PI / 2 + Math.PI * 2 * look.left;
    ctx.lineCap = "round";
    ctx.lineWidth = Math.max(1.4, r * 0.07);
    ctx.beginPath();
    ctx.moveTo(-Math.cos(turn) * r * 0.12, -Math.sin(turn) * r * 0.12);
    ctx.lineTo(Math.cos(turn) * r * 0.66, Math.sin(turn) * r * 0.66);
    if (look.left === null) {
      ctx.moveTo(0, 0);
      ctx.lineTo(-r * 0.3, -r * 0.24);
    }
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(0, 0, r * 0.07, 0, Math.PI * 2);
    ctx.fillStyle = INK;
    ctx.fill();
  });
}

export function paintFrame(ctx: Ctx, look: FrameLook, w: number, h: number, skin: Skin): void {
  const colour = PARTY[look.colour];
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.55), 9, 3, scaleOf(ctx));
    ctx.fillStyle = "#131619";
    rounded(ctx, 0, 0, w, h, 4);
    ctx.fill();
  });
  const b = Math.max(2, h * 0.035);
  kept(ctx, () => {
    rounded(ctx, b, b, w - b * 2, h - b * 2, 2.5);
    ctx.clip();
    if (look.off) {
      ctx.fillStyle = "#1c2023";
      ctx.fillRect(0, 0, w, h);
      ctx.strokeStyle = alpha("#8e979e", 0.5);
      ctx.lineWidth = Math.max(1.4, h * 0.025);
      ctx.beginPath();
      ctx.moveTo(w * 0.42, h * 0.5);
      ctx.lineTo(w * 0.58, h * 0.5);
      ctx.stroke();
    } else {
      const base = mix("#a9b4ba", colour, 0.16);
      ctx.fillStyle = vertical(ctx, 0, h, [
        [0, mix(base, "#14181b", skin.dark ? 0.42 : 0.08)],
        [1, mix(base, "#14181b", skin.dark ? 0.66 : 0.44)],
      ]);
      ctx.fillRect(0, 0, w, h);
      ctx.fillStyle = alpha("#ffffff", 0.06);
      ctx.fillRect(w * 0.08, h * 0.1, w * 0.36, h * 0.62);
    }
    ctx.fillStyle = look.off ? alpha(colour, 0.5) : colour;
    ctx.fillRect(0, h - b - Math.max(2, h * 0.045), w, h);
  });
  if (look.speaking) {
    ctx.strokeStyle = "#f1e4bf";
    ctx.lineWidth = 2;
    rounded(ctx, b, b, w - b * 2, h - b * 2, 2.5);
    ctx.stroke();
  }
  const fw = Math.min(w * 0.16, h * 0.3);
  paintFlag(
    ctx,
    { flag: look.flag, colour: look.colour, away: look.off },
    b * 2.2,
    b * 2.2,
    fw,
    fw * 0.75,
    skin,
  );
}
