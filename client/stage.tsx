/** The host of the drawn table: fetches its code when the browser is idle, feeds it, and says what lies under the pointer. */
import { effect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { type PartyId, partyOf } from "../shared/engine/ids.ts";
import { explain, openPanel } from "./actions.ts";
import { fetched } from "./fetched.ts";
import { whenQuiet } from "./quiet.ts";
import { rendererOf } from "./routes.ts";
import { shockToShow } from "./shellShock.tsx";
import { acknowledged, type Game, game } from "./store.ts";
import type { Table } from "./table/mount.ts";
import { theme } from "./theme.ts";
import { articleName, partyName, seatName, t } from "./words.ts";

/** How long a bubble stands beside who has spoken. */
const SPEAKS_MS = 6000;

interface Hover {
  readonly what: { readonly kind: string; readonly id: string };
  readonly x: number;
  readonly y: number;
}

export function Stage({ onFailed }: { readonly onFailed: () => void }) {
  const host = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: mounted once
  useEffect(() => {
    let table: Table | null = null;
    let here = true;
    const stops: (() => void)[] = [];
    const start = async (): Promise<void> => {
      const { mountTable } = await fetched(() => import("./table/mount.ts"));
      if (!here || host.current === null) return;
      const renderer = rendererOf(location.search);
      const speech = newSpeech();
      table = mountTable(host.current, {
        read: () => {
          const g = game.peek();
          return g === null
            ? null
            : { view: g.view, scenario: g.scenario, speaking: speech.now(), now: Date.now() + g.clockSkew };
        },
        subscribe: (changed) => {
          const stop = game.subscribe((g) => {
            speech.hear(g, changed);
            changed();
          });
          return () => {
            stop();
            speech.stop();
          };
        },
        renderer: renderer === "none" ? "auto" : renderer,
        reducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
        dark: theme.peek() === "dark",
        on: {
          openIssue: (issue) => openPanel("text", { issue }),
          openParty: (party) => openPanel("record", { party }),
          openTrust: (truster, trustee) => openPanel("record", { trust: `${truster}>${trustee}` }),
          openMap: () => openPanel("world"),
          openOffer: (offer) => openPanel("text", { offer }),
          hover: (what, x, y) => setHover(what === null ? null : { what, x, y }),
        },
      });
      stops.push(effect(() => table?.setTheme(theme.value === "dark")));
      stops.push(
        effect(() => {
          const g = game.value;
          const shock = g === null ? null : shockToShow(g, acknowledged.value);
          table?.setStill(shock?.memorial === true, shock?.title);
        }),
      );
      await table.ready;
    };
    const failed = (): void => {
      if (here) onFailed();
    };
    // The page can be used without it: the drawn table waits until the page has nothing else to do.
    const callOff = whenQuiet(() => void start().catch(failed));
    return () => {
      here = false;
      callOff();
      for (const stop of stops) stop();
      table?.destroy();
    };
  }, []);
  return (
    <>
      <div id="stage" ref={host} aria-hidden="true" />
      {hover !== null && game.value !== null && <Tip game={game.value} hover={hover} />}
    </>
  );
}

/** Who spoke within the last seconds, for the bubbles. */
function newSpeech() {
  let last: number | null = null;
  let until = new Map<PartyId, number>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  return {
    now: (): readonly PartyId[] => [...until].filter(([, end]) => end > Date.now()).map(([party]) => party),
    hear: (g: Game | null, changed: () => void): void => {
      if (g === null) return;
      const before = last;
      last = g.n;
      if (before === null || g.n <= before) return;
      for (const event of g.events.slice(Math.max(0, before + 1 - g.first))) {
        if (event.type !== "said") continue;
        until = new Map(until).set(partyOf(event.from), Date.now() + SPEAKS_MS);
        const timer = setTimeout(() => {
          timers.delete(timer);
          changed();
        }, SPEAKS_MS + 50);
        timers.add(timer);
      }
    },
    stop: (): void => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** What lies under the pointer, in words; for a thread of trust the three heaviest reasons. */
function Tip({ game: g, hover: { what, x, y } }: { readonly game: Game; readonly hover: Hover }) {
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const trust = what.kind === "trust" ? what.id : null;
  useEffect(() => {
    setReasons([]);
    if (trust === null) return;
    let here = true;
    // Only a pointer that rests asks the server.
    const timer = setTimeout(() => {
      const [truster = "", trustee = ""] = trust.split(">");
      void explain(truster, trustee, null).then((why) => {
        if (here && why !== null)
          setReasons(
            [...why.terms]
              .sort((a, b) => b.alpha + b.beta - a.alpha - a.beta)
              .slice(0, 3)
              .map((term) => term.what),
          );
      });
    }, 250);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [trust]);
  const text = tipText(g, what);
  if (text === null) return null;
  return (
    <div
      class="tip"
      aria-hidden="true"
      style={{
        left: `clamp(0.5rem, ${Math.round(x) + 14}px, calc(100% - 17rem))`,
        top: `${Math.round(y) + 16}px`,
      }}
    >
      <b>{text}</b>
      {reasons.map((reason) => (
        <span key={reason}>{reason}</span>
      ))}
    </div>
  );
}

function tipText({ scenario, view }: Game, what: Hover["what"]): string | null {
  switch (what.kind) {
    case "issue":
    case "rest":
      return articleName(scenario, what.id);
    case "party":
      return partyName(scenario, what.id);
    case "seat":
      return seatName(scenario, what.id);
    case "trust": {
      const [truster = "", trustee = ""] = what.id.split(">");
      const trust = view.trust[what.id];
      if (trust === undefined) return null;
      return t("tip.trust", {
        truster: partyName(scenario, truster),
        trustee: partyName(scenario, trustee),
        score: trust.score,
        sd: trust.sd,
      });
    }
    case "offer": {
      const offer = view.offers[what.id];
      return offer === undefined
        ? null
        : t("tip.offer", { party: partyName(scenario, offer.from), n: offer.clauses.length });
    }
    case "map":
      return t("mirror.map");
    default:
      return null;
  }
}
