/** Draws the bound instrument: its kind, how far it has come, and a seal for each signatory. */
import { type Ctx, glow, kept, letter, rounded, SERIF, scaleOf, shadow } from "./brush.ts";
import { AGREED, alpha, BRASS, BRASS_LIGHT, INK, mix, PARTY, RULE, SHEET, type Skin } from "./palette.ts";
import { LINES, line, squiggle } from "./paper.ts";
import type { InstrumentLook } from "./things.ts";

export function paintInstrument(ctx: Ctx, look: InstrumentLook, w: number, h: number, skin: Skin): void {
  const leather = mix("#5a2a24", "#0f0806", skin.dark ? 0.25 : 0);
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.55), 11, 5, scaleOf(ctx));
    rounded(ctx, -w * 0.04, -h * 0.025, w * 1.08, h * 1.05, 4);
    ctx.fillStyle = leather;
    ctx.fill();
  });
  rounded(ctx, -w * 0.04, -h * 0.025, w * 1.08, h * 1.05, 4);
  ctx.fillStyle = glow(ctx, w * 0.3, h * 0.1, h * 1.2, [
    [0, alpha("#ffffff", 0.16)],
    [1, alpha("#000000", 0.2)],
  ]);
  ctx.fill();
  ctx.strokeStyle = alpha(BRASS_LIGHT, 0.6);
  ctx.lineWidth = 1;
  rounded(ctx, 0, h * 0.005, w, h * 0.985, 2.5);
  ctx.stroke();
  const inset = w * 0.075;
  rounded(ctx, inset, h * 0.06, w - inset * 2, h * 0.6, 2);
  ctx.fillStyle = mix(SHEET, "#7d6f56", skin.dark ? 0.13 : 0.02);
  ctx.fill();
  ctx.strokeStyle = RULE;
  ctx.stroke();
  const middle = h * 0.36;
  if (look.label !== null) {
    letter(ctx, look.label, w / 2, h * 0.17, {
      font: `600 ${look.font}px ${SERIF}`,
      colour: INK,
      align: "center",
      most: w - inset * 2 - 6,
    });
    const ruled = look.stage === "initialled" ? 2 : 1;
    for (let i = 0; i < ruled; i++)
      line(
        ctx,
        inset * 2.2,
        h * 0.27 + i * h * 0.065,
        (w - inset * 4.4) * (LINES[i] ?? 0.8),
        Math.max(1.3, w * 0.022),
        mix(INK, "#3b4150", 0.2),
      );
    if (ruled === 1)
      look.seals.slice(0, 2).forEach((s, i) => {
        squiggle(
          ctx,
          PARTY[s.colour],
          inset * 2 + (w - inset * 4) * (i * 0.52),
          h * 0.375,
          (w - inset * 4) * 0.46,
          Math.max(1.3, w * 0.018),
          true,
          i,
        );
      });
    if (look.stageWords !== null)
      letter(ctx, look.stageWords, w / 2, h * 0.52, {
        font: `italic 400 ${look.font}px ${SERIF}`,
        colour: look.stage === "inForce" ? AGREED : INK,
        align: "center",
        most: w - inset * 2 - 6,
      });
  } else
    for (let i = 0; i < 4; i++)
      line(
        ctx,
        inset * 2.2,
        middle - h * 0.17 + i * h * 0.09,
        (w - inset * 4.4) * (LINES[i] ?? 0.8),
        Math.max(1.3, w * 0.03),
        INK,
      );
  // One seal per signatory on the cord below.
  const n = look.seals.length;
  const y = h * 0.83;
  ctx.strokeStyle = alpha(BRASS, 0.9);
  ctx.lineWidth = Math.max(1, w * 0.018);
  ctx.beginPath();
  ctx.moveTo(inset, y);
  ctx.lineTo(w - inset, y);
  ctx.stroke();
  const room = (w - inset * 2) / Math.max(1, n);
  const r = Math.min(room * 0.42, h * 0.088);
  look.seals.forEach((seal, i) => {
    const x = inset + room * (i + 0.5);
    ctx.beginPath();
    ctx.arc(x, y, r, 0, Math.PI * 2);
    if (seal.done) {
      ctx.fillStyle = glow(ctx, x - r * 0.3, y - r * 0.3, r * 1.6, [
        [0, mix(PARTY[seal.colour], "#ffffff", 0.35)],
        [1, mix(PARTY[seal.colour], "#000000", 0.2)],
      ]);
      ctx.fill();
      ctx.strokeStyle = alpha("#000000", 0.35);
    } else {
      ctx.fillStyle = leather;
      ctx.fill();
      ctx.strokeStyle = mix(PARTY[seal.colour], "#ffffff", 0.3);
    }
    ctx.lineWidth = Math.max(1.1, r * 0.18);
    ctx.stroke();
  });
}
