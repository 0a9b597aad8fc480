/** The tabs and the panel that is open: one tab list, arrow keys walk it, the body belongs to the panels. */
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { openPanel, refuse } from "./actions.ts";
import { Guide } from "./guide.tsx";
import { BriefPanel } from "./panels/brief.tsx";
import { ChannelsPanel } from "./panels/channels.tsx";
import { LogPanel } from "./panels/log.tsx";
import { OrdersPanel } from "./panels/orders.tsx";
import { RecordPanel } from "./panels/record.tsx";
import { TextPanel } from "./panels/text.tsx";
import { PANELS, type PanelId, panel, unreadTotal } from "./store.ts";
import { t } from "./words.ts";

const VIEWS: Readonly<Record<PanelId, ComponentType>> = {
  brief: BriefPanel,
  text: TextPanel,
  channels: ChannelsPanel,
  orders: OrdersPanel,
  record: RecordPanel,
  world: WorldLater,
  log: LogPanel,
};

/** The map's shapes are large: they are fetched when the world is first looked at. */
function WorldLater() {
  const [loaded, setLoaded] = useState<{ World: ComponentType } | null>(null);
  useEffect(() => {
    import("./panels/world.tsx").then(
      (m) => setLoaded({ World: m.WorldPanel }),
      () => refuse({ refused: "internal", with: {} }),
    );
  }, []);
  return loaded === null ? <p class="empty">{t("app.loading")}</p> : <loaded.World />;
}

export function PanelColumn() {
  const open = panel.value;
  const Panel = VIEWS[open];
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newly opened panel starts at its top
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [open]);
  return (
    <section class="panel-area" aria-label={t("table.panels")}>
      <Tabs open={open} />
      <Guide />
      <div
        ref={body}
        class="panel-body"
        role="tabpanel"
        id="panel"
        aria-labelledby={`tab-${open}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <Panel key={open} />
      </div>
    </section>
  );
}

function Tabs({ open }: { readonly open: PanelId }) {
  const list = useRef<HTMLDivElement>(null);
  const go = (id: PanelId): void => {
    openPanel(id);
    list.current?.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const at = PANELS.indexOf(open);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: PANELS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(PANELS[(to + PANELS.length) % PANELS.length] as PanelId);
  };
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`#tab-${open}`);
    const box = list.current;
    // Only the tab row scrolls, never the page.
    if (tab && box) box.scrollLeft = tab.offsetLeft - (box.clientWidth - tab.offsetWidth) / 2;
  }, [open]);
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={t("table.panels")} onKeyDown={onKey}>
      {PANELS.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          class="tab"
          aria-selected={id === open}
          aria-controls="panel"
          tabIndex={id === open ? 0 : -1}
          onClick={() => openPanel(id)}
        >
          {t(`tab.${id}`)}
          {id === "channels" && unreadTotal.value > 0 && (
            <>
              <span class="badge" aria-hidden="true">
                {unreadTotal.value}
              </span>
              <span class="sr-only">{t("tab.unread", { n: unreadTotal.value })}</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}
