/** The head of every Explore page: where one is in time, what is known, whose eyes. The rest of the page is wide. */

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { Eyes } from "../../shared/exploring.ts";
import { KNOWN, type Known } from "../explore/address.ts";
import { facesAfterPaint } from "../faces.ts";
import { hrefTo } from "../routes.ts";
import { Segments } from "../segments.tsx";
import { partyName, t } from "../words.ts";
import { ThemeButton, useTitle } from "./frame.tsx";

interface FrameProps {
  readonly title: string;
  /** What stands beside the word Explore. */
  readonly span: ComponentChildren;
  readonly controls?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function ExploreFrame({ title, span, controls, children }: FrameProps) {
  useTitle(title);
  useEffect(facesAfterPaint, []);
  return (
    <div class="page explore">
      <header class="explore-head">
        <a class="wordmark" href={hrefTo("/")}>
          {t("app.name")}
        </a>
        <h1 class="explore-title" tabIndex={-1}>
          <a href={hrefTo("/explore")}>{t("explore.title")}</a> <span aria-hidden="true">·</span>{" "}
          <b>{span}</b>
        </h1>
        <div class="explore-controls">{controls}</div>
        <ThemeButton />
      </header>
      <main id="content" class="explore-main">
        {children}
      </main>
      <footer class="colophon">
        <span>{t("app.warning")}</span>
        <a href={hrefTo("/sources")}>{t("app.sources")}</a>
        <a href={hrefTo("/model")}>{t("card.title")}</a>
        <span>{t("app.licence")}</span>
      </footer>
    </div>
  );
}

export const KnownSwitch = ({
  known,
  choose,
}: {
  readonly known: Known;
  readonly choose: (known: Known) => void;
}) => (
  <Segments
    label={t("explore.known")}
    name="known"
    kinds={KNOWN}
    chosen={known}
    choose={choose}
    words={(k) => t(`explore.known.${k}`)}
  />
);

export const eyesWords = (scenario: PublicScenario | null, eyes: Eyes): string =>
  eyes === "all" || eyes === "public"
    ? t(`explore.eyes.${eyes}`)
    : scenario === null
      ? eyes
      : partyName(scenario, eyes);

/** Whose eyes: all, the public gallery, or one delegation. */
export function EyesPicker({
  scenario,
  offered,
  eyes,
  choose,
}: {
  readonly scenario: PublicScenario | null;
  readonly offered: readonly Eyes[];
  readonly eyes: Eyes;
  readonly choose: (eyes: Eyes) => void;
}) {
  return (
    <label class="eyes">
      <span>{t("explore.eyes")}</span>
      <select class="input" value={eyes} onChange={(event) => choose(event.currentTarget.value)}>
        {offered.map((one) => (
          <option key={one} value={one}>
            {eyesWords(scenario, one)}
          </option>
        ))}
      </select>
    </label>
  );
}
