/** The frame of every page: which page is shown, the notice, the confirmation, and what a screen reader hears. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { dismissNotice } from "./actions.ts";
import { fetched } from "./fetched.ts";
import { Icon } from "./icons.tsx";
import { Live } from "./live.tsx";
import { Home } from "./pages/home.tsx";
import { Later } from "./pages/later.tsx";
import { Missing } from "./pages/missing.tsx";
import { Play } from "./pages/play.tsx";
import { type Route, route } from "./routes.ts";
import { Confirm } from "./shellConfirm.tsx";
import { notice } from "./store.ts";
import { t } from "./words.ts";

/** The table's code: asked for ahead by the pages that lead to a table. */
const loadTable = () => fetched(() => import("./pages/tableDoor.tsx"));

export function Shell() {
  const here = route.value;
  useFocusOnArrival(here);
  return (
    <>
      <a class="skip" href="#content">
        {t("app.skip")}
      </a>
      <Page here={here} />
      <NoticeBox />
      <Confirm />
      <Live />
    </>
  );
}

function Page({ here }: { readonly here: Route }) {
  switch (here.page) {
    case "home":
      return <Home />;
    case "play":
      return <Play scenario={here.scenario} />;
    case "teach":
      return (
        <Later key="teach" load={() => fetched(() => import("./pages/teach.tsx")).then((m) => m.Teach)} />
      );
    case "explore":
      return (
        <Later
          key="explore"
          load={() => fetched(() => import("./pages/explore.tsx")).then((m) => m.Explore)}
        />
      );
    case "sources":
      return (
        <Later
          key="sources"
          load={() => fetched(() => import("./pages/sources.tsx")).then((m) => m.Sources)}
        />
      );
    case "model":
      return (
        <Later
          key="model"
          load={() => fetched(() => import("./pages/modelCard.tsx")).then((m) => m.ModelCard)}
        />
      );
    case "table":
      return (
        <Later
          key={`${here.page}/${here.code}`}
          load={() => loadTable().then((m) => () => <m.TableDoor code={here.code} />)}
        />
      );
    case "debrief":
      return (
        <Later
          key={`${here.page}/${here.code}`}
          load={() =>
            fetched(() => import("./pages/debrief.tsx")).then((m) => () => <m.DebriefPage code={here.code} />)
          }
        />
      );
    case "missing":
      return <Missing />;
  }
}

/** After a change of page the heading takes the focus, as it would after a load. */
function useFocusOnArrival(here: Route): void {
  const first = useRef(true);
  // Moving along a line or a replay is no change of page.
  const key = JSON.stringify({
    ...here,
    seq: null,
    ...("of" in here && here.of === "line" ? { scenario: null } : {}),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what this effect is about
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const heading = document.querySelector<HTMLElement>("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }, [key]);
}

function NoticeBox() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useSignalEffect(() => {
    const shown = notice.value;
    clearTimeout(timer.current);
    // What was refused stays until it is dismissed; mere information goes by itself.
    if (shown?.tone === "info") timer.current = setTimeout(dismissNotice, 6000);
  });
  const shown = notice.value;
  return (
    <div role={shown?.tone === "alert" ? "alert" : "status"} class="no-print">
      {shown !== null && (
        <div class={`toast toast-${shown.tone}`}>
          <span>{shown.text}</span>
          <button
            type="button"
            class="btn btn-quiet btn-icon"
            aria-label={t("notice.dismiss")}
            onClick={dismissNotice}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
