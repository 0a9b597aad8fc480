/** Draws the sheets: an article with its title, its brackets or its initials, and the stack of the rest. The wording is in the panels. */
import { type Ctx, kept, letter, SANS, SERIF } from "./brush.ts";
import { AGREED, GREY_LINE, INK, MUTED, mix, PARTY, SHEET, type Skin } from "./palette.ts";
import { LINES, line, paper, squiggle } from "./paper.ts";
import { paintSeal } from "./plates.ts";
import type { SheetLook, StackLook } from "./things.ts";

/** Origin is the upper left of the sheet. */
export function paintSheet(ctx: Ctx, look: SheetLook, w: number, h: number, skin: Skin): void {
  paper(ctx, 0, 0, w, h, skin, look.state === "agreed" ? 0.75 : 1);
  const pad = Math.max(5, w * 0.12);
  const inked = look.state === "agreed" || look.stage !== null;
  const text = look.title === null ? String(look.article) : `${look.article} ${look.title}`;
  const head = Math.max(look.font * 0.95, h * 0.125);
  ctx.font = `600 ${look.font}px ${SERIF}`;
  let below = head + look.font * 0.75;
  if (look.title !== null && ctx.measureText(text).width > w - 8) {
    // Two lines: the number stands alone above its title.
    letter(ctx, String(look.article), w / 2, head * 0.82, {
      font: `600 ${look.font}px ${SERIF}`,
      colour: look.state === "blank" ? MUTED : INK,
      align: "center",
    });
    letter(ctx, look.title, w / 2, head * 0.82 + look.font * 1.08, {
      font: `600 ${look.font}px ${SERIF}`,
      colour: look.state === "blank" ? MUTED : INK,
      align: "center",
      most: w - 8,
    });
    below += look.font * 0.95;
  } else
    letter(ctx, text, w / 2, head, {
      font: `600 ${look.font}px ${SERIF}`,
      colour: look.state === "blank" ? MUTED : INK,
      align: "center",
      most: w - 6,
    });

  const stroke = Math.max(1.3, w * 0.024);
  const inner = w - pad * 2;
  const foot = inked
    ? look.words === null
      ? h * 0.24
      : Math.max(look.font * 2.2, h * 0.3)
    : Math.max(0, look.brackets.length) * bracketHeight(h) + h * 0.06;
  const space = h - below - foot;
  const step = Math.max(stroke * 2.3, h * 0.072);
  const count = Math.max(1, Math.min(look.state === "blank" ? LINES.length : 6, Math.floor(space / step)));
  const colour = inked
    ? mix(INK, "#3b4150", 0.2)
    : look.state === "blank"
      ? mix(GREY_LINE, SHEET, 0.45)
      : GREY_LINE;
  for (let i = 0; i < count; i++)
    line(ctx, pad, below + step * (i + 0.4), inner * (LINES[i] ?? 0.8), stroke, colour);
  if (inked) paintAgreement(ctx, look, w, h, pad);
  else
    look.brackets.forEach((c, i) => {
      paintBracket(
        ctx,
        PARTY[c],
        pad * 0.62,
        h - h * 0.045 - (look.brackets.length - i) * bracketHeight(h),
        w - pad * 1.24,
        bracketHeight(h) * 0.8,
        stroke,
      );
    });
}

const bracketHeight = (h: number): number => h * 0.165;

function paintBracket(
  ctx: Ctx,
  colour: string,
  x: number,
  y: number,
  w: number,
  h: number,
  stroke: number,
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1.2, stroke * 0.8);
  ctx.lineCap = "butt";
  ctx.lineJoin = "miter";
  const lip = Math.max(2, w * 0.05);
  for (const [edge, way] of [
    [x, 1],
    [x + w, -1],
  ] as const) {
    ctx.beginPath();
    ctx.moveTo(edge + way * lip, y);
    ctx.lineTo(edge, y);
    ctx.lineTo(edge, y + h);
    ctx.lineTo(edge + way * lip, y + h);
    ctx.stroke();
  }
  line(ctx, x + w * 0.12, y + h * 0.3, w * 0.76, stroke, colour);
  line(ctx, x + w * 0.12, y + h * 0.72, w * 0.6, stroke, colour);
}

function paintAgreement(ctx: Ctx, look: SheetLook, w: number, h: number, pad: number): void {
  const signed = look.stage === "signed" || look.stage === "ratified" || look.stage === "inForce";
  if (look.words !== null)
    letter(ctx, look.words, w / 2, h * 0.765, {
      font: `italic 400 ${look.font}px ${SERIF}`,
      colour: look.stage === "inForce" || look.stage === "ratified" ? AGREED : INK,
      align: "center",
      most: w - 10,
    });
  const y = h * (look.words === null ? 0.82 : 0.895);
  const room = (w - pad * 1.6) / Math.max(1, look.initials.length);
  look.initials.forEach((c, i) => {
    squiggle(
      ctx,
      PARTY[c],
      pad * 0.8 + room * (i + 0.12),
      y,
      room * 0.76,
      Math.max(1.3, w * 0.018),
      signed,
      i,
    );
  });
  if (look.stage === "ratified" || look.stage === "inForce")
    paintSeal(ctx, w - pad * 0.8, h - pad * 0.8, Math.max(5, w * 0.085), false);
}

export function paintStack(ctx: Ctx, look: StackLook, w: number, h: number, skin: Skin): void {
  const under = Math.max(1, Math.min(3, look.count - 1));
  const off = Math.max(1.6, w * 0.026);
  for (let i = under; i >= 1; i--)
    kept(ctx, () => {
      ctx.translate(w / 2, h / 2);
      ctx.rotate((i % 2 === 0 ? 1 : -1) * 0.022 * i);
      paper(ctx, -w / 2 + i * off * 0.4, -h / 2 + i * off, w - off, h - off * 2, skin, 0.6);
    });
  paper(ctx, 0, 0, w, h - off * under, skin, 0.6);
  const big = Math.max(look.font, Math.min(w * 0.27, 26));
  const words = [look.agreed, look.open].filter((x): x is string => x !== null);
  const y = words.length === 0 ? h * 0.45 : h * 0.34;
  letter(ctx, `+${look.count}`, w / 2, y, {
    font: `600 ${words.length === 0 ? look.font : big}px ${SERIF}`,
    colour: INK,
    align: "center",
    most: w - 4,
  });
  const lineHeight = look.font * 1.3;
  words.forEach((text, i) => {
    letter(ctx, text, w / 2, y + big * 0.9 + lineHeight * (i + 0.4), {
      font: `400 ${look.font}px ${SANS}`,
      colour: i === 0 ? AGREED : MUTED,
      align: "center",
      most: w - 8,
    });
  });
}
