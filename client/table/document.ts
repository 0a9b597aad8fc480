/**
 * Draws the papers: a sheet for an article with its title and state, the stack of the rest, the bound instrument,
 * an offer in its envelope, and the cable of a still moment. The wording itself is in the panels.
 */
import { type Ctx, glow, kept, letter, rounded, SANS, SERIF, scaleOf, shadow, vertical } from "./brush.ts";
import {
  AGREED,
  alpha,
  BRASS,
  BRASS_LIGHT,
  GREY_LINE,
  INK,
  MUTED,
  mix,
  PARTY,
  RULE,
  SHEET,
  type Skin,
} from "./palette.ts";
import { paintCount, paintSeal } from "./plates.ts";
import type { EnvelopeLook, InstrumentLook, SheetLook, StackLook } from "./things.ts";

const paperOf = (skin: Skin): string => mix(SHEET, "#7d6f56", skin.dark ? 0.13 : 0);

function paper(ctx: Ctx, x: number, y: number, w: number, h: number, skin: Skin, lift = 1): void {
  kept(ctx, () => {
    shadow(ctx, alpha("#000000", 0.46), 9 * lift, 4 * lift, scaleOf(ctx));
    ctx.fillStyle = paperOf(skin);
    rounded(ctx, x, y, w, h, 1.5);
    ctx.fill();
  });
  ctx.fillStyle = vertical(ctx, y, y + h, [
    [0, alpha("#ffffff", 0.5)],
    [0.5, alpha("#ffffff", 0)],
    [1, alpha("#a08e68", 0.13)],
  ]);
  rounded(ctx, x, y, w, h, 1.5);
  ctx.fill();
  ctx.strokeStyle = alpha("#a8986f", 0.55);
  ctx.lineWidth = 0.8;
  ctx.stroke();
}

const LINES = [0.96, 0.78, 0.9, 0.66, 0.84, 0.58, 0.92, 0.74, 0.5] as const;

function line(ctx: Ctx, x: number, y: number, w: number, width: number, colour: string): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = "round";
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + w, y);
  ctx.stroke();
}

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

/** A hand's mark: short for initials, longer for a signature. */
export function squiggle(
  ctx: Ctx,
  colour: string,
  x: number,
  y: number,
  w: number,
  width: number,
  long: boolean,
  variant: number,
): void {
  kept(ctx, () => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.lineCap = "round";
    ctx.lineJoin = "round";
    const a = w * (variant % 2 === 0 ? 0.16 : 0.2);
    ctx.beginPath();
    ctx.moveTo(x, y + a * 0.4);
    ctx.bezierCurveTo(x + w * 0.14, y - a * 1.3, x + w * 0.26, y - a * 0.9, x + w * 0.34, y + a * 0.3);
    ctx.bezierCurveTo(x + w * 0.42, y + a * 1.3, x + w * 0.5, y - a * 1.1, x + w * 0.64, y - a * 0.3);
    ctx.bezierCurveTo(
      x + w * 0.74,
      y + a * 0.5,
      x + w * 0.84,
      y - a * 0.6,
      x + w,
      y - a * (variant % 2 === 0 ? 0.5 : 0.1),
    );
    ctx.stroke();
    if (long) {
      ctx.lineWidth = width * 0.7;
      ctx.beginPath();
      ctx.moveTo(x + w * 0.04, y + a * 1.35);
      ctx.quadraticCurveTo(x + w * 0.5, y + a * 0.95, x + w * 0.98, y + a * 1.15);
      ctx.stroke();
    }
  });
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
