/**
 * Keeps what Phaser shows equal to the plan: reconciles by key, paints a texture only when a thing looks different,
 * and tweens the difference. Asleep whenever nothing moves. Knows no rule and no view.
 */
import * as Phaser from "phaser";
import { easelOf } from "./easel.ts";
import { EASE, motionsOf, type Node } from "./motions.ts";
import type { Skin } from "./palette.ts";
import { inSlices, turn } from "./slices.ts";
import { type Draw, stillCardOf } from "./stillCard.ts";
import type { Plan } from "./things.ts";

export interface Stage {
  /** `part`: things of the first picture, nothing of which is drawn before `draw`. */
  show(plan: Plan, how: { readonly animate: boolean; readonly skin: Skin; readonly part?: boolean }): void;
  /** Lays a painted card over a darkened room, or lifts it. */
  still(card: Draw | null, animate: boolean): void;
  draw(): void;
  lift(key: string | null): void;
  resize(width: number, height: number, dpr: number): void;
  destroy(): void;
  readonly canvas: HTMLCanvasElement;
}

/** Starts Phaser in `host`, a piece at a time; resolves when things can be shown. */
export async function startStage(
  host: HTMLElement,
  size: { width: number; height: number; dpr: number },
  renderer: "auto" | "webgl" | "canvas",
): Promise<Stage> {
  const { parts, webglParts } = Phaser;
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
  const easel = easelOf(scene, firstDpr);
  const { enter, leave, repaint, restring, move } = motionsOf(easel);
  const card = stillCardOf(easel);
  let idle = 0;
  let lifted: string | null = null;
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
        easel.dpr,
      ]);
      const node = nodes.get(thing.key);
      if (node === undefined) {
        const canvas = easel.canvasFor(thing);
        easel.paintCanvas(canvas, thing, skin);
        const made: Node = { thing, looks, canvas, run: null, ...easel.imageFor(thing, canvas) };
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

  const still: Stage["still"] = (draw, animate) => {
    card.lay(draw, animate);
    wake();
  };

  const resize: Stage["resize"] = (width, height, ratio) => {
    for (const node of nodes.values()) {
      node.run?.stop();
      easel.discard(node.image, node.texture);
    }
    nodes.clear();
    lifted = null;
    easel.dpr = ratio;
    game.scale.setZoom(1 / ratio);
    game.scale.resize(Math.round(width * ratio), Math.round(height * ratio));
    // Phaser leaves the old style in place when the zoom is one.
    game.canvas.style.width = `${width}px`;
    game.canvas.style.height = `${height}px`;
    card.again();
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
