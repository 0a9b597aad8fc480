/**
 * The state at a moment of the past, in the panels that a live table has too: the text as it stood, trust, world,
 * who could meet whom, what had been said. Everything here is read; nothing can be done.
 */
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { meetingOf } from "../explore/meetings.ts";
import { fetched, inTheEnd } from "../fetched.ts";
import { partyOrder } from "../panels/article.ts";
import { Doors, RecordReading, TextOf } from "../panels/others.ts";
import { PartyHead, PartyName, Scroll } from "../panels/parts.tsx";
import type { Game } from "../store.ts";
import { lockLabel, namesOf, partyName, t } from "../words.ts";
import { Happened } from "./exploreHappened.tsx";

export const STATES = ["text", "trust", "world", "meet", "told"] as const;
export type StateTab = (typeof STATES)[number];

/** A tab that a page adds to these, such as the laboratory. */
export interface MoreTab {
  readonly id: string;
  readonly label: string;
  readonly body: ComponentChildren;
}

export function StateTabs({ game, more = [] }: { readonly game: Game; readonly more?: readonly MoreTab[] }) {
  const [open, setOpen] = useState<string>("text");
  const list = useRef<HTMLDivElement>(null);
  const tabs = [
    ...STATES.map((id) => ({ id: id as string, label: t(`explore.tab.${id}`) })),
    ...more.map(({ id, label }) => ({ id, label })),
  ];
  const onKey = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === open);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const id = tabs[(to + tabs.length) % tabs.length]?.id ?? "text";
    setOpen(id);
    list.current?.querySelector<HTMLElement>(`#state-${id}`)?.focus();
  };
  return (
    <section class="explore-card state-card" aria-label={t("explore.state")}>
      <div ref={list} class="state-tabs" role="tablist" aria-label={t("explore.state")} onKeyDown={onKey}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`state-${id}`}
            class="tab"
            aria-selected={id === open}
            aria-controls="state-panel"
            tabIndex={id === open ? 0 : -1}
            onClick={() => setOpen(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div
        class="state-body"
        role="tabpanel"
        id="state-panel"
        aria-labelledby={`state-${open}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {open === "text" && <TextOf game={game} reading />}
        {open === "trust" && <RecordReading game={game} />}
        {open === "world" && <World game={game} />}
        {open === "meet" && <Meetings game={game} />}
        {open === "told" && <Happened game={game} />}
        {more.find((tab) => tab.id === open)?.body}
      </div>
    </section>
  );
}

/** The map's shapes are large: they come when the world is first looked at. */
function World({ game }: { readonly game: Game }) {
  const [view, setView] = useState<{ readonly Of: ComponentType<{ game: Game }> } | null>(null);
  useEffect(() => {
    let here = true;
    void inTheEnd(
      () => fetched(() => import("../panels/world.tsx")),
      () => undefined,
    ).then((m) => here && setView({ Of: m.WorldOf }));
    return () => {
      here = false;
    };
  }, []);
  return view === null ? <p class="p-empty">{t("app.loading")}</p> : <view.Of game={game} />;
}

/** Which delegations could talk to which, and what kept the others apart. */
export function Meetings({ game }: { readonly game: Game }) {
  const { scenario, view } = game;
  const parties = partyOrder(scenario);
  return (
    <div class="p-panel">
      <h2 class="p-title">{t("explore.meet.title")}</h2>
      <p class="p-note">{t("explore.meet.how")}</p>
      <Scroll label={t("panel.table", { title: t("explore.meet.title") })}>
        <table class="p-matrix">
          <PartyHead scenario={scenario} parties={parties} corner={t("explore.meet.who")} />
          <tbody>
            {parties.map((a) => (
              <tr key={a}>
                <th scope="row">
                  <PartyName scenario={scenario} party={a} fits />
                </th>
                {parties.map((b) => {
                  if (a === b) return <td key={b} class="p-none" />;
                  const meeting = meetingOf(scenario, view, a, b);
                  return (
                    <td key={b}>
                      <span
                        class="meet"
                        data-meet={meeting.kind}
                        title={
                          meeting.kind === "closed"
                            ? lockLabel(scenario, meeting.lock)
                            : meeting.kind === "away"
                              ? t("explore.meet.left", { parties: namesOf(scenario, meeting.parties) })
                              : undefined
                        }
                      >
                        {t(`explore.meet.${meeting.kind}`)}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {Object.entries(view.parties)
        .filter(([, party]) => party.away)
        .map(([party]) => (
          <p key={party} class="p-note">
            {t("explore.meet.away.long", { party: partyName(scenario, party) })}
          </p>
        ))}
      <Doors game={game} />
    </div>
  );
}
