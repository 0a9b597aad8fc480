/** Draws what is brought to the table: an offer in its envelope, and the plain cable of a still moment. */
import { type Ctx, kept, letter, rounded, SANS, SERIF, scaleOf, shadow } from "./brush.ts";
import { alpha, INK, MUTED, PARTY, RULE, SHEET, type Skin } from "./palette.ts";
import { paper } from "./paper.ts";
import { paintCount } from "./plates.ts";
import type { EnvelopeLook } from "./things.ts";

export function paintEnvelope(ctx: Ctx, look: EnvelopeLook, w: number, h: number, skin: Skin): void {
  paper(ctx, 0, 0, w, h, skin, 0.7);
  ctx.fillStyle = alpha("#b9a67c", 0.16);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(w / 2, h * 0.6);
  ctx.lineTo(w, 0);
  ctx.fill();
  ctx.strokeStyle = alpha("#8d7d58", 0.75);
  ctx.lineWidth = 0.9;
  ctx.beginPath();
  ctx.moveTo(0.5, 0.5);
  ctx.lineTo(w / 2, h * 0.6);
  ctx.lineTo(w - 0.5, 0.5);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(w / 2, h * 0.56, Math.max(3, h * 0.19), 0, Math.PI * 2);
  ctx.fillStyle = look.blind ? SHEET : PARTY[look.colour];
  ctx.fill();
  ctx.strokeStyle = look.blind ? PARTY[look.colour] : alpha("#000000", 0.3);
  ctx.lineWidth = 1.2;
  ctx.stroke();
  if (look.count > 1) paintCount(ctx, look.count, w, h / 2, look.font);
}

/** The plain card of a still moment; words only. */
export function paintCable(
  ctx: Ctx,
  words: { readonly title: string; readonly body: string; readonly see: string },
  w: number,
  h: number,
): void {
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.6), 22, 8, scaleOf(ctx));
    ctx.fillStyle = "#efe8d8";
    rounded(ctx, 0, 0, w, h, 2);
    ctx.fill();
  });
  ctx.fillStyle = "#1f1a15";
  ctx.fillRect(0, 0, w, Math.max(3, h * 0.03));
  let font = Math.max(14, Math.min(19, w * 0.07));
  const small = Math.max(12, Math.min(14.5, w * 0.05));
  ctx.font = `600 ${font}px ${SERIF}`;
  let lines = wrapped(ctx, words.title, w - 32);
  while (font > 12 && lines.some((text) => ctx.measureText(text).width > w - 20)) {
    font -= 0.5;
    ctx.font = `600 ${font}px ${SERIF}`;
    lines = wrapped(ctx, words.title, w - 32);
  }
  lines.forEach((text, i) => {
    letter(ctx, text, w / 2, h * 0.28 + (i - (lines.length - 1) / 2) * font * 1.25, {
      font: `600 ${font}px ${SERIF}`,
      colour: INK,
      align: "center",
      most: w - 24,
    });
  });
  ctx.strokeStyle = RULE;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(w * 0.36, h * 0.47);
  ctx.lineTo(w * 0.64, h * 0.47);
  ctx.stroke();
  letter(ctx, words.body, w / 2, h * 0.6, {
    font: `400 ${small}px ${SANS}`,
    colour: INK,
    align: "center",
    most: w - 20,
  });
  letter(ctx, words.see, w / 2, h * 0.77, {
    font: `400 ${small}px ${SANS}`,
    colour: MUTED,
    align: "center",
    most: w - 20,
  });
}

/** At most two lines; what is left goes into the second and is set narrower there. */
function wrapped(ctx: Ctx, text: string, most: number): readonly string[] {
  if (ctx.measureText(text).width <= most) return [text];
  const words = text.split(" ");
  let head = words.shift() ?? "";
  while (words[0] !== undefined && ctx.measureText(`${head} ${words[0]}`).width <= most)
    head += ` ${words.shift()}`;
  return words.length === 0 ? [head] : [head, words.join(" ")];
}
