/** The laboratory's panels where a page shows them: their code, texts and charts are fetched when one is opened. */
import type { FunctionComponent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { fetched } from "../fetched.ts";
import { type Key, t } from "../words.ts";
import { Loading } from "./frame.tsx";
import type { TurningProps } from "./labTurning.tsx";
import type { WhatIfProps } from "./labWhatIf.tsx";

export const WhatIfSoon = (props: WhatIfProps) => (
  <Soon
    title="explore.lab.title"
    what="explore.lab.what"
    load={async () => (await fetched(() => import("./labWhatIf.tsx"))).WhatIf}
    props={props}
  />
);

/** The part of an address that leads to the turning points, and opens them. */
export const TURNING = "turning";

export const TurningSoon = (props: TurningProps) => (
  <Soon
    id={TURNING}
    title="explore.turning.title"
    what="explore.turning.what"
    load={async () => (await fetched(() => import("./labTurning.tsx"))).TurningPoints}
    props={props}
  />
);

function Soon<P extends object>({
  id,
  title,
  what,
  load,
  props,
}: {
  /** An address that ends so has come for this panel. */
  readonly id?: string;
  readonly title: Key;
  readonly what: Key;
  readonly load: () => Promise<FunctionComponent<P>>;
  readonly props: P;
}) {
  const [panel, setPanel] = useState<{ readonly View: FunctionComponent<P> } | null>(null);
  const [asked, setAsked] = useState<"no" | "asked" | "failed">("no");
  const card = useRef<HTMLDivElement>(null);
  const open = (): void => {
    setAsked("asked");
    load().then(
      (View) => setPanel({ View }),
      () => setAsked("failed"),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, by the address that led here
  useEffect(() => {
    if (id === undefined || location.hash !== `#${id}`) return;
    open();
  }, []);
  useEffect(() => {
    if (panel !== null && id !== undefined && location.hash === `#${id}`)
      card.current?.scrollIntoView({ block: "start" });
  }, [panel, id]);
  if (panel !== null)
    return (
      <div class="lab-place" ref={card}>
        <panel.View {...props} />
      </div>
    );
  return (
    <section class="explore-card lab no-print">
      <h2>{t(title)}</h2>
      <p class="muted">{t(what)}</p>
      {asked === "asked" ? (
        <Loading />
      ) : (
        <p>
          <button type="button" class="btn btn-primary" onClick={open}>
            {t("explore.lab.open")}
          </button>
        </p>
      )}
      {asked === "failed" && <p class="alert">{t("refusal.unreachable")}</p>}
    </section>
  );
}
