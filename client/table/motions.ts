/**
 * How things come, move, change and go: each motion says what happened. Asks nobody whether to move; whoever calls
 * says that.
 */
import type { Easel } from "./easel.ts";
import type { Skin } from "./palette.ts";
import type { Thing } from "./things.ts";

/** A thing as it is shown now. */
export interface Node {
  thing: Thing;
  looks: string;
  image: Phaser.GameObjects.Image;
  texture: string;
  canvas: HTMLCanvasElement;
  run: Phaser.Tweens.Tween | null;
}

export const EASE = "Cubic.easeOut";

export interface Motions {
  enter(node: Node): void;
  leave(node: Node, animate: boolean): void;
  /** Another look in the same place: the new fades in over the old, and the old goes. */
  repaint(node: Node, thing: Thing, skin: Skin, animate: boolean): void;
  /** A thread grows or thins where it lies. */
  restring(node: Node, thing: Thing, skin: Skin): void;
  move(node: Node, thing: Thing, animate: boolean): void;
}

export function motionsOf(easel: Easel): Motions {
  const { tweens } = easel.scene;

  const enter = (node: Node): void => {
    const { thing, image } = node;
    const to = { x: image.x, y: image.y, alpha: 1, scale: 1 };
    if (thing.kind === "envelope" && thing.from) {
      image
        .setPosition(thing.from.x * easel.dpr, thing.from.y * easel.dpr)
        .setAlpha(0.2)
        .setScale(0.8);
      tweens.add({ targets: image, ...to, duration: 850, ease: "Cubic.easeInOut" });
    } else if (thing.kind === "mark" && thing.look.mark === "sealed") {
      image.setAlpha(0).setScale(1.9);
      tweens.add({ targets: image, ...to, duration: 380, ease: "Cubic.easeIn" });
    } else if (thing.kind === "mark") {
      image.setAlpha(0).setScale(0.5);
      tweens.add({ targets: image, ...to, duration: 220, ease: EASE });
    } else if ((thing.kind === "sheet" || thing.kind === "instrument") && thing.from) {
      image
        .setPosition((image.x + thing.from.x * easel.dpr) / 2, (image.y + thing.from.y * easel.dpr) / 2)
        .setAlpha(0);
      tweens.add({ targets: image, ...to, duration: 520, ease: EASE });
    } else {
      image.setAlpha(0);
      tweens.add({ targets: image, alpha: 1, duration: 320, ease: EASE });
    }
  };

  const leave = (node: Node, animate: boolean): void => {
    node.run?.stop();
    if (!animate) {
      easel.discard(node.image, node.texture);
      return;
    }
    const { thing, image } = node;
    tweens.killTweensOf(image);
    const drift = thing.kind === "envelope" ? { y: image.y - 16 * easel.dpr } : {};
    tweens.add({
      targets: image,
      alpha: 0,
      ...drift,
      duration: 380,
      ease: EASE,
      onComplete: () => easel.discard(image, node.texture),
    });
  };

  const repaint = (node: Node, thing: Thing, skin: Skin, animate: boolean): void => {
    const before = node.image;
    const beforeTexture = node.texture;
    const canvas = easel.canvasFor(thing);
    easel.paintCanvas(canvas, thing, skin);
    const { image, texture } = easel.imageFor(thing, canvas);
    node.image = image;
    node.texture = texture;
    node.canvas = canvas;
    tweens.killTweensOf(before);
    if (!animate) {
      easel.discard(before, beforeTexture);
      return;
    }
    const slow = thing.kind === "room" || thing.kind === "map";
    const duration = slow ? 900 : 420;
    const to = { x: image.x, y: image.y, rotation: image.rotation };
    image.setPosition(before.x, before.y).setRotation(before.rotation).setAlpha(0);
    tweens.add({ targets: image, alpha: 1, ...to, duration, ease: EASE });
    const hollow = thing.kind === "seat" || thing.kind === "mark" || thing.kind === "thread";
    tweens.add({
      targets: before,
      alpha: hollow ? 0 : 1,
      ...to,
      duration,
      ease: EASE,
      onComplete: () => easel.discard(before, beforeTexture),
    });
  };

  const restring = (node: Node, thing: Thing, skin: Skin): void => {
    const was = node.thing;
    if (thing.kind !== "thread" || was.kind !== "thread") return;
    const from = was.look;
    const to = thing.look;
    node.run?.stop();
    node.run = tweens.addCounter({
      from: 0,
      to: 1,
      duration: 1100,
      ease: "Cubic.easeInOut",
      onUpdate: (tween) => {
        const share = tween.getValue() ?? 1;
        const between = (x: number, y: number): number => x + (y - x) * share;
        easel.paintCanvas(
          node.canvas,
          { ...thing, look: { ...to, width: between(from.width, to.width), sd: between(from.sd, to.sd) } },
          skin,
        );
        easel.refresh(node.texture);
      },
      onComplete: () => {
        node.run = null;
      },
    });
  };

  const move = (node: Node, thing: Thing, animate: boolean): void => {
    const { x, y } = easel.spotOf(thing, node.canvas);
    node.image.setDepth(thing.depth);
    if (
      Math.abs(node.image.x - x) < 0.5 &&
      Math.abs(node.image.y - y) < 0.5 &&
      Math.abs(node.image.rotation - thing.turn) < 0.001
    )
      return;
    tweens.killTweensOf(node.image);
    if (!animate) {
      node.image.setPosition(x, y).setRotation(thing.turn).setAlpha(1).setScale(1);
      return;
    }
    tweens.add({
      targets: node.image,
      x,
      y,
      rotation: thing.turn,
      alpha: 1,
      scale: 1,
      duration: 620,
      ease: "Cubic.easeInOut",
    });
  };

  return { enter, leave, repaint, restring, move };
}
