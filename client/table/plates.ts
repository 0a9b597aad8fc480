/** Draws nameplates as folded cards with flag and colour edge, and what lies on them: wax seal, tick, speech bubble. */
import {
  type Ctx,
  glow,
  grain,
  kept,
  letter,
  noShadow,
  rounded,
  SANS,
  scaleOf,
  shadow,
  vertical,
} from "./brush.ts";
import { AGREED, alpha, BRASS, INK, MUTED, mix, PAPER, PARTY, type Skin, WAX, WAX_DEEP } from "./palette.ts";
import type { MarkLook, PlateLook } from "./things.ts";

/** Origin is the upper left of the plate's box. */
export function paintPlate(ctx: Ctx, look: PlateLook, w: number, h: number, skin: Skin): void {
  const lean = h * 0.22;
  const paper = mix(PAPER, look.away ? "#8d8470" : "#8a7a5c", (look.away ? 0.4 : 0) + (skin.dark ? 0.14 : 0));
  const card = (): void => {
    ctx.beginPath();
    ctx.moveTo(lean, 0);
    ctx.lineTo(w - lean, 0);
    ctx.lineTo(w, h);
    ctx.lineTo(0, h);
    ctx.closePath();
  };
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.5), 7, 4, scaleOf(ctx));
    card();
    ctx.fillStyle = paper;
    ctx.fill();
  });
  card();
  ctx.fillStyle = vertical(ctx, 0, h, [
    [0, mix(paper, "#a8987a", 0.16)],
    [0.3, paper],
    [1, mix(paper, "#ffffff", look.away ? 0 : 0.35)],
  ]);
  ctx.fill();
  const edge = Math.max(3, h * 0.135);
  kept(ctx, () => {
    card();
    ctx.clip();
    ctx.fillStyle = look.away ? mix(PARTY[look.colour], "#8d8470", 0.55) : PARTY[look.colour];
    ctx.fillRect(0, 0, w, edge);
  });
  card();
  ctx.lineJoin = "round";
  ctx.strokeStyle = look.mine ? mix(BRASS, "#ffffff", 0.12) : alpha(mix(BRASS, "#5b4418", 0.25), 0.9);
  ctx.lineWidth = look.mine ? 2.2 : 1.1;
  ctx.stroke();

  const middle = (h + edge) / 2 + 0.5;
  const flagW = look.font * 1.3;
  const flagH = flagW * 0.75;
  const x = lean * 0.6 + Math.max(5, h * 0.3);
  paintFlag(ctx, look, x, middle - flagH / 2, flagW, flagH, skin);
  if (look.label !== null)
    letter(ctx, look.label, x + flagW + look.font * 0.45, middle + 0.5, {
      font: `600 ${look.font}px ${SANS}`,
      colour: look.away ? MUTED : INK,
      most: w - x - flagW - look.font * 0.45 - lean * 0.5 - 4,
    });
}

/** The flag, or a ring for a group of states. */
export function paintFlag(
  ctx: Ctx,
  look: Pick<PlateLook, "flag" | "colour" | "away">,
  x: number,
  y: number,
  w: number,
  h: number,
  skin: Skin,
): void {
  const image = look.flag === null ? undefined : skin.flags.get(look.flag);
  kept(ctx, () => {
    if (look.away) ctx.globalAlpha = 0.55;
    if (image) {
      ctx.imageSmoothingQuality = "high";
      ctx.drawImage(image, x, y, w, h);
      ctx.strokeStyle = alpha("#000000", 0.28);
      ctx.lineWidth = 0.8;
      ctx.strokeRect(x, y, w, h);
    } else if (look.flag !== null) {
      ctx.fillStyle = alpha(PARTY[look.colour], 0.25);
      ctx.fillRect(x, y, w, h);
    } else {
      const r = h * 0.5;
      ctx.strokeStyle = PARTY[look.colour];
      ctx.lineWidth = Math.max(1.6, h * 0.16);
      ctx.beginPath();
      ctx.arc(x + w / 2, y + h / 2, r, 0, Math.PI * 2);
      ctx.stroke();
      ctx.fillStyle = PARTY[look.colour];
      ctx.beginPath();
      ctx.arc(x + w / 2, y + h / 2, r * 0.34, 0, Math.PI * 2);
      ctx.fill();
    }
  });
}

export function paintMark(ctx: Ctx, look: MarkLook, w: number, h: number): void {
  if (look.mark === "speaking") paintBubble(ctx, look, w, h);
  else if (look.mark === "sealed") paintSeal(ctx, w / 2, h / 2, Math.min(w, h) / 2, true);
  else paintTick(ctx, w, h);
}

/** Wax pressed flat: an uneven edge, a pressed ring, a tick. */
export function paintSeal(ctx: Ctx, x: number, y: number, r: number, tick: boolean): void {
  const next = grain(57);
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.45), 4, 1.5, scaleOf(ctx));
    ctx.beginPath();
    const steps = 22;
    for (let i = 0; i <= steps; i++) {
      const turn = (i / steps) * Math.PI * 2;
      const rr = r * (i === steps || i === 0 ? 0.96 : 0.91 + next() * 0.1);
      if (i === 0) ctx.moveTo(x + Math.cos(turn) * rr, y + Math.sin(turn) * rr);
      else {
        const half = turn - Math.PI / steps;
        ctx.quadraticCurveTo(
          x + Math.cos(half) * rr * 1.03,
          y + Math.sin(half) * rr * 1.03,
          x + Math.cos(turn) * rr,
          y + Math.sin(turn) * rr,
        );
      }
    }
    ctx.fillStyle = glow(ctx, x - r * 0.3, y - r * 0.35, r * 1.5, [
      [0, mix(WAX, "#ffffff", 0.18)],
      [0.4, WAX],
      [1, WAX_DEEP],
    ]);
    ctx.fill();
  });
  ctx.beginPath();
  ctx.arc(x, y, r * 0.66, 0, Math.PI * 2);
  ctx.strokeStyle = alpha("#2f0a06", 0.45);
  ctx.lineWidth = Math.max(0.8, r * 0.1);
  ctx.stroke();
  if (tick) strokeTick(ctx, x, y, r * 0.82, "#fbe9dc", Math.max(1.4, r * 0.17));
}

function strokeTick(ctx: Ctx, x: number, y: number, size: number, colour: string, width: number): void {
  kept(ctx, () => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.lineCap = "round";
    ctx.lineJoin = "round";
    ctx.beginPath();
    ctx.moveTo(x - size * 0.4, y + size * 0.04);
    ctx.lineTo(x - size * 0.1, y + size * 0.34);
    ctx.lineTo(x + size * 0.42, y - size * 0.32);
    ctx.stroke();
  });
}

function paintTick(ctx: Ctx, w: number, h: number): void {
  const r = Math.min(w, h) * 0.4;
  ctx.beginPath();
  ctx.arc(w / 2, h / 2, r, 0, Math.PI * 2);
  // It hangs over the plate's edge: a disc of its own keeps it whole there.
  ctx.fillStyle = "#fbf8f0";
  ctx.fill();
  ctx.strokeStyle = AGREED;
  ctx.lineWidth = Math.max(1.2, r * 0.16);
  ctx.stroke();
  strokeTick(ctx, w / 2, h / 2, r, AGREED, Math.max(1.5, r * 0.24));
}

function paintBubble(ctx: Ctx, look: MarkLook, w: number, h: number): void {
  const bodyH = h * 0.8;
  const colour = PARTY[look.colour];
  if (look.tail === "up") {
    ctx.translate(0, h);
    ctx.scale(1, -1);
  }
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.4), 5, 2, scaleOf(ctx));
    ctx.fillStyle = "#fdfbf5";
    ctx.beginPath();
    ctx.ellipse(w / 2, bodyH / 2, w / 2 - 1, bodyH / 2 - 1, 0, 0, Math.PI * 2);
    ctx.fill();
    noShadow(ctx);
    ctx.beginPath();
    ctx.moveTo(w * 0.4, bodyH * 0.86);
    ctx.lineTo(w * 0.44, h);
    ctx.lineTo(w * 0.62, bodyH * 0.9);
    ctx.fill();
    ctx.strokeStyle = colour;
    ctx.lineWidth = Math.max(1.2, h * 0.045);
    ctx.lineJoin = "round";
    ctx.beginPath();
    ctx.ellipse(w / 2, bodyH / 2, w / 2 - 1, bodyH / 2 - 1, 0, 0, Math.PI * 2);
    ctx.stroke();
  });
  ctx.fillStyle = colour;
  for (const i of [-1, 0, 1]) {
    ctx.beginPath();
    ctx.arc(w / 2 + i * w * 0.2, bodyH / 2, Math.max(1.4, h * 0.065), 0, Math.PI * 2);
    ctx.fill();
  }
}

/** A numbered dot at a corner. */
export function paintCount(ctx: Ctx, count: number, x: number, y: number, font: number): void {
  const text = String(count);
  ctx.font = `600 ${font}px ${SANS}`;
  const w = Math.max(font * 1.35, ctx.measureText(text).width + 8);
  rounded(ctx, x - w / 2, y - font * 0.68, w, font * 1.36, font);
  ctx.fillStyle = "#26433a";
  ctx.fill();
  ctx.strokeStyle = alpha("#fcf9f1", 0.9);
  ctx.lineWidth = 1;
  ctx.stroke();
  letter(ctx, text, x, y + 0.5, { font: `600 ${font}px ${SANS}`, colour: "#fbf8f0", align: "center" });
}
