/** Draws one seat: a round-headed figure without a face, a visor band for a bot, an empty or a pushed-back chair. */
import { across, type Ctx, glow, kept, noShadow, rounded, scaleOf, shadow, vertical } from "./brush.ts";
import { FIGURE } from "./layout.ts";
import { alpha, CHAIR, CHAIR_LIGHT, mix, PARTY, type Skin } from "./palette.ts";
import type { SeatLook } from "./things.ts";

const SKIN_TONE = "#ecdcc6";
const BOT_TONE = "#b4bcc3";
const VISOR = "#4c5661";

/** Origin is the upper left of the seat's box. */
export function paintSeat(ctx: Ctx, look: SeatLook, w: number, h: number, skin: Skin): void {
  const s = h / FIGURE.h;
  kept(ctx, () => {
    ctx.translate(w / 2, 0);
    ctx.scale(s, s);
    if (look.away) {
      if (look.side !== "screen") paintChair(ctx, look, true);
      return;
    }
    if (look.who === "empty") {
      if (look.side !== "screen") paintEmpty(ctx, look);
      return;
    }
    if (look.side === "front") paintFloorShade(ctx);
    if (look.side !== "screen") paintChair(ctx, look, false);
    paintFigure(ctx, look, skin);
  });
}

function paintFigure(ctx: Ctx, look: SeatLook, skin: Skin): void {
  const base = mix(PARTY[look.colour], "#14100c", (skin.dark ? 0.22 : 0) + (look.home ? 0.16 : 0));
  const r = FIGURE.head;
  const head = look.who === "bot" ? BOT_TONE : SKIN_TONE;
  const headTone = mix(head, "#2a2018", skin.dark ? 0.2 : 0);
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.4), 6, 2, scaleOf(ctx));
    // Shoulders and jacket.
    ctx.beginPath();
    const corner = look.side === "front" ? 8 : 0;
    ctx.moveTo(-27 + corner, 88);
    ctx.quadraticCurveTo(-27, 88, -27, 88 - corner);
    ctx.lineTo(-27, 58);
    ctx.bezierCurveTo(-27, 40, -18, 32, -9, 31);
    ctx.lineTo(9, 31);
    ctx.bezierCurveTo(18, 32, 27, 40, 27, 58);
    ctx.lineTo(27, 88 - corner);
    ctx.quadraticCurveTo(27, 88, 27 - corner, 88);
    ctx.closePath();
    ctx.fillStyle = across(ctx, -27, 27, [
      [0, mix(base, "#000000", 0.14)],
      [0.34, mix(base, "#ffffff", 0.14)],
      [0.7, base],
      [1, mix(base, "#000000", 0.26)],
    ]);
    ctx.fill();
  });
  kept(ctx, () => {
    ctx.clip();
    ctx.fillStyle = vertical(ctx, 30, 88, [
      [0, alpha("#ffffff", 0.07)],
      [0.4, alpha("#000000", 0)],
      [1, alpha("#000000", 0.3)],
    ]);
    ctx.fillRect(-30, 28, 60, 62);
  });
  // Neck and, seen from the front, the collar.
  ctx.fillStyle = mix(headTone, "#5b4632", 0.3);
  rounded(ctx, -6, 24, 12, 10, 4);
  ctx.fill();
  if (look.side !== "front") {
    ctx.fillStyle = alpha("#f6efe2", 0.92);
    ctx.beginPath();
    ctx.moveTo(-7, 31);
    ctx.lineTo(0, 46);
    ctx.lineTo(7, 31);
    ctx.closePath();
    ctx.fill();
    ctx.fillStyle = mix(base, "#000000", 0.45);
    ctx.beginPath();
    ctx.moveTo(-2.2, 34);
    ctx.lineTo(2.2, 34);
    ctx.lineTo(1.2, 47);
    ctx.lineTo(-1.2, 47);
    ctx.fill();
  } else {
    ctx.strokeStyle = alpha("#f6efe2", 0.75);
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.arc(0, 25, 8.6, 0.35, Math.PI - 0.35);
    ctx.stroke();
  }
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.3), 4, 1.5, scaleOf(ctx));
    ctx.beginPath();
    ctx.arc(0, r, r, 0, Math.PI * 2);
    const light = ctx.createRadialGradient(-5, r - 6, 1, 0, r, r * 1.1);
    light.addColorStop(0, mix(headTone, "#ffffff", 0.35));
    light.addColorStop(0.6, headTone);
    light.addColorStop(1, mix(headTone, "#6b553f", look.who === "bot" ? 0.25 : 0.28));
    ctx.fillStyle = light;
    ctx.fill();
  });
  if (look.who === "bot") {
    kept(ctx, () => {
      ctx.beginPath();
      ctx.arc(0, r, r, 0, Math.PI * 2);
      ctx.clip();
      noShadow(ctx);
      if (look.side === "front") {
        ctx.fillStyle = VISOR;
        ctx.fillRect(-r, r - 4, r * 2, 8);
      } else {
        ctx.fillStyle = VISOR;
        rounded(ctx, -10.5, r - 4.5, 21, 9, 4.5);
        ctx.fill();
      }
      ctx.fillStyle = alpha("#dfe7ee", 0.35);
      ctx.fillRect(-8, r - 3, 16, 1.6);
    });
  }
}

function paintFloorShade(ctx: Ctx): void {
  kept(ctx, () => {
    ctx.translate(0, 86);
    ctx.scale(1, 0.3);
    ctx.fillStyle = glow(ctx, 0, 0, 40, [
      [0, alpha("#000000", 0.55)],
      [0.6, alpha("#000000", 0.35)],
      [1, alpha("#000000", 0)],
    ]);
    ctx.fillRect(-44, -44, 88, 88);
  });
}

/** The back of the chair: behind a figure, or alone and turned away when its delegation has left. */
function paintChair(ctx: Ctx, look: SeatLook, pushed: boolean): void {
  kept(ctx, () => {
    if (pushed) {
      ctx.translate(0, 8);
      ctx.rotate(look.side === "front" ? 0.16 : -0.1);
    }
    const front = look.side === "front";
    const [x, y, w, h] = front ? [-24, pushed ? 14 : 4, 48, 72] : [-21, pushed ? 14 : 3, 42, 76];
    shadow(ctx, alpha("#000000", 0.45), 7, 2, scaleOf(ctx));
    rounded(ctx, x, y, w, h, 9);
    ctx.fillStyle = vertical(ctx, y, y + h, [
      [0, CHAIR_LIGHT],
      [0.14, CHAIR],
      [1, mix(CHAIR, "#000000", 0.35)],
    ]);
    ctx.fill();
    noShadow(ctx);
    rounded(ctx, x + 5, y + 6, w - 10, h - 8, 6);
    ctx.strokeStyle = alpha("#d9b98c", 0.16);
    ctx.lineWidth = 1.4;
    ctx.stroke();
    if (pushed) {
      ctx.fillStyle = glow(ctx, 0, y + h * 0.4, w * 0.7, [
        [0, alpha("#ffe9c8", 0.08)],
        [1, alpha("#ffe9c8", 0)],
      ]);
      ctx.fillRect(x, y, w, h);
    }
  });
}

function paintEmpty(ctx: Ctx, look: SeatLook): void {
  const front = look.side === "front";
  ctx.strokeStyle = alpha("#e9dfc9", 0.5);
  ctx.fillStyle = alpha("#000000", 0.12);
  ctx.lineWidth = 2.2;
  ctx.setLineDash([5.5, 5]);
  rounded(ctx, front ? -20 : -18, front ? 14 : 6, front ? 40 : 36, front ? 50 : 46, 9);
  ctx.fill();
  ctx.stroke();
  ctx.setLineDash([]);
}
