/**
 * Draws the room: wall, windows with what is outside, floor and the fall of light, for the four kinds of venue in
 * each light and season. Nothing in it can be clicked and nothing in it tells a fact.
 */
import { across, type Ctx, glow, grain, kept, vertical } from "./brush.ts";
import { paintOutside, skyOf } from "./outside.ts";
import { alpha, mix, type Skin } from "./palette.ts";
import type { Box, RoomLook } from "./things.ts";

interface Tones {
  readonly light: string;
  readonly middle: string;
  readonly deep: string;
  readonly floor: string;
  readonly floorDeep: string;
  readonly trim: string;
}

const TONES: Readonly<Record<RoomLook["scene"], Tones>> = {
  palace: {
    light: "#a3957c",
    middle: "#756a57",
    deep: "#453b30",
    floor: "#4a3b2d",
    floorDeep: "#1d1712",
    trim: "#4d4437",
  },
  lodge: {
    light: "#a07a55",
    middle: "#77573b",
    deep: "#432f20",
    floor: "#4b3626",
    floorDeep: "#1e150e",
    trim: "#3b291b",
  },
  video: {
    light: "#5d6468",
    middle: "#42484c",
    deep: "#23272a",
    floor: "#34322f",
    floorDeep: "#151413",
    trim: "#2a2e31",
  },
  hall: {
    light: "#b0aa9c",
    middle: "#857f72",
    deep: "#4d483f",
    floor: "#54493b",
    floorDeep: "#211b15",
    trim: "#5a5347",
  },
};

/** Everything behind the map and the people. */
export function paintRoom(ctx: Ctx, look: RoomLook, w: number, h: number, skin: Skin): void {
  const tones = lit(TONES[look.scene], look, skin);
  paintWall(ctx, look, w, tones);
  for (const [i, window] of look.windows.entries()) paintWindow(ctx, look, window, i === 1, tones, skin);
  paintFloor(ctx, look, w, h, tones, skin);
  if (skin.dark || look.light === "night") paintLamp(ctx, look, w);
  paintVignette(ctx, w, h, skin.dark || look.light === "night" ? 0.5 : 0.34);
}

/** Evening and night take light from the walls. */
function lit(tones: Tones, look: RoomLook, skin: Skin): Tones {
  const gone = look.light === "night" ? 0.5 : look.light === "dawn" ? 0.1 : look.light === "dusk" ? 0.06 : 0;
  const share = Math.min(0.62, gone + (skin.dark ? 0.4 : 0));
  const dim = (c: string, extra = 0): string => mix(c, "#120f0c", Math.min(0.8, share + extra));
  return {
    light: dim(tones.light, -0.06 * (share > 0 ? 1 : 0)),
    middle: dim(tones.middle),
    deep: dim(tones.deep),
    floor: dim(tones.floor),
    floorDeep: dim(tones.floorDeep),
    trim: dim(tones.trim),
  };
}

function paintWall(ctx: Ctx, look: RoomLook, w: number, t: Tones): void {
  const { wall } = look;
  ctx.fillStyle = glow(ctx, w / 2, wall * 0.62, w * 0.62, [
    [0, t.light],
    [0.5, t.middle],
    [1, t.deep],
  ]);
  ctx.fillRect(0, 0, w, wall + 1);
  if (look.scene === "lodge") paintLogs(ctx, look, w, t);
  if (look.scene === "palace") paintPanels(ctx, look, w, t);
  if (look.scene === "hall") paintPilasters(ctx, look, w, t);
  if (look.scene === "video") paintJoints(ctx, look, w, t);
  // Cornice above, skirting board below.
  ctx.fillStyle = vertical(ctx, 0, wall * 0.09, [
    [0, alpha("#000000", 0.34)],
    [1, alpha("#000000", 0)],
  ]);
  ctx.fillRect(0, 0, w, wall * 0.09);
  const board = Math.max(4, wall * 0.055);
  ctx.fillStyle = vertical(ctx, wall - board, wall, [
    [0, mix(t.trim, "#ffffff", 0.1)],
    [0.18, t.trim],
    [1, mix(t.trim, "#000000", 0.3)],
  ]);
  ctx.fillRect(0, wall - board, w, board);
}

/** Courses of timber, each rounder below. */
function paintLogs(ctx: Ctx, { wall, unit }: RoomLook, w: number, t: Tones): void {
  const course = Math.max(10, 30 * unit);
  for (let y = 0; y < wall; y += course) {
    ctx.fillStyle = vertical(ctx, y, y + course, [
      [0, alpha("#ffffff", 0.07)],
      [0.35, alpha("#ffffff", 0.015)],
      [0.85, alpha("#000000", 0.14)],
      [1, alpha("#000000", 0.36)],
    ]);
    ctx.fillRect(0, y, w, course);
  }
  const next = grain(7);
  ctx.strokeStyle = alpha(mix(t.deep, "#000000", 0.4), 0.18);
  ctx.lineWidth = 1;
  for (let i = 0; i < 70; i++) {
    const y = next() * wall;
    const x = next() * w;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + 20 + next() * 90 * unit, y + next() * 1.5);
    ctx.stroke();
  }
}

function paintPanels(ctx: Ctx, { wall, unit, windows }: RoomLook, w: number, t: Tones): void {
  const line = (x: number, y: number, pw: number, ph: number): void => {
    ctx.strokeStyle = alpha("#fff3d6", 0.09);
    ctx.lineWidth = Math.max(1, 1.6 * unit);
    ctx.strokeRect(x + 1.4, y + 1.4, pw, ph);
    ctx.strokeStyle = alpha("#000000", 0.17);
    ctx.strokeRect(x, y, pw, ph);
  };
  const dado = wall * 0.985;
  ctx.fillStyle = alpha(t.deep, 0.2);
  ctx.fillRect(0, dado, w, wall - dado);
  const edge = windows[0] ? windows[0].x + windows[0].w / 2 : 0;
  const far = windows[1] ? windows[1].x - windows[1].w / 2 : w;
  const inset = Math.max(5, 12 * unit);
  if (far - edge > 80) line(edge + inset, wall * 0.04, far - edge - inset * 2, wall * 0.86);
}

function paintPilasters(ctx: Ctx, { wall, unit }: RoomLook, w: number, t: Tones): void {
  const count = 9;
  const each = w / count;
  for (let i = 0; i <= count; i++) {
    const x = i * each;
    const pw = Math.max(8, 26 * unit);
    ctx.fillStyle = across(ctx, x - pw / 2, x + pw / 2, [
      [0, alpha("#000000", 0.2)],
      [0.25, alpha("#ffffff", 0.1)],
      [0.7, alpha("#ffffff", 0.02)],
      [1, alpha("#000000", 0.24)],
    ]);
    ctx.fillRect(x - pw / 2, 0, pw, wall);
  }
  ctx.fillStyle = alpha(mix(t.light, "#ffffff", 0.25), 0.2);
  ctx.fillRect(0, wall * 0.055, w, Math.max(1, 3 * unit));
}

function paintJoints(ctx: Ctx, { wall, unit }: RoomLook, w: number, t: Tones): void {
  ctx.strokeStyle = alpha(mix(t.deep, "#000000", 0.5), 0.5);
  ctx.lineWidth = 1;
  const each = Math.max(30, 118 * unit);
  for (let x = w / 2 - Math.ceil(w / 2 / each) * each; x < w; x += each) {
    ctx.beginPath();
    ctx.moveTo(Math.round(x) + 0.5, 0);
    ctx.lineTo(Math.round(x) + 0.5, wall);
    ctx.stroke();
  }
}

function paintWindow(ctx: Ctx, look: RoomLook, box: Box, mirror: boolean, t: Tones, skin: Skin): void {
  const { unit, scene } = look;
  const frame = Math.max(3, 8 * unit);
  const x = box.x - box.w / 2;
  const y = box.y - box.h / 2;
  const arch = scene === "palace" ? box.w / 2 : 0;
  const outline = (grow: number): void => {
    ctx.beginPath();
    if (arch > 0) {
      ctx.moveTo(x - grow, y + box.h + grow);
      ctx.lineTo(x - grow, y + arch);
      ctx.arc(box.x, y + arch, box.w / 2 + grow, Math.PI, 0);
      ctx.lineTo(x + box.w + grow, y + box.h + grow);
      ctx.closePath();
    } else ctx.rect(x - grow, y - grow, box.w + grow * 2, box.h + grow * 2);
  };
  kept(ctx, () => {
    ctx.shadowColor = alpha("#000000", 0.45);
    ctx.shadowBlur = 16 * unit;
    outline(frame);
    ctx.fillStyle = mix(t.trim, "#000000", 0.12);
    ctx.fill();
  });
  kept(ctx, () => {
    outline(0);
    ctx.clip();
    paintOutside(ctx, look, box, mirror, skin);
    // A little shade from the reveal.
    ctx.fillStyle = across(ctx, x, x + box.w, [
      [0, alpha("#000000", mirror ? 0.04 : 0.2)],
      [0.12, alpha("#000000", 0)],
      [0.88, alpha("#000000", 0)],
      [1, alpha("#000000", mirror ? 0.2 : 0.04)],
    ]);
    ctx.fillRect(x, y, box.w, box.h);
  });
  const bar = Math.max(2, 4.5 * unit);
  ctx.fillStyle = mix(t.trim, "#000000", 0.12);
  ctx.fillRect(box.x - bar / 2, y, bar, box.h);
  ctx.fillRect(x, y + box.h * (arch > 0 ? 0.5 : 0.42) - bar / 2, box.w, bar);
  kept(ctx, () => {
    outline(0);
    ctx.strokeStyle = alpha("#000000", 0.35);
    ctx.lineWidth = Math.max(1, 1.5 * unit);
    ctx.stroke();
  });
  // Sill.
  const sill = Math.max(2, 6 * unit);
  ctx.fillStyle = mix(t.trim, "#ffffff", 0.12);
  ctx.fillRect(x - frame * 1.5, y + box.h + frame - 1, box.w + frame * 3, sill);
  if (look.season === "winter" && scene === "lodge") {
    ctx.fillStyle = alpha("#eef2f4", skin.dark ? 0.4 : 0.8);
    ctx.fillRect(x, y + box.h - sill * 0.7, box.w, sill * 0.7);
  }
}

function paintFloor(ctx: Ctx, look: RoomLook, w: number, h: number, t: Tones, skin: Skin): void {
  const { wall, unit } = look;
  ctx.fillStyle = vertical(ctx, wall, h, [
    [0, t.floor],
    [0.45, mix(t.floor, t.floorDeep, 0.6)],
    [1, t.floorDeep],
  ]);
  ctx.fillRect(0, wall, w, h - wall);
  kept(ctx, () => {
    ctx.beginPath();
    ctx.rect(0, wall, w, h - wall);
    ctx.clip();
    // Boards towards a vanishing point behind the wall.
    const eye = { x: w / 2, y: wall - h * 0.3 };
    ctx.strokeStyle = alpha("#000000", 0.2);
    ctx.lineWidth = Math.max(1, 1.2 * unit);
    for (let i = -14; i <= 14; i++) {
      ctx.beginPath();
      ctx.moveTo(eye.x + i * w * 0.055, wall);
      ctx.lineTo(eye.x + i * w * 0.055 + (i * w * 0.055 * (h - wall)) / (wall - eye.y), h);
      ctx.stroke();
    }
    // Light from the windows lies on the boards.
    const [, , warm] = skyOf(look, skin);
    for (const window of look.windows) {
      const x = window.x + (w / 2 - window.x) * 0.16;
      ctx.fillStyle = glow(ctx, x, wall + 2, w * 0.22, [
        [0, alpha(warm, skin.dark ? 0.08 : 0.2)],
        [1, alpha(warm, 0)],
      ]);
      ctx.fillRect(0, wall, w, h - wall);
    }
    ctx.fillStyle = vertical(ctx, wall, wall + h * 0.05, [
      [0, alpha("#000000", 0.3)],
      [1, alpha("#000000", 0)],
    ]);
    ctx.fillRect(0, wall, w, h * 0.05);
  });
}

/** Lamplight on the middle of the wall when there is none from outside. */
function paintLamp(ctx: Ctx, { wall }: RoomLook, w: number): void {
  ctx.fillStyle = glow(ctx, w / 2, wall * 0.1, w * 0.46, [
    [0, alpha("#ffcf8a", 0.2)],
    [0.5, alpha("#ffb867", 0.06)],
    [1, alpha("#ffb867", 0)],
  ]);
  ctx.fillRect(0, 0, w, wall * 1.5);
}

function paintVignette(ctx: Ctx, w: number, h: number, strength: number): void {
  kept(ctx, () => {
    ctx.translate(w / 2, h * 0.46);
    ctx.scale(1, h / w);
    const r = w * 0.74;
    ctx.fillStyle = glow(ctx, 0, 0, r, [
      [0, alpha("#000000", 0)],
      [0.55, alpha("#000000", strength * 0.12)],
      [1, alpha("#0b0806", Math.min(1, strength * 1.5))],
    ]);
    ctx.fillRect(-w, -w, w * 2, w * 2);
  });
}
