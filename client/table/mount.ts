/**
 * The door of the table: mounts it in an element and keeps it in step with what the page reads. Loaded on demand,
 * because Phaser comes with it. Everything shown here is also in the page's lists and buttons.
 */
import type { IssueId, OfferId, PartyId } from "../../shared/engine/ids.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { t } from "../words.ts";
import { facesReady, flagsReady } from "./art.ts";
import type { Ctx } from "./brush.ts";
import { hitAt } from "./hit.ts";
import { paintCable } from "./letters.ts";
import type { Skin } from "./palette.ts";
import { plan as planOf } from "./plan.ts";
import { type Stage, startStage } from "./scene.ts";
import { inSlices, turn } from "./slices.ts";
import type { Plan, What } from "./things.ts";
import { mapWork } from "./wallMap.ts";

export interface TableRead {
  readonly view: View;
  readonly scenario: PublicScenario;
  /** Who has just said something; drawn as a bubble for as long as it is given. */
  readonly speaking?: readonly PartyId[];
  /** The server's time in milliseconds; without it the machine's own. */
  readonly now?: number;
}

export interface TableOptions {
  /** Null while there is no match to show. */
  readonly read: () => TableRead | null;
  readonly subscribe: (changed: () => void) => () => void;
  readonly renderer: "auto" | "webgl" | "canvas";
  readonly reducedMotion: boolean;
  readonly dark: boolean;
  readonly on: {
    openIssue(issue: IssueId): void;
    openParty(party: PartyId): void;
    openTrust(truster: PartyId, trustee: PartyId): void;
    openMap(): void;
    /** Without it a click on an envelope opens its first article. */
    openOffer?(offer: OfferId): void;
    /** `x` and `y` in CSS pixels from the upper left of the host. */
    hover(what: What | null, x: number, y: number): void;
  };
}

export interface Table {
  /** Rejects when the table cannot be drawn here; the page then shows its lists instead. */
  readonly ready: Promise<void>;
  destroy(): void;
  setTheme(dark: boolean): void;
  /** A memorial moment: the light falls, a plain card lies on the table, and nothing moves until it is lifted. */
  setStill(still: boolean, title?: string): void;
}

const RECENT = 6;
const CLOCK_STEPS = 24;

/** Mounts the table in `host`, which must have a size. A table that cannot start stays empty and rejects `ready`. */
export function mountTable(host: HTMLElement, options: TableOptions): Table {
  const { on } = options;
  let stage: Stage | null = null;
  let plan: Plan | null = null;
  let skin: Skin = { dark: options.dark, flags: new Map() };
  let still: { title: string } | null = null;
  let gone = false;
  let asked = false;
  let first = true;
  let building = false;
  let resizedNow = false;
  let clock: ReturnType<typeof setTimeout> | undefined;
  let settle: ReturnType<typeof setTimeout> | undefined;
  let recent: readonly IssueId[] = [];
  let standings: View["standings"] | null = null;
  let size = measure(host);

  const motion = (): boolean => !options.reducedMotion && still === null;

  /** The first picture is painted thing by thing, so that the page stays quick meanwhile. */
  const build = async (whole: Plan): Promise<void> => {
    building = true;
    await turn();
    // A resize in between has shown everything anew.
    const over = (): boolean => gone || stage === null || whole !== plan;
    await inSlices(
      whole.things.map(
        (thing) => () => stage?.show({ ...whole, things: [thing] }, { animate: false, skin, part: true }),
      ),
      over,
    );
    if (over()) return;
    stage?.draw();
    building = false;
    first = false;
    host.dataset.table = "ready";
    ask();
  };

  const update = (): void => {
    asked = false;
    if (building) return;
    if (gone || stage === null || size.width < 40 || size.height < 40) return;
    const read = options.read();
    if (read === null) return;
    const { view, scenario, speaking = [], now = Date.now() } = read;
    recent = changedFirst(recent, standings, view.standings);
    standings = view.standings;
    plan = planOf(view, scenario, size, { recent, speaking, now });
    if (first) void build(plan);
    else stage.show(plan, { animate: !resizedNow && motion(), skin });
    resizedNow = false;
    clearTimeout(clock);
    if (view.deadline !== null && view.phase !== "ended")
      clock = setTimeout(ask, (scenario.minutes[view.phase] * 60_000) / CLOCK_STEPS);
  };
  const ask = (): void => {
    if (asked || gone) return;
    asked = true;
    requestAnimationFrame(update);
  };

  const card = (title: string) => (ctx: Ctx, w: number, h: number) =>
    paintCable(ctx, { title, body: t("table.cable.body"), see: t("table.cable.see") }, w, h);
  const resized = (): void => {
    const next = measure(host);
    if (
      gone ||
      stage === null ||
      (next.width === size.width && next.height === size.height && next.dpr === size.dpr)
    )
      return;
    size = next;
    if (size.width < 40 || size.height < 40) return;
    stage.resize(size.width, size.height, size.dpr);
    building = false;
    resizedNow = true;
    if (first) plan = null;
    update();
  };

  const at = (event: MouseEvent): { x: number; y: number; what: What | null } => {
    const box = host.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    return { x, y, what: plan === null || still !== null ? null : hitAt(plan, x, y) };
  };
  const onMove = (event: PointerEvent): void => {
    const { x, y, what } = at(event);
    host.style.cursor = what === null ? "" : "pointer";
    if (!options.reducedMotion)
      stage?.lift(
        event.pointerType === "mouse" && what !== null && plan !== null
          ? (plan.things.find((thing) => thing.what?.kind === what.kind && thing.what.id === what.id)?.key ??
              null)
          : null,
      );
    on.hover(what, x, y);
  };
  const onLeave = (): void => {
    host.style.cursor = "";
    stage?.lift(null);
    on.hover(null, 0, 0);
  };
  const onClick = (event: MouseEvent): void => {
    const { what } = at(event);
    if (what !== null) open(what);
  };
  const open = (what: What): void => {
    const view = options.read()?.view;
    if (view === undefined) return;
    switch (what.kind) {
      case "issue":
      case "rest":
        return on.openIssue(what.id);
      case "party":
        return on.openParty(what.id);
      case "seat":
        return on.openParty(what.id.slice(0, what.id.indexOf(".")));
      case "trust": {
        const [truster = "", trustee = ""] = what.id.split(">");
        return on.openTrust(truster, trustee);
      }
      case "offer": {
        if (on.openOffer) return on.openOffer(what.id);
        const issue = view.offers[what.id]?.clauses[0]?.issue;
        return issue === undefined ? undefined : on.openIssue(issue);
      }
      case "instrument": {
        const issue = view.instruments[what.id]?.clauses[0]?.issue;
        return issue === undefined ? undefined : on.openIssue(issue);
      }
      case "map":
        return on.openMap();
    }
  };

  const unsubscribe = options.subscribe(ask);
  const observer = new ResizeObserver(() => {
    clearTimeout(settle);
    settle = setTimeout(resized, 60);
  });
  const unwatch = watchRatio(resized);

  const start = async (): Promise<void> => {
    const names = (options.read()?.scenario.parties ?? []).flatMap((p) =>
      p.flag === null ? [] : [p.flag.replace(/\.svg$/, "")],
    );
    const [flags] = await Promise.all([flagsReady(names), facesReady()]);
    await inSlices(mapWork());
    if (gone) return;
    skin = { ...skin, flags };
    size = measure(host);
    const made = await startStage(
      host,
      { ...size, width: Math.max(40, size.width), height: Math.max(40, size.height) },
      options.renderer,
    );
    if (gone) {
      made.destroy();
      return;
    }
    await turn();
    stage = made;
    made.canvas.setAttribute("aria-hidden", "true");
    observer.observe(host);
    host.addEventListener("pointermove", onMove);
    host.addEventListener("pointerleave", onLeave);
    host.addEventListener("click", onClick);
    update();
    if (still !== null) made.still(card(still.title), false);
  };
  const ready = start();
  ready.catch(() => {
    if (!gone) host.dataset.table = "failed";
  });

  return {
    ready,
    destroy() {
      gone = true;
      clearTimeout(clock);
      clearTimeout(settle);
      unsubscribe();
      unwatch();
      observer.disconnect();
      host.removeEventListener("pointermove", onMove);
      host.removeEventListener("pointerleave", onLeave);
      host.removeEventListener("click", onClick);
      host.style.cursor = "";
      delete host.dataset.table;
      stage?.destroy();
      stage = null;
    },
    setTheme(dark) {
      if (dark === skin.dark) return;
      skin = { ...skin, dark };
      ask();
    },
    setStill(next, title) {
      const words = title ?? t("table.cable");
      if (next === (still !== null) && (still === null || still.title === words)) return;
      still = next ? { title: words } : null;
      stage?.lift(null);
      stage?.still(still === null ? null : card(still.title), !options.reducedMotion);
    },
  };
}

const measure = (host: HTMLElement): { width: number; height: number; dpr: number } => ({
  width: Math.floor(host.clientWidth),
  height: Math.floor(host.clientHeight),
  dpr: Math.max(1, Math.min(3, window.devicePixelRatio || 1)),
});

/** Articles whose standings changed come first. */
function changedFirst(
  recent: readonly IssueId[],
  before: View["standings"] | null,
  now: View["standings"],
): readonly IssueId[] {
  if (before === null || before === now) return recent;
  const changed = Object.keys(now).filter(
    (issue) => before[issue] !== now[issue] && JSON.stringify(before[issue]) !== JSON.stringify(now[issue]),
  );
  return changed.length === 0
    ? recent
    : [...changed, ...recent.filter((issue) => !changed.includes(issue))].slice(0, RECENT);
}

/** Calls when the window moves to a screen of another pixel ratio, or the page is zoomed. */
function watchRatio(changed: () => void): () => void {
  let query: MediaQueryList | null = null;
  const again = (): void => {
    query?.removeEventListener("change", again);
    query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", again);
    changed();
  };
  again();
  return () => query?.removeEventListener("change", again);
}
