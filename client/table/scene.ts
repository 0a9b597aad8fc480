/**
 * Keeps what Phaser shows equal to the plan: reconciles by key, paints a texture only when a thing looks different,
 * and tweens the difference. Asleep whenever nothing moves. Knows no rule and no view.
 */
import * as Phaser from "phaser";
import type { Ctx } from "./brush.ts";
import { marginOf, paint } from "./paint.ts";
import type { Skin } from "./palette.ts";
import { inSlices, turn } from "./slices.ts";
import type { Plan, Thing } from "./things.ts";

export interface Stage {
  /** `part`: things of the first picture, nothing of which is drawn before `draw`. */
  show(plan: Plan, how: { readonly animate: boolean; readonly skin: Skin; readonly part?: boolean }): void;
  /** Lays a painted card over a darkened room, or lifts it. */
  still(card: ((ctx: Ctx, w: number, h: number) => void) | null, animate: boolean): void;
  draw(): void;
  lift(key: string | null): void;
  resize(width: number, height: number, dpr: number): void;
  destroy(): void;
  readonly canvas: HTMLCanvasElement;
}

interface Node {
  thing: Thing;
  looks: string;
  image: Phaser.GameObjects.Image;
  texture: string;
  canvas: HTMLCanvasElement;
  run: Phaser.Tweens.Tween | null;
}

const STILL_DEPTH = 95;
const EASE = "Cubic.easeOut";
/** Painted once and then uploaded or copied: best kept where the processor can read it. */
const CPU: CanvasRenderingContext2DSettings = { willReadFrequently: true };

interface Parts {
  readonly parts: readonly (() => unknown)[];
  readonly webglParts: readonly (() => unknown)[];
}

/** Starts Phaser in `host`, a piece at a time; resolves when things can be shown. */
export async function startStage(
  host: HTMLElement,
  size: { width: number; height: number; dpr: number },
  renderer: "auto" | "webgl" | "canvas",
): Promise<Stage> {
  const { parts, webglParts } = Phaser as unknown as Parts;
  const webgl = renderer === "webgl" || (renderer === "auto" && hasQuickWebgl());
  await turn();
  await inSlices(webgl ? [...parts, ...webglParts] : parts);
  return new Promise((resolve, reject) => {
    const make = (type: number): Phaser.Game =>
      new Phaser.Game({
        type,
        parent: host,
        scale: {
          mode: Phaser.Scale.NONE,
          width: Math.round(size.width * size.dpr),
          height: Math.round(size.height * size.dpr),
          zoom: 1 / size.dpr,
        },
        input: { keyboard: false, mouse: false, touch: false, gamepad: false },
        audio: { noAudio: true },
        banner: false,
        backgroundColor: "#231e18",
        powerPreference: "low-power",
        // Choosing among samplers in the shader tears pictures on some drivers; so few are drawn that batches do not matter.
        maxTextures: 1,
        // Every picture brings its own soft edge.
        antialiasGL: false,
        fps: { smoothStep: false },
        scene: {
          create(this: Phaser.Scene) {
            resolve(stageOf(this, size.dpr));
          },
        },
      });
    try {
      make(webgl ? Phaser.WEBGL : Phaser.CANVAS);
    } catch {
      try {
        make(Phaser.CANVAS);
      } catch (why) {
        reject(why);
      }
    }
  });
}

const EMULATED = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Is there WebGL that is not emulated by the processor? Where it is, the plain canvas is several times quicker. */
function hasQuickWebgl(): boolean {
  const gl = document.createElement("canvas").getContext("webgl", { failIfMajorPerformanceCaveat: true });
  if (gl === null) return false;
  // Not every browser calls its own emulation a caveat.
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !EMULATED.test(name);
}

function stageOf(scene: Phaser.Scene, firstDpr: number): Stage {
  const { game } = scene;
  const nodes = new Map<string, Node>();
  let dpr = firstDpr;
  let serial = 0;
  let idle = 0;
  let lifted: string | null = null;
  let over: {
    shade: Phaser.GameObjects.Image;
    card: Phaser.GameObjects.Image;
    textures: readonly string[];
    draw: (ctx: Ctx, w: number, h: number) => void;
  } | null = null;
  let gone = false;

  const wake = (): void => {
    idle = 0;
    if (gone || game.loop.running) return;
    // The tweens' own clock ran on while nothing moved.
    const slept = Date.now() - scene.tweens.prevTime;
    scene.tweens.startTime += slept;
    scene.tweens.prevTime += slept;
    game.loop.resetDelta();
    game.loop.wake();
  };
  // A slow machine skips frames instead of stretching the motion.
  scene.tweens.setLagSmooth(60_000, 33);
  // Two frames after the last change the picture is complete and the loop rests.
  game.events.on(Phaser.Core.Events.POST_RENDER, () => {
    idle = scene.tweens.getTweens().length > 0 ? 0 : idle + 1;
    if (idle > 2) game.loop.sleep();
  });
  const onVisible = (): void => {
    if (document.visibilityState === "visible") wake();
  };
  document.addEventListener("visibilitychange", onVisible);
  game.canvas.addEventListener("webglcontextrestored", () => setTimeout(wake, 100));

  const paintCanvas = (canvas: HTMLCanvasElement, thing: Thing, skin: Skin): void => {
    const margin = marginOf(thing);
    const ctx = canvas.getContext("2d", CPU);
    if (!ctx) return;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.setTransform(dpr, 0, 0, dpr, margin * dpr, margin * dpr);
    paint(ctx, thing, skin);
  };

  const texturize = (canvas: HTMLCanvasElement, name: string): string => {
    const key = `${name}#${++serial}`;
    // As an image: Phaser's own canvas texture would read every pixel back at once.
    scene.textures.addImage(key, canvas as unknown as HTMLImageElement);
    return key;
  };

  const canvasFor = (thing: Thing): HTMLCanvasElement => {
    const margin = marginOf(thing);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.ceil((thing.w + margin * 2) * dpr));
    canvas.height = Math.max(1, Math.ceil((thing.h + margin * 2) * dpr));
    return canvas;
  };

  /** Centre of the texture on the device's pixel grid, so that upright things stay crisp. */
  const spotOf = (thing: Thing, canvas: HTMLCanvasElement): { x: number; y: number } => {
    const margin = marginOf(thing);
    const x = (thing.x - thing.w / 2 - margin) * dpr;
    const y = (thing.y - thing.h / 2 - margin) * dpr;
    return thing.turn === 0
      ? { x: Math.round(x) + canvas.width / 2, y: Math.round(y) + canvas.height / 2 }
      : { x: x + canvas.width / 2, y: y + canvas.height / 2 };
  };

  const imageFor = (
    thing: Thing,
    canvas: HTMLCanvasElement,
  ): { image: Phaser.GameObjects.Image; texture: string } => {
    const texture = texturize(canvas, thing.key);
    const { x, y } = spotOf(thing, canvas);
    const image = scene.add.image(x, y, texture).setRotation(thing.turn).setDepth(thing.depth);
    return { image, texture };
  };

  const discard = (image: Phaser.GameObjects.Image, texture: string): void => {
    scene.tweens.killTweensOf(image);
    image.destroy();
    scene.textures.remove(texture);
  };

  const enter = (node: Node): void => {
    const { thing, image } = node;
    const to = { x: image.x, y: image.y, alpha: 1, scale: 1 };
    if (thing.kind === "envelope" && thing.from) {
      image
        .setPosition(thing.from.x * dpr, thing.from.y * dpr)
        .setAlpha(0.2)
        .setScale(0.8);
      scene.tweens.add({ targets: image, ...to, duration: 850, ease: "Cubic.easeInOut" });
    } else if (thing.kind === "mark" && thing.look.mark === "sealed") {
      image.setAlpha(0).setScale(1.9);
      scene.tweens.add({ targets: image, ...to, duration: 380, ease: "Cubic.easeIn" });
    } else if (thing.kind === "mark") {
      image.setAlpha(0).setScale(0.5);
      scene.tweens.add({ targets: image, ...to, duration: 220, ease: EASE });
    } else if ((thing.kind === "sheet" || thing.kind === "instrument") && thing.from) {
      image.setPosition((image.x + thing.from.x * dpr) / 2, (image.y + thing.from.y * dpr) / 2).setAlpha(0);
      scene.tweens.add({ targets: image, ...to, duration: 520, ease: EASE });
    } else {
      image.setAlpha(0);
      scene.tweens.add({ targets: image, alpha: 1, duration: 320, ease: EASE });
    }
  };

  const leave = (node: Node, animate: boolean): void => {
    node.run?.stop();
    if (!animate) {
      discard(node.image, node.texture);
      return;
    }
    const { thing, image } = node;
    scene.tweens.killTweensOf(image);
    const drift = thing.kind === "envelope" ? { y: image.y - 16 * dpr } : {};
    scene.tweens.add({
      targets: image,
      alpha: 0,
      ...drift,
      duration: 380,
      ease: EASE,
      onComplete: () => discard(image, node.texture),
    });
  };

  /** Another look in the same place: the new fades in over the old, and the old goes. */
  const repaint = (node: Node, thing: Thing, skin: Skin, animate: boolean): void => {
    const before = node.image;
    const beforeTexture = node.texture;
    const canvas = canvasFor(thing);
    paintCanvas(canvas, thing, skin);
    const { image, texture } = imageFor(thing, canvas);
    node.image = image;
    node.texture = texture;
    node.canvas = canvas;
    scene.tweens.killTweensOf(before);
    if (!animate) {
      discard(before, beforeTexture);
      return;
    }
    const slow = thing.kind === "room" || thing.kind === "map";
    const duration = slow ? 900 : 420;
    const to = { x: image.x, y: image.y, rotation: image.rotation };
    image.setPosition(before.x, before.y).setRotation(before.rotation).setAlpha(0);
    scene.tweens.add({ targets: image, alpha: 1, ...to, duration, ease: EASE });
    const hollow = thing.kind === "seat" || thing.kind === "mark" || thing.kind === "thread";
    scene.tweens.add({
      targets: before,
      alpha: hollow ? 0 : 1,
      ...to,
      duration,
      ease: EASE,
      onComplete: () => discard(before, beforeTexture),
    });
  };

  /** A thread grows or thins where it lies. */
  const restring = (node: Node, thing: Thing, skin: Skin): void => {
    const was = node.thing;
    if (thing.kind !== "thread" || was.kind !== "thread") return;
    const from = was.look;
    const to = thing.look;
    node.run?.stop();
    node.run = scene.tweens.addCounter({
      from: 0,
      to: 1,
      duration: 1100,
      ease: "Cubic.easeInOut",
      onUpdate: (tween) => {
        const share = tween.getValue() ?? 1;
        const between = (x: number, y: number): number => x + (y - x) * share;
        paintCanvas(
          node.canvas,
          { ...thing, look: { ...to, width: between(from.width, to.width), sd: between(from.sd, to.sd) } },
          skin,
        );
        refresh(node.texture);
      },
      onComplete: () => {
        node.run = null;
      },
    });
  };

  const refresh = (key: string): void => {
    const texture = scene.textures.get(key);
    for (const source of texture.source) source.update();
  };

  const move = (node: Node, thing: Thing, animate: boolean): void => {
    const { x, y } = spotOf(thing, node.canvas);
    node.image.setDepth(thing.depth);
    if (
      Math.abs(node.image.x - x) < 0.5 &&
      Math.abs(node.image.y - y) < 0.5 &&
      Math.abs(node.image.rotation - thing.turn) < 0.001
    )
      return;
    scene.tweens.killTweensOf(node.image);
    if (!animate) {
      node.image.setPosition(x, y).setRotation(thing.turn).setAlpha(1).setScale(1);
      return;
    }
    scene.tweens.add({
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

  const show: Stage["show"] = (plan, { animate, skin, part = false }) => {
    const seen = new Set<string>();
    for (const thing of plan.things) {
      seen.add(thing.key);
      const looks = JSON.stringify([
        thing.kind,
        Math.round(thing.w * 4),
        Math.round(thing.h * 4),
        thing.look,
        skin.dark,
        skin.flags.size,
        dpr,
      ]);
      const node = nodes.get(thing.key);
      if (node === undefined) {
        const canvas = canvasFor(thing);
        paintCanvas(canvas, thing, skin);
        const made: Node = { thing, looks, canvas, run: null, ...imageFor(thing, canvas) };
        nodes.set(thing.key, made);
        if (animate) enter(made);
        continue;
      }
      if (node.looks !== looks) {
        const sameBox = node.thing.w === thing.w && node.thing.h === thing.h;
        if (
          animate &&
          thing.kind === "thread" &&
          node.thing.kind === "thread" &&
          sameBox &&
          thing.look.dim === node.thing.look.dim
        )
          restring(node, thing, skin);
        else {
          node.run?.stop();
          node.run = null;
          repaint(node, thing, skin, animate);
        }
        node.looks = looks;
        node.thing = thing;
        if (!animate) move(node, thing, false);
      } else {
        node.thing = thing;
        move(node, thing, animate);
      }
    }
    if (part) return;
    for (const [key, node] of nodes)
      if (!seen.has(key)) {
        nodes.delete(key);
        leave(node, animate);
      }
    wake();
  };

  const lift: Stage["lift"] = (key) => {
    if (key === lifted) return;
    const scaleTo = (which: string | null, scale: number): void => {
      const node = which === null ? undefined : nodes.get(which);
      if (node && ["sheet", "stack", "plate", "envelope", "instrument"].includes(node.thing.kind))
        scene.tweens.add({ targets: node.image, scale, duration: 140, ease: EASE });
    };
    scaleTo(lifted, 1);
    scaleTo(key, 1.035);
    lifted = key;
    wake();
  };

  const dropStill = (animate: boolean): void => {
    const was = over;
    over = null;
    if (!was) return;
    const end = (): void => {
      discard(was.shade, was.textures[0] ?? "");
      discard(was.card, was.textures[1] ?? "");
    };
    if (animate)
      scene.tweens.add({ targets: [was.shade, was.card], alpha: 0, duration: 500, onComplete: end });
    else end();
  };

  const still: Stage["still"] = (card, animate) => {
    dropStill(animate);
    if (card !== null) {
      const { width, height } = game.scale;
      const dot = document.createElement("canvas");
      dot.width = 4;
      dot.height = 4;
      const dotCtx = dot.getContext("2d");
      if (dotCtx) {
        dotCtx.fillStyle = "#0b0908";
        dotCtx.fillRect(0, 0, 4, 4);
      }
      const w = Math.min(300, Math.max(210, (width / dpr) * 0.56));
      const h = Math.min(w * 0.52, (height / dpr) * 0.5);
      const margin = 30;
      const canvas = document.createElement("canvas");
      canvas.width = Math.ceil((w + margin * 2) * dpr);
      canvas.height = Math.ceil((h + margin * 2) * dpr);
      const ctx = canvas.getContext("2d", CPU);
      if (ctx) {
        ctx.setTransform(dpr, 0, 0, dpr, margin * dpr, margin * dpr);
        card(ctx, w, h);
      }
      const textures = [texturize(dot, "shade"), texturize(canvas, "cable")];
      const shade = scene.add
        .image(width / 2, height / 2, textures[0] ?? "")
        .setDisplaySize(width, height)
        .setDepth(STILL_DEPTH)
        .setAlpha(0.58);
      const paper = scene.add
        .image(
          Math.round(width / 2 - canvas.width / 2) + canvas.width / 2,
          Math.round(height * 0.66 - canvas.height / 2) + canvas.height / 2,
          textures[1] ?? "",
        )
        .setDepth(STILL_DEPTH + 1);
      over = { shade, card: paper, textures, draw: card };
      if (animate) {
        shade.setAlpha(0);
        paper.setAlpha(0);
        scene.tweens.add({ targets: shade, alpha: 0.58, duration: 1200 });
        scene.tweens.add({ targets: paper, alpha: 1, duration: 800, delay: 500 });
      }
    }
    wake();
  };

  const resize: Stage["resize"] = (width, height, ratio) => {
    for (const node of nodes.values()) {
      node.run?.stop();
      discard(node.image, node.texture);
    }
    nodes.clear();
    lifted = null;
    dpr = ratio;
    game.scale.setZoom(1 / dpr);
    game.scale.resize(Math.round(width * dpr), Math.round(height * dpr));
    // Phaser leaves the old style in place when the zoom is one.
    game.canvas.style.width = `${width}px`;
    game.canvas.style.height = `${height}px`;
    const draw = over?.draw;
    if (draw) still(draw, false);
    wake();
  };

  return {
    canvas: game.canvas,
    show,
    draw: wake,
    still,
    lift,
    resize,
    destroy() {
      document.removeEventListener("visibilitychange", onVisible);
      wake();
      gone = true;
      game.canvas.remove();
      game.destroy(true);
    },
  };
}
