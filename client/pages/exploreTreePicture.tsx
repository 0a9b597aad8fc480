/**
 * The picture of the tree: drawn once, moved and sized by its own transform. Every box and point is a link, or a
 * choice while two are picked to be compared.
 */

import fit from "lucide-static/icons/maximize.svg";
import minus from "lucide-static/icons/minus.svg";
import plus from "lucide-static/icons/plus.svg";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Ending } from "../../shared/engine/state.ts";
import type { Branch, BranchPoint } from "../../shared/exploring.ts";
import { colourName } from "../branchColours.ts";
import { type NodeRef, nodePath, nodeRef, samePast } from "../explore/address.ts";
import { BOX, type Grown, layOutTree, linkPath, TRUNK } from "../explore/treeLayout.ts";
import { Drawn } from "../icons.tsx";
import { goTo, hrefTo } from "../routes.ts";
import { dateShort, t } from "../words.ts";
import { type Picking, standWords } from "./exploreStand.ts";

interface PictureProps {
  readonly root: BranchPoint["of"];
  readonly named: string;
  readonly grown: readonly Grown[];
  readonly here: NodeRef;
  readonly picking: Picking | null;
}

/** How the picture stands in its frame: moved by x and y, sized by k. */
interface Stand {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

const LEAST = 0.35;
/** Fitted in, it stays large enough to be read; what does not fit is moved to. */
const READABLE = 0.8;
const MOST = 2.2;
const STEP = 48;

const sized = (stand: Stand, by: number, cx: number, cy: number): Stand => {
  const k = Math.max(LEAST, Math.min(MOST, stand.k * by));
  const f = k / stand.k;
  return { k, x: cx - (cx - stand.x) * f, y: cy - (cy - stand.y) * f };
};

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

export function TreePicture({ root, named, grown, here, picking }: PictureProps) {
  const { points, boxes, width, height } = layOutTree(grown);
  const frame = useRef<SVGSVGElement>(null);
  const [stand, setStand] = useState<Stand>({ x: 8, y: 4, k: 1 });
  const fitIn = (): void => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined) return;
    const k = Math.max(READABLE, Math.min(1, (box.width - 16) / width, (box.height - 12) / height));
    setStand({ k, x: 8, y: 4 });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: fitted anew when the tree has grown
  useEffect(fitIn, [boxes.length]);
  useZoomWheel(frame, setStand);

  // One finger or button moves, two fingers size.
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const moved = useRef(false);
  const onDown = (event: PointerEvent): void => {
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved.current = false;
  };
  const onMove = (event: PointerEvent): void => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const dx = event.clientX - before.x;
    const dy = event.clientY - before.y;
    if (!moved.current && Math.abs(dx) + Math.abs(dy) < 5) return;
    if (!moved.current) frame.current?.setPointerCapture(event.pointerId);
    moved.current = true;
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const box = frame.current?.getBoundingClientRect();
    if (other === undefined || box === undefined) {
      setStand((s) => ({ ...s, x: s.x + dx, y: s.y + dy }));
      return;
    }
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(event.clientX - other.x, event.clientY - other.y);
    if (was > 0) setStand((s) => sized(s, is / was, other.x - box.left, other.y - box.top));
  };
  const onUp = (event: PointerEvent): void => {
    fingers.current.delete(event.pointerId);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const box = frame.current?.getBoundingClientRect();
    const [cx, cy] = [(box?.width ?? 0) / 2, (box?.height ?? 0) / 2];
    const by = (dx: number, dy: number) => (s: Stand) => ({ ...s, x: s.x + dx, y: s.y + dy });
    const change = {
      ArrowLeft: by(STEP, 0),
      ArrowRight: by(-STEP, 0),
      ArrowUp: by(0, STEP),
      ArrowDown: by(0, -STEP),
      "+": (s: Stand) => sized(s, 1.25, cx, cy),
      "=": (s: Stand) => sized(s, 1.25, cx, cy),
      "-": (s: Stand) => sized(s, 0.8, cx, cy),
    }[event.key];
    if (event.key === "0") fitIn();
    else if (change !== undefined) setStand(change);
    else return;
    event.preventDefault();
  };
  /** What the keyboard has moved to is brought into the frame; what a finger points at must not move away under it. */
  const reveal = (event: FocusEvent, x: number, y: number): void => {
    if (event.currentTarget instanceof Element && !event.currentTarget.matches(":focus-visible")) return;
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined) return;
    setStand((s) => {
      const left = s.x + x * s.k;
      const top = s.y + y * s.k;
      const dx = left < 8 ? 8 - left : Math.min(0, box.width - 8 - (left + BOX.width * s.k));
      const dy = top < 30 ? 30 - top : Math.min(0, box.height - 30 - top);
      return dx === 0 && dy === 0 ? s : { ...s, x: s.x + dx, y: s.y + dy };
    });
  };
  const open = (event: MouseEvent, node: NodeRef, path: string): void => {
    event.preventDefault();
    // The end of a drag is no click.
    if (moved.current) return;
    if (picking !== null) picking.pick(node);
    else if (event.ctrlKey || event.metaKey) window.open(hrefTo(path));
    else goTo(path);
  };
  const isPicked = (node: NodeRef): boolean =>
    picking?.picked.some((p) => nodeRef(p) === nodeRef(node)) === true;

  const last = points.at(-1)?.y ?? 0;
  const end: NodeRef = { of: root, seq: null };
  return (
    <div>
      <svg
        ref={frame}
        class="tree-picture"
        style={{ height: `${Math.max(150, Math.min(380, height + 12))}px` }}
        role="group"
        aria-label={t("explore.tree.picture")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keyboard
        tabIndex={0}
        onKeyDown={onKey}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onPointerCancel={onUp}
      >
        <g transform={`translate(${stand.x.toFixed(1)} ${stand.y.toFixed(1)}) scale(${stand.k.toFixed(3)})`}>
          <path class="tree-trunk" d={`M${TRUNK} 22V${Math.max(last, 22) + 34}`} />
          <a
            class="tree-root"
            data-picked={isPicked(end) ? "yes" : "no"}
            href={hrefTo(nodePath(root, null))}
            onFocus={(event) => reveal(event, 0, 16)}
            onClick={(event) => open(event, end, nodePath(root, null))}
          >
            <rect x={TRUNK - 10} y={4} width={150} height={24} />
            <circle cx={TRUNK} cy={16} r={7} />
            <text x={TRUNK + 16} y={21}>
              {named}
            </text>
          </a>
          {boxes.map((box) => (
            <path
              key={box.branch.code}
              class="tree-link"
              data-colour={colourName(box.branch.colour)}
              data-over={box.branch.ending === null ? "no" : "yes"}
              d={linkPath(box)}
            />
          ))}
          {points.map((point) => {
            const node: NodeRef = { of: root, seq: point.seq };
            return (
              <a
                key={point.seq}
                class="tree-point"
                data-picked={isPicked(node) ? "yes" : "no"}
                data-here={samePast(here.of, root) && here.seq === point.seq ? "yes" : "no"}
                aria-label={`${dateShort(point.date)} ${point.date.slice(0, 4)}: ${t("explore.tree.point")}`}
                href={hrefTo(nodePath(root, point.seq))}
                onFocus={(event) => reveal(event, 0, point.y)}
                onClick={(event) => open(event, node, nodePath(root, point.seq))}
              >
                <rect x={TRUNK + 8} y={point.y - 28} width={112} height={32} />
                <circle cx={TRUNK} cy={point.y} r={6} />
                <text x={TRUNK + 14} y={point.y - 8}>
                  {`${dateShort(point.date)} ${point.date.slice(0, 4)}`}
                </text>
              </a>
            );
          })}
          {boxes.map(({ branch, x, y }) => {
            const node: NodeRef = { of: { code: branch.code }, seq: null };
            const path = nodePath({ code: branch.code }, branch.point.seq);
            return (
              <a
                key={branch.code}
                class="tree-box"
                data-colour={colourName(branch.colour)}
                data-picked={isPicked(node) ? "yes" : "no"}
                data-here={samePast(here.of, node.of) ? "yes" : "no"}
                data-over={branch.ending === null ? "no" : "yes"}
                href={hrefTo(path)}
                onFocus={(event) => reveal(event, x, y)}
                onClick={(event) => open(event, node, path)}
              >
                <title>{[branch.title, branch.note].filter((x) => x !== "").join("\n")}</title>
                <rect x={x} y={y - BOX.height / 2} width={BOX.width} height={BOX.height} rx={6} />
                <text class="tree-name" x={x + 12} y={y - 4}>
                  {cut(branch.title, branch.ending === null ? 24 : 21)}
                </text>
                <text class="tree-stand" x={x + 12} y={y + 15}>
                  {cut(underWords(branch), 29)}
                </text>
                {branch.ending !== null && (
                  <EndGlyph ending={branch.ending} x={x + BOX.width - 18} y={y - 9} />
                )}
              </a>
            );
          })}
        </g>
      </svg>
      <div class="tree-tools">
        <button
          type="button"
          class="btn btn-icon"
          aria-label={t("explore.tree.in")}
          onClick={() => setStand((s) => sized(s, 1.25, 120, 120))}
        >
          <Drawn svg={plus} />
        </button>
        <button
          type="button"
          class="btn btn-icon"
          aria-label={t("explore.tree.out")}
          onClick={() => setStand((s) => sized(s, 0.8, 120, 120))}
        >
          <Drawn svg={minus} />
        </button>
        <button type="button" class="btn btn-icon" aria-label={t("explore.tree.fit")} onClick={fitIn}>
          <Drawn svg={fit} />
        </button>
      </div>
    </div>
  );
}

const underWords = (branch: Branch): string =>
  branch.ending === null && branch.openSeats.length > 0
    ? t("explore.tree.open", { n: branch.openSeats.length })
    : standWords(branch);

/** The wheel sizes the picture when it has the focus or a key asks for it; else the page scrolls as it always does. */
function useZoomWheel(
  frame: { readonly current: SVGSVGElement | null },
  setStand: (change: (stand: Stand) => Stand) => void,
): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !element.contains(document.activeElement)) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const by = Math.exp(-event.deltaY / 400);
      setStand((s) => sized(s, by, event.clientX - box.left, event.clientY - box.top));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [frame, setStand]);
}

/** How it ended, as a shape: the fuller, the more was agreed; its words stand beside it. */
function EndGlyph({ ending, x, y }: { readonly ending: Ending; readonly x: number; readonly y: number }) {
  const full = ending === "settlement";
  const half = ending === "signed" || ending === "armistice";
  const crossed = ending === "collapse" || ending === "none";
  return (
    <g class="tree-end" data-ending={ending}>
      <circle cx={x} cy={y} r={6} data-full={full ? "yes" : "no"} />
      {half && <path class="tree-half" d={`M${x} ${y - 6}A6 6 0 0 0 ${x} ${y + 6}Z`} />}
      {ending === "limited" && <circle class="tree-half" cx={x} cy={y} r={2.6} />}
      {ending === "freeze" && <path d={`M${x - 6} ${y}H${x + 6}`} />}
      {crossed && <path d={`M${x - 3} ${y - 3}L${x + 3} ${y + 3}M${x + 3} ${y - 3}L${x - 3} ${y + 3}`} />}
    </g>
  );
}
