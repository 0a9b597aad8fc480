/** The guided first round: six hints where they are needed, each gone when done or dismissed, remembered in this browser. */
import { computed, type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { roleOf } from "../shared/engine/ids.ts";
import { openPanel } from "./actions.ts";
import { drafts } from "./drafts.ts";
import { Icon } from "./icons.tsx";
import { dismissedHints, keepDismissedHints } from "./memory.ts";
import { type Game, game, mySeats, type PanelId, panel } from "./store.ts";
import { t } from "./words.ts";

export const HINTS = ["brief", "text", "package", "offer", "say", "orders"] as const;
export type HintId = (typeof HINTS)[number];

const dismissed: Signal<readonly string[]> = signal(dismissedHints());

const TO: Readonly<Record<HintId, PanelId>> = {
  brief: "text",
  text: "text",
  package: "text",
  offer: "text",
  say: "channels",
  orders: "orders",
};

/** Has the person done what the hint asks? Pure, so that the order of the hints can be tested. */
export function hintDone(hint: HintId, g: Game, clauses: number, open: PanelId): boolean {
  const mine = mySeats(g.view);
  const offered = g.events.some((event) => event.type === "offerTabled" && mine.includes(event.by));
  switch (hint) {
    case "brief":
      return open !== "brief";
    case "text":
      return clauses > 0 || offered;
    case "package":
      return clauses > 1 || offered;
    case "offer":
      return offered;
    case "say":
      return g.events.some((event) => event.type === "said" && mine.includes(event.from));
    case "orders":
      return g.view.phase === "orders" || g.view.round > 1;
  }
}

/** The hint to show: the first that is neither done nor dismissed; null for spectators and after the first rounds. */
export function hintFor(
  g: Game | null,
  gone: readonly string[],
  clauses: number,
  open: PanelId,
): HintId | null {
  if (
    g === null ||
    !mySeats(g.view).some((seat) => roleOf(seat) === "head") ||
    g.view.round > 2 ||
    g.view.phase === "ended"
  )
    return null;
  // Before the talks there is only something to read; orders have their own words.
  if (g.view.phase === "orders") return null;
  if (g.view.phase === "briefing")
    return gone.includes("brief") || hintDone("brief", g, clauses, open) ? null : "brief";
  return HINTS.find((hint) => !gone.includes(hint) && !hintDone(hint, g, clauses, open)) ?? null;
}

const current = computed(() =>
  hintFor(game.value, dismissed.value, drafts.value.package?.clauses.length ?? 0, panel.value),
);

function dismiss(hints: readonly HintId[]): void {
  dismissed.value = [...new Set([...dismissed.value, ...hints])];
  keepDismissedHints(dismissed.value);
}

/** Starts the hints anew, as the settings offer. */
export function showHintsAgain(): void {
  dismissed.value = [];
  keepDismissedHints([]);
}

export function Guide() {
  const hint = current.value;
  // The brief counts as read once another panel was opened, also after coming back to it.
  const left = panel.value !== "brief";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new hint asks again
  useEffect(() => {
    if (left && hint !== null && !dismissed.value.includes("brief")) dismiss(["brief"]);
  }, [left, hint]);
  if (hint === null) return null;
  const at = HINTS.indexOf(hint);
  return (
    <aside class="guide no-print" aria-label={t("guide.step", { n: at + 1, of: HINTS.length })}>
      <p>{t(`guide.${hint}`)}</p>
      <div class="row">
        <span class="guide-steps" aria-hidden="true" title={t("guide.step", { n: at + 1, of: HINTS.length })}>
          {HINTS.map((id, i) => (
            <i key={id} class={i <= at ? "on" : ""} />
          ))}
        </span>
        <span class="row">
          {panel.value !== TO[hint] && (
            <button type="button" class="btn" onClick={() => openPanel(TO[hint])}>
              {t(`guide.${hint}.act`)} <Icon name="arrow" />
            </button>
          )}
          <button type="button" class="btn btn-quiet" onClick={() => dismiss([hint])}>
            {t("guide.done")}
          </button>
          <button type="button" class="btn btn-quiet" onClick={() => dismiss(HINTS)}>
            {t("guide.stop")}
          </button>
        </span>
      </div>
    </aside>
  );
}
