/**
 * A played table told again: play, pause, step, jump to what stands out, to where one last looked, through the eyes
 * that are offered. The address leads back to the same entry.
 */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ReplayStep } from "../../shared/exploring.ts";
import { tell } from "../actions.ts";
import { calendarWords } from "../calendarWords.ts";
import { type Looking, lookingOf, nodePath, pastPath } from "../explore/address.ts";
import { jumpFrom, marksOf } from "../explore/marks.ts";
import { gameAt } from "../explore/seeker.ts";
import { joinMatch } from "../http.ts";
import { keepTicket, keptName } from "../memory.ts";
import { keepLooked, lookedUpTo } from "../panels/looked.ts";
import { hrefTo, isGoneTo, noteAddress, query } from "../routes.ts";
import { dateWords, t } from "../words.ts";
import { ForkDialog, type Forking } from "./exploreFork.tsx";
import { ExploreFrame, EyesPicker, KnownSwitch } from "./exploreFrame.tsx";
import type { Sought } from "./exploreSeek.ts";
import { useSeeker } from "./exploreSeek.ts";
import { StateTabs } from "./exploreState.tsx";
import { StepCard } from "./exploreStep.tsx";
import { stepWords, Track } from "./exploreTrack.tsx";
import { Transport } from "./exploreTransport.tsx";
import { TreeCard } from "./exploreTree.tsx";
import { Loading } from "./frame.tsx";
import { TurningSoon, WhatIfSoon } from "./labSoon.tsx";
import { sayFailure } from "./useAsk.ts";

interface ReplayProps {
  readonly code: string;
  readonly seq: number | null;
}

export function ReplayPage({ code, seq }: ReplayProps) {
  const looking = lookingOf(query.value);
  const [reader, setReader] = useState(0);
  const seeking = useSeeker({ code }, looking.eyes, reader);
  if (seeking.state === "here" && seeking.value.past === pastPath({ code }))
    return (
      <Told
        key={code}
        code={code}
        seq={seq}
        looking={looking}
        sought={seeking.value}
        onReader={() => setReader(reader + 1)}
      />
    );
  return (
    <ExploreFrame title={t("explore.replay.page", { code })} span={t("explore.replay.span", { code })}>
      {seeking.state !== "refused" ? (
        <Loading />
      ) : (
        <>
          <p class="alert">{seeking.text}</p>
          <a class="btn" href={hrefTo(`/t/${code}`)}>
            {t("explore.replay.table")}
          </a>
        </>
      )}
    </ExploreFrame>
  );
}

const lookedKey = (code: string): string => `past.${code}`;

function Told({
  code,
  seq,
  looking,
  sought,
  onReader,
}: ReplayProps & { looking: Looking; sought: Sought; onReader: () => void }) {
  const { seeker, scenario } = sought;
  const { replay } = seeker;
  const [place, setPlace] = useState(() => (seq === null ? 0 : seeker.placeOf(seq)));
  const [rate, setRate] = useState(4);
  const [playing, setPlaying] = useState(false);
  const [forking, setForking] = useState<Forking | null>(null);
  const marks = useMemo(() => marksOf(replay.steps), [replay]);
  const now = useRef(place);
  now.current = place;

  const how = useRef(looking);
  how.current = looking;
  // Other eyes saw other steps: the entry stays, the place is looked up anew. These eyes may have seen nothing of it:
  // then the place is that of the step before, and what is forked, asked and linked is still the entry.
  const entry = useRef(Math.min(seq ?? seeker.seqAt(0), seeker.seqAt(seeker.steps)));
  useEffect(() => setPlace(seeker.placeOf(entry.current)), [seeker]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new address moves it
  useEffect(() => {
    if (isGoneTo() && seq !== null && seq !== entry.current) go(seeker.placeOf(seq), seq);
  }, [seq]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const go = (to: number, seq?: number): void => {
    const next = Math.max(0, Math.min(seeker.steps, to));
    setPlace(next);
    entry.current = Math.min(seq ?? seeker.seqAt(next), seeker.seqAt(seeker.steps));
    clearTimeout(timer.current);
    // Browsers refuse an address that is written anew too often.
    timer.current = setTimeout(() => noteAddress(nodePath({ code }, entry.current, how.current)), 200);
  };
  const look = (other: Partial<Looking>): void =>
    noteAddress(nodePath({ code }, entry.current, { ...looking, ...other }));
  useEffect(() => () => clearTimeout(timer.current), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one clock for as long as it plays
  useEffect(() => {
    if (!playing) return;
    const clock = setInterval(() => {
      if (now.current >= seeker.steps) setPlaying(false);
      else go(now.current + 1);
    }, 1000 / rate);
    return () => clearInterval(clock);
  }, [playing, rate, seeker]);

  const [looked] = useState(() => lookedUpTo(lookedKey(code)));
  const farthest = useRef(looked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry moves with the place
  useEffect(() => {
    farthest.current = Math.max(farthest.current, entry.current);
    keepLooked(lookedKey(code), farthest.current);
  }, [code, place]);

  /** Whoever comes to a table that is over, as its reader, may see what every seat saw. */
  const read = async (): Promise<void> => {
    try {
      keepTicket(await joinMatch(code, { name: keptName() || t("play.name.default") }));
      onReader();
    } catch (why) {
      tell(sayFailure(why));
    }
  };
  const shown = useMemo(() => gameAt(seeker, place, scenario), [seeker, place, scenario]);
  const step: ReplayStep | undefined = replay.steps[place - 1];
  /** The laboratory plays on from everybody's secrets. */
  const open = replay.ended && replay.offered.includes("all");
  const lookedPlace = looked === 0 ? null : seeker.placeOf(looked);
  return (
    <ExploreFrame
      title={t("explore.replay.page", { code })}
      span={t("explore.replay.of", { title: scenario.title, code })}
      controls={
        <>
          <KnownSwitch known={looking.known} choose={(known) => look({ known })} />
          {replay.ended && !replay.offered.includes("all") && (
            <button type="button" class="btn" onClick={() => void read()}>
              {t("explore.readers")}
            </button>
          )}
          <EyesPicker
            scenario={scenario}
            offered={replay.offered}
            eyes={replay.eyes}
            choose={(eyes) => look({ eyes })}
          />
        </>
      }
    >
      <section class="explore-card line-card" aria-label={t("explore.replay")}>
        <Track
          steps={replay.steps}
          marks={looking.known === "then" ? marks.filter((m) => m.place <= place) : marks}
          scenario={scenario}
          place={place}
          looked={lookedPlace !== null && lookedPlace < seeker.steps ? lookedPlace : null}
          onMove={(to) => {
            setPlaying(false);
            go(to);
          }}
        />
        <Transport
          place={place}
          steps={seeker.steps}
          playing={playing}
          rate={rate}
          looked={lookedPlace}
          onRate={setRate}
          onPlay={(on) => {
            if (on && place >= seeker.steps) go(0);
            setPlaying(on);
          }}
          onGo={(to) => {
            setPlaying(false);
            go(to);
          }}
          jump={(kind, way) => jumpFrom(marks, place, kind, way)}
        />
        <p class="sr-only" role="status">
          {!playing && stepWords(scenario, replay.steps, place)}
        </p>
      </section>
      <div class="explore-two">
        <div class="stack">
          <StepCard
            game={shown}
            step={step}
            replay={replay}
            when={step === undefined ? null : dateWords(step.day)}
            onFork={
              replay.ended && shown.view.phase !== "ended" ? () => setForking({ change: null }) : undefined
            }
          />
          {open && shown.view.phase !== "ended" && (
            <WhatIfSoon
              of={{ code }}
              seq={entry.current}
              scenario={scenario}
              onPlay={(change) => setForking({ change })}
            />
          )}
          <TreeCard
            over={replay.ended}
            of={{ code }}
            title={scenario.title}
            here={{ of: { code }, seq: entry.current }}
          />
        </div>
        <StateTabs game={shown} />
      </div>
      {open && <TurningSoon of={{ code }} scenario={scenario} />}
      {forking !== null && (
        <ForkDialog
          point={{
            of: { code },
            seq: entry.current,
            date: step?.day ?? scenario.rounds[0]?.from ?? scenario.asOf,
            title: step === undefined ? t("explore.step.start") : calendarWords(scenario, step.round),
          }}
          scenario={scenario}
          change={forking.change}
          onClose={() => setForking(null)}
        />
      )}
    </ExploreFrame>
  );
}
