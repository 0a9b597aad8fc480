/** The table: head, stage, panels, line of rounds. The drawn table is fetched after the first paint, if at all. */
import { useEffect, useRef, useState } from "preact/hooks";
import { dismissNotice, inform, openPanel } from "../actions.ts";
import { Icon } from "../icons.tsx";
import { loadOthers, PanelColumn } from "../panelColumn.tsx";
import { whenIdle } from "../quiet.ts";
import { rendererOf } from "../routes.ts";
import { BranchRibbon } from "../shellBranch.tsx";
import { Step, TableHeader } from "../shellHeader.tsx";
import { TableMirror } from "../shellMirror.tsx";
import { ShockNotice } from "../shellShock.tsx";
import { TableDialog } from "../shellTable.tsx";
import { Timeline } from "../shellTimeline.tsx";
import { Stage } from "../stage.tsx";
import { type Game, game, type LinkState, mySeats, notice } from "../store.ts";
import { t } from "../words.ts";
import { useTitle } from "./frame.tsx";

export function TablePage() {
  const g = game.value;
  const [dialog, setDialog] = useState(false);
  const drawn = rendererOf(location.search) !== "none";
  const [failed, setFailed] = useState(false);
  useTitle(
    g === null
      ? t("app.name")
      : t("table.title", { place: g.scenario.place, round: g.view.round, phase: t(`phase.${g.view.phase}`) }),
  );
  useTurning(g);
  const rested = useRested();
  if (g === null) return null;
  const showMirror = !drawn || failed;
  return (
    <div class={`table-page${showMirror ? " no-stage" : ""}`}>
      <TableHeader game={g} onTable={() => setDialog(true)} />
      <BranchRibbon game={g} />
      <main id="content" class="stage-area" aria-label={t("table.stage")}>
        {drawn && !failed && <Stage onFailed={() => setFailed(true)} />}
        {failed && <p class="sr-only">{t("table.stageFailed")}</p>}
        {(showMirror || rested) && <TableMirror game={g} visible={showMirror} />}
      </main>
      <PanelColumn view={g.view} />
      <Timeline game={g} />
      <footer class="action-bar">
        <p>{hintOf(g)}</p>
        <Step game={g} onSit={() => setDialog(true)} />
      </footer>
      <LinkBar link={g.link} />
      {dialog && <TableDialog game={g} onClose={() => setDialog(false)} />}
      <ShockNotice game={g} />
    </div>
  );
}

/** False for the first screen; then the lists that nobody sees, and the other panels, may come. */
function useRested(): boolean {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    let callOff = whenIdle(() => {
      setRested(true);
      callOff = whenIdle(() => void loadOthers().catch(() => undefined));
    });
    return () => callOff();
  }, []);
  return rested;
}

const PANEL_OF = { briefing: "brief", talks: "text", orders: "orders", ended: "log" } as const;

/** When the phase turns, the panel that it is about opens; when something new undoes my "ready", I am told. */
function useTurning(g: Game | null): void {
  const before = useRef<{ at: string; ready: boolean } | null>(null);
  const at = g === null ? null : `${g.view.round} ${g.view.phase}`;
  const ready = g?.view.menu.ready === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these two changes matter
  useEffect(() => {
    if (g === null || at === null) return;
    const last = before.current;
    before.current = { at, ready };
    if (last === null || mySeats(g.view).length === 0) return;
    if (last.at !== at) {
      if (notice.value?.text === t("act.stirred")) dismissNotice();
      openPanel(PANEL_OF[g.view.phase]);
    } else if (ready && !last.ready) inform(t("act.stirred"));
  }, [at, ready]);
}

const hintOf = (g: Game): string =>
  g.view.phase === "ended" || g.view.who.kind !== "seats" ? "" : t(`act.hint.${g.view.phase}`);

/** Says how the line is, when it is not well. */
function LinkBar({ link }: { readonly link: LinkState }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (link === "online") {
      setSlow(false);
      return;
    }
    // A blink of the line is not worth a word, nor is its first coming up.
    const timer = setTimeout(() => setSlow(true), link === "opening" ? 4000 : 600);
    return () => clearTimeout(timer);
  }, [link]);
  return (
    <div role="status" class="no-print">
      {slow && link !== "online" && (
        <div class="linkbar">
          <Icon name="plug" /> {t(`link.${link}`)}
        </div>
      )}
    </div>
  );
}
