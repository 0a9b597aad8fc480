/**
 * Why a trust figure is what it is: the score with its interval, and the entries of the record that weigh
 * most, each with its date, its weight and its sources. Asked from the server, never guessed here.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { DOMAINS, type Domain, type PartyId } from "../../shared/engine/ids.ts";
import type { TrustExplained, TrustTerm } from "../../shared/engine/view/viewTypes.ts";
import { explain } from "../actions.ts";
import type { Game } from "../store.ts";
import { dayWords, instrumentWords, numberWords, partyName, t } from "../words.ts";
import { Sources } from "./parts.tsx";

const FIRST = 6;

export function TrustWhy({
  game,
  truster,
  trustee,
  close,
}: {
  game: Game;
  truster: PartyId;
  trustee: PartyId;
  close: () => void;
}) {
  const [domain, setDomain] = useState<Domain | null>(null);
  const [answer, setAnswer] = useState<TrustExplained | "asking" | "failed">("asking");
  const [all, setAll] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    let current = true;
    setAnswer("asking");
    void explain(truster, trustee, domain).then((x) => current && setAnswer(x ?? "failed"));
    return () => {
      current = false;
    };
  }, [truster, trustee, domain]);
  const names = { a: partyName(game.scenario, truster), b: partyName(game.scenario, trustee) };
  return (
    <section class="p-card p-why" aria-labelledby="why-title">
      <header class="p-why-head">
        <h4 id="why-title" ref={heading} tabIndex={-1}>
          {t("why.title", names)}
        </h4>
        <button type="button" class="btn btn-quiet" onClick={close}>
          {t("why.close")}
        </button>
      </header>
      <label class="p-field-inline">
        <span class="p-note">{t("why.domain")}</span>
        <select
          value={domain ?? ""}
          onChange={(e) => setDomain(DOMAINS.find((d) => d === e.currentTarget.value) ?? null)}
        >
          <option value="">{t("why.domain.all")}</option>
          {DOMAINS.map((d) => (
            <option key={d} value={d}>
              {t(`domain.${d}`)}
            </option>
          ))}
        </select>
      </label>
      <div aria-live="polite">
        {answer === "asking" && <p class="p-note">{t("why.asking")}</p>}
        {answer === "failed" && <p class="p-refused">{t("why.failed")}</p>}
        {typeof answer === "object" && (
          <Explained game={game} answer={answer} all={all} more={() => setAll(true)} />
        )}
      </div>
    </section>
  );
}

/** With a capital letter. */
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const percent = (share: number): number => Math.round(share * 100);

function Explained({
  game,
  answer,
  all,
  more,
}: {
  game: Game;
  answer: TrustExplained;
  all: boolean;
  more: () => void;
}) {
  const terms = [...answer.terms].sort((a, b) => b.alpha + b.beta - (a.alpha + a.beta));
  const shown = all ? terms : terms.slice(0, FIRST);
  const sum = answer.alpha + answer.beta || 1;
  return (
    <>
      <p class="p-why-score">
        <strong>{percent(answer.score)} %</strong>{" "}
        {t("why.interval", { low: percent(answer.low), high: percent(answer.high) })}
      </p>
      <div class="p-scale" aria-hidden="true">
        <span
          class="p-scale-band"
          style={{
            left: `${percent(answer.low)}%`,
            width: `${Math.max(1, percent(answer.high) - percent(answer.low))}%`,
          }}
        />
        <span class="p-scale-dot" style={{ left: `${percent(answer.score)}%` }} />
      </div>
      <p class="p-note">{t("why.how", { alpha: round(answer.alpha), beta: round(answer.beta) })}</p>
      {answer.saturation < 0.995 && (
        <p class="p-note">{t("why.saturated", { n: percent(answer.saturation) })}</p>
      )}
      <ol class="p-terms">
        {shown.map((term) => (
          <Term key={term.entry} game={game} term={term} share={(term.alpha + term.beta) / sum} />
        ))}
      </ol>
      {!all && terms.length > FIRST && (
        <button type="button" class="p-link" onClick={more}>
          {t("why.more", { n: terms.length - FIRST })}
        </button>
      )}
    </>
  );
}

const round = (x: number): string => numberWords(Math.round(x * 10) / 10);

function Term({ game, term, share }: { game: Game; term: TrustTerm; share: number }) {
  const bad = term.beta > term.alpha;
  const mark = term.kind === "prior" ? "p-tag" : bad ? "p-tag p-tag-alert" : "p-tag p-tag-good";
  const instrument = game.view.instruments[term.about];
  const about = instrument === undefined ? term.about : sentence(instrumentWords(game.scenario, instrument));
  return (
    <li class="p-term" data-kind={bad ? "bad" : "good"}>
      <p class="p-entry-head">
        {term.kind !== "prior" && <time>{dayWords(term.day)}</time>}
        <span class={mark}>{t(`why.kind.${term.kind}`)}</span>
        <span class="p-term-share">{t("why.share", { n: Math.round(share * 100) })}</span>
      </p>
      {about !== "" && <p class="p-entry-about">{about}</p>}
      {term.what !== "" && <p>{term.what}</p>}
      <div class="p-term-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, share * 100)}%` }} />
      </div>
      <Sources scenario={game.scenario} ids={term.sources} />
    </li>
  );
}
