/**
 * Paints things into textures: one canvas for each, as large as the screen's pixels ask. Knows where a texture stands
 * and nothing of how it moves.
 */
import type { Ctx } from "./brush.ts";
import { marginOf, paint } from "./paint.ts";
import type { Skin } from "./palette.ts";
import type { Thing } from "./things.ts";

/** Painted once and then uploaded or copied: best kept where the processor can read it. */
const CPU: CanvasRenderingContext2DSettings = { willReadFrequently: true };

export interface Painted {
  readonly image: Phaser.GameObjects.Image;
  readonly texture: string;
}

export interface Easel {
  readonly scene: Phaser.Scene;
  /** Device pixels to a pixel of the plan. */
  dpr: number;
  canvasFor(thing: Thing): HTMLCanvasElement;
  paintCanvas(canvas: HTMLCanvasElement, thing: Thing, skin: Skin): void;
  /** A canvas of `width` by `height` pixels of the plan, painted by `draw` inside a margin. */
  paintCard(
    draw: (ctx: Ctx, w: number, h: number) => void,
    width: number,
    height: number,
    margin: number,
  ): HTMLCanvasElement;
  texturize(canvas: HTMLCanvasElement, name: string): string;
  /** Centre of the texture on the device's pixel grid, so that upright things stay crisp. */
  spotOf(thing: Thing, canvas: HTMLCanvasElement): { x: number; y: number };
  imageFor(thing: Thing, canvas: HTMLCanvasElement): Painted;
  discard(image: Phaser.GameObjects.Image, texture: string): void;
  /** Shows what was painted anew on a texture's canvas. */
  refresh(texture: string): void;
}

export function easelOf(scene: Phaser.Scene, dpr: number): Easel {
  let serial = 0;
  const easel: Easel = {
    scene,
    dpr,
    canvasFor(thing) {
      const margin = marginOf(thing);
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.ceil((thing.w + margin * 2) * easel.dpr));
      canvas.height = Math.max(1, Math.ceil((thing.h + margin * 2) * easel.dpr));
      return canvas;
    },
    paintCanvas(canvas, thing, skin) {
      const margin = marginOf(thing) * easel.dpr;
      const ctx = canvas.getContext("2d", CPU);
      if (!ctx) return;
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, canvas.width, canvas.height);
      ctx.setTransform(easel.dpr, 0, 0, easel.dpr, margin, margin);
      paint(ctx, thing, skin);
    },
    paintCard(draw, width, height, margin) {
      const canvas = document.createElement("canvas");
      canvas.width = Math.ceil((width + margin * 2) * easel.dpr);
      canvas.height = Math.ceil((height + margin * 2) * easel.dpr);
      const ctx = canvas.getContext("2d", CPU);
      ctx?.setTransform(easel.dpr, 0, 0, easel.dpr, margin * easel.dpr, margin * easel.dpr);
      if (ctx) draw(ctx, width, height);
      return canvas;
    },
    texturize(canvas, name) {
      const key = `${name}#${++serial}`;
      // As an image: Phaser's own canvas texture would read every pixel back at once.
      scene.textures.addImage(key, canvas);
      return key;
    },
    spotOf(thing, canvas) {
      const margin = marginOf(thing);
      const x = (thing.x - thing.w / 2 - margin) * easel.dpr;
      const y = (thing.y - thing.h / 2 - margin) * easel.dpr;
      return thing.turn === 0
        ? { x: Math.round(x) + canvas.width / 2, y: Math.round(y) + canvas.height / 2 }
        : { x: x + canvas.width / 2, y: y + canvas.height / 2 };
    },
    imageFor(thing, canvas) {
      const texture = easel.texturize(canvas, thing.key);
      const { x, y } = easel.spotOf(thing, canvas);
      const image = scene.add.image(x, y, texture).setRotation(thing.turn).setDepth(thing.depth);
      return { image, texture };
    },
    discard(image, texture) {
      scene.tweens.killTweensOf(image);
      image.destroy();
      scene.textures.remove(texture);
    },
    refresh(texture) {
      for (const source of scene.textures.get(texture).source) source.update();
    },
  };
  return easel;
}
