/** The head of the table: where and when we are, the clock, my office, and the one step that comes next. */
import { useEffect, useState } from "preact/hooks";
import { partyOf } from "../shared/engine/ids.ts";
import { stretchOf } from "../shared/engine/rules/calendar.ts";
import { openPanel, submit } from "./actions.ts";
import { calendarWords } from "./calendarWords.ts";
import { Icon } from "./icons.tsx";
import { ThemeButton } from "./pages/frame.tsx";
import { goTo, hrefTo } from "./routes.ts";
import { type Game, isLeading, pending, seatFor } from "./store.ts";
import { nextStep } from "./waiting.ts";
import { clockWords, dateRange, partyName, pieces, seatTitle, t } from "./words.ts";

export function TableHeader({ game, onTable }: { readonly game: Game; readonly onTable: () => void }) {
  const { scenario, view, code } = game;
  const stretch = stretchOf(scenario, view.round);
  const venue = scenario.venues.find((v) => v.id === scenario.rounds[view.round - 1]?.venue);
  return (
    <header class="table-head">
      <h1 class="sr-only" tabIndex={-1}>
        {t("table.title", { place: scenario.place, round: view.round, phase: t(`phase.${view.phase}`) })}
      </h1>
      <a class="wordmark wide" href={hrefTo("/")}>
        {t("app.name")}
      </a>
      <span class="head-venue wide">{venue?.name ?? scenario.place}</span>
      <strong class="serif brand-place narrow">{scenario.place}</strong>
      <span class="wide">
        <b>{calendarWords(scenario, view.round)}</b>
        {stretch !== undefined && ` · ${dateRange(stretch.from, stretch.to)}`}
      </span>
      <span class="narrow">{calendarWords(scenario, view.round, "table.roundShort")}</span>
      <span class="pill">{view.paused ? t("table.paused") : t(`phase.${view.phase}`)}</span>
      <Clock game={game} />
      <span class="push head-group">
        <Office game={game} />
        <button type="button" class="btn btn-quiet head-table" onClick={onTable} aria-haspopup="dialog">
          <Icon name="menu" />
          <span class="wide">{t("table.open", { code })}</span>
          <span class="sr-only narrow">{t("table.open", { code })}</span>
        </button>
        <span class="wide">
          <ThemeButton />
        </span>
        <span class="wide head-group">
          <Caucus game={game} />
          <Step game={game} onSit={onTable} />
        </span>
      </span>
    </header>
  );
}

function Office({ game: { scenario, view } }: { readonly game: Game }) {
  const seat = seatFor(view);
  return (
    <span class="head-office wide">
      {seat === null
        ? t(isLeading(view) ? "table.leading" : "table.watching")
        : pieces("name.seat", {
            title: seatTitle(scenario, seat),
            party: <b>{partyName(scenario, partyOf(seat))}</b>,
          })}
    </span>
  );
}

/** Opens my delegation's own channel. */
function Caucus({ game: { view } }: { readonly game: Game }) {
  const caucus = view.who.kind === "seats" ? `caucus:${view.who.party}` : null;
  if (caucus === null || !view.menu.say.includes(caucus)) return null;
  return (
    <button type="button" class="btn" onClick={() => openPanel("channels", { channel: caucus })}>
      {t("table.caucus")}
    </button>
  );
}

/** The prominent button, or what it waits for. */
export function Step({ game, onSit }: { readonly game: Game; readonly onSit: () => void }) {
  const step = nextStep(game.scenario, game.view);
  switch (step.kind) {
    case "act":
      return (
        <button
          type="button"
          class={step.command.type === "pause" ? "btn" : "btn btn-primary"}
          disabled={pending.value > 0}
          onClick={() => void submit(step.command, step.seat ?? undefined)}
        >
          {step.label}
        </button>
      );
    case "seal":
      return (
        <button type="button" class="btn btn-primary" onClick={() => openPanel("orders")}>
          {step.label}
        </button>
      );
    case "debrief":
      return (
        <button type="button" class="btn btn-primary" onClick={() => goTo(`/t/${game.code}/debrief`)}>
          {step.label}
        </button>
      );
    case "sit":
      return (
        <button type="button" class="btn btn-primary" onClick={onSit}>
          {step.label}
        </button>
      );
    case "wait":
      return (
        <span class="waiting" role="status">
          <Icon name="hourglass" />
          <span>
            <b>{step.label}.</b> {step.who === "" ? t("act.resolving") : t("act.waiting", { who: step.who })}
          </span>
        </span>
      );
    case "none":
      return null;
  }
}

/** The time left by the server's clock; counts once a second and only while it runs. */
function Clock({ game: { view, clockSkew } }: { readonly game: Game }) {
  const [now, setNow] = useState(() => Date.now());
  const runs = view.deadline !== null && !view.paused && view.phase !== "ended";
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  if (view.deadline === null || view.phase === "ended") return null;
  const left = (view.deadline - (now + clockSkew)) / 1000;
  return (
    <span class={left < 60 ? "clock clock-late" : "clock"} role="timer" aria-label={t("table.clock")}>
      {clockWords(left)}
    </span>
  );
}
