/** A still moment: the room darkens and a plain card lies on the table until it is lifted. */
import type { Ctx } from "./brush.ts";
import type { Easel } from "./easel.ts";

const DEPTH = 95;
const SHADE = 0.58;
const MARGIN = 30;
export type Draw = (ctx: Ctx, w: number, h: number) => void;

interface Lying {
  readonly shade: Phaser.GameObjects.Image;
  readonly card: Phaser.GameObjects.Image;
  readonly textures: readonly [string, string];
  readonly draw: Draw;
}

export interface StillCard {
  /** Lays a painted card over a darkened room, or lifts it. */
  lay(draw: Draw | null, animate: boolean): void;
  /** Lays it anew in a stage of another size. */
  again(): void;
}

export function stillCardOf(easel: Easel): StillCard {
  const { scene } = easel;
  let lying: Lying | null = null;

  const lift = (animate: boolean): void => {
    const was = lying;
    lying = null;
    if (was === null) return;
    const end = (): void => {
      easel.discard(was.shade, was.textures[0]);
      easel.discard(was.card, was.textures[1]);
    };
    if (animate)
      scene.tweens.add({ targets: [was.shade, was.card], alpha: 0, duration: 500, onComplete: end });
    else end();
  };

  const lay: StillCard["lay"] = (draw, animate) => {
    lift(animate);
    if (draw === null) return;
    const { width, height } = scene.game.scale;
    const { dpr } = easel;
    const night = (ctx: Ctx, w: number, h: number): void => {
      ctx.fillStyle = "#0b0908";
      ctx.fillRect(0, 0, w, h);
    };
    const w = Math.min(300, Math.max(210, (width / dpr) * 0.56));
    const h = Math.min(w * 0.52, (height / dpr) * 0.5);
    const canvas = easel.paintCard(draw, w, h, MARGIN);
    const textures = [
      easel.texturize(easel.paintCard(night, 4, 4, 0), "shade"),
      easel.texturize(canvas, "cable"),
    ] as const;
    const shade = scene.add
      .image(width / 2, height / 2, textures[0])
      .setDisplaySize(width, height)
      .setDepth(DEPTH)
      .setAlpha(SHADE);
    const card = scene.add
      .image(
        Math.round(width / 2 - canvas.width / 2) + canvas.width / 2,
        Math.round(height * 0.66 - canvas.height / 2) + canvas.height / 2,
        textures[1],
      )
      .setDepth(DEPTH + 1);
    lying = { shade, card, textures, draw };
    if (!animate) return;
    shade.setAlpha(0);
    card.setAlpha(0);
    scene.tweens.add({ targets: shade, alpha: SHADE, duration: 1200 });
    scene.tweens.add({ targets: card, alpha: 1, duration: 800, delay: 500 });
  };

  return {
    lay,
    again() {
      if (lying !== null) lay(lying.draw, false);
    },
  };
}
