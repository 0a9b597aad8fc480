/** The tabs and the panel that is open: one tab list, arrow keys walk it, the body belongs to the panels. */
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { View } from "../shared/engine/view/viewTypes.ts";
import { openPanel, tell } from "./actions.ts";
import { fetched, inTheEnd } from "./fetched.ts";
import { Guide } from "./guide.tsx";
import { BriefPanel } from "./panels/brief.tsx";
import { type PanelId, panel, panelsOf, unreadTotal } from "./store.ts";
import { t } from "./words.ts";

/** Asked for when the first screen stands, so that they are there when a tab is pressed. */
export const loadOthers = () => fetched(() => import("./panels/others.ts"));

/** A table opens with its brief. The map's shapes are large: they come when the world is first looked at. */
const VIEWS: Readonly<Record<PanelId, ComponentType>> = {
  lead: later(() => fetched(() => import("./panels/lead.tsx")).then((m) => m.LeadPanel)),
  brief: BriefPanel,
  text: later(() => loadOthers().then((m) => m.TextPanel)),
  channels: later(() => loadOthers().then((m) => m.ChannelsPanel)),
  orders: later(() => loadOthers().then((m) => m.OrdersPanel)),
  record: later(() => loadOthers().then((m) => m.RecordPanel)),
  world: later(() => fetched(() => import("./panels/world.tsx")).then((m) => m.WorldPanel)),
  log: later(() => loadOthers().then((m) => m.LogPanel)),
};

/** A panel that is fetched when it is first opened, and at once there when it is opened again. */
function later(load: () => Promise<ComponentType>): ComponentType {
  let here: ComponentType | null = null;
  return function Later() {
    const [, setLoaded] = useState(here !== null);
    useEffect(() => {
      if (here !== null) return;
      void inTheEnd(load, () => tell(t("refusal.unreachable"))).then((loaded) => {
        here = loaded;
        setLoaded(true);
      });
    }, []);
    const Panel = here;
    return Panel === null ? <p class="empty">{t("app.loading")}</p> : <Panel />;
  };
}

export function PanelColumn({ view }: { readonly view: View }) {
  const tabs = panelsOf(view);
  const open = tabs.includes(panel.value) ? panel.value : (tabs[0] as PanelId);
  const Panel = VIEWS[open];
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newly opened panel starts at its top
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [open]);
  return (
    <section class="panel-area" aria-label={t("table.panels")}>
      <Tabs tabs={tabs} open={open} />
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

function Tabs({ tabs, open }: { readonly tabs: readonly PanelId[]; readonly open: PanelId }) {
  const list = useRef<HTMLDivElement>(null);
  const go = (id: PanelId): void => {
    openPanel(id);
    list.current?.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(open);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(tabs[(to + tabs.length) % tabs.length] as PanelId);
  };
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`#tab-${open}`);
    const box = list.current;
    // Only the tab row scrolls, never the page.
    if (tab && box) box.scrollLeft = tab.offsetLeft - (box.clientWidth - tab.offsetWidth) / 2;
  }, [open]);
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={t("table.panels")} onKeyDown={onKey}>
      {tabs.map((id) => (
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
