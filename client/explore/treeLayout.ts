/**
 * The tree of branches as a picture: a trunk from top to bottom with the points at which it was left, and to the right
 * of each what grew there. Pure: places and links, no words and no colours.
 */
import type { Branch, BranchPoint } from "../../shared/exploring.ts";
import { samePast } from "./address.ts";

export const BOX = { width: 184, height: 50 } as const;
/** Where the first column of boxes begins: left of it stand the trunk and the dates of its points. */
export const FIRST = 172;
const COLUMN = BOX.width + 46;
const ROW = BOX.height + 16;
const TOP = 46;
export const TRUNK = 16;

export interface Grown {
  readonly branch: Branch;
  readonly children: readonly Grown[];
}

export interface Point {
  readonly seq: number;
  readonly date: string;
  readonly y: number;
}

export interface Box {
  readonly branch: Branch;
  readonly x: number;
  readonly y: number;
  /** From where its link comes. */
  readonly from: { readonly x: number; readonly y: number };
}

export interface Picture {
  readonly points: readonly Point[];
  readonly boxes: readonly Box[];
  readonly width: number;
  readonly height: number;
}

const inOrder = (a: Branch, b: Branch): number => a.point.seq - b.point.seq || a.createdAt - b.createdAt;

/** What grows from `of`, and what grows from that, in the order of the entries at which it leaves. */
export const grownFrom = (of: BranchPoint["of"], branches: readonly Branch[]): readonly Grown[] =>
  branches
    .filter((b) => samePast(b.point.of, of))
    .sort(inOrder)
    .map((branch) => ({ branch, children: grownFrom({ code: branch.code }, branches) }));

/** The past that none of these branches is: where the tree stands; `otherwise` when there is no branch. */
export const rootOf = (branches: readonly Branch[], otherwise: BranchPoint["of"]): BranchPoint["of"] =>
  branches.find(({ point: { of } }) => "line" in of || !branches.some((b) => b.code === of.code))?.point.of ??
  otherwise;

/** Places everything; y grows downwards. A parent stands in the middle of its children. */
export function layOutTree(grown: readonly Grown[]): Picture {
  const boxes: Box[] = [];
  let row = 0;
  let columns = 0;
  const put = ({ branch, children }: Grown, column: number): number => {
    columns = Math.max(columns, column + 1);
    const x = FIRST + column * COLUMN;
    // Its place in the order of reading is before its children's; where it stands is known after theirs.
    const at = boxes.push({ branch, x, y: 0, from: { x: TRUNK, y: 0 } }) - 1;
    const ys = children.map((child) => put(child, column + 1));
    const y = ys.length === 0 ? TOP + row++ * ROW : ((ys[0] ?? 0) + (ys.at(-1) ?? 0)) / 2;
    boxes[at] = { branch, x, y, from: { x: TRUNK, y } };
    for (const child of children) comesFrom(child.branch, { x: x + BOX.width, y });
    return y;
  };
  const comesFrom = (branch: Branch, from: Box["from"]): void => {
    const at = boxes.findIndex((box) => box.branch === branch);
    boxes[at] = { ...(boxes[at] as Box), from };
  };
  const points: Point[] = [];
  for (let i = 0; i < grown.length; ) {
    const { seq, date } = (grown[i] as Grown).branch.point;
    const mine = grown.slice(i).filter((g) => g.branch.point.seq === seq);
    const ys = mine.map((g) => put(g, 0));
    const y = ((ys[0] ?? 0) + (ys.at(-1) ?? 0)) / 2;
    points.push({ seq, date, y });
    for (const { branch } of mine) comesFrom(branch, { x: TRUNK, y });
    i += mine.length;
  }
  return {
    points,
    boxes,
    width: FIRST + Math.max(1, columns) * COLUMN - 30,
    height: TOP + Math.max(1, row) * ROW + 12,
  };
}

/** A soft path from a link's start to the left edge of a box. */
export function linkPath({ x, y, from }: Box): string {
  const startsAt = from.x === TRUNK ? FIRST - 34 : from.x;
  const bend = (startsAt + x) / 2;
  const lead = from.x === startsAt ? "" : `H${startsAt}`;
  return `M${from.x} ${from.y}${lead}C${bend} ${from.y} ${bend} ${y} ${x} ${y}`;
}
