/**
 * The record: what was promised and kept or broken before and during the match, what is owed now, and the
 * trust that follows from it, where every figure can be asked why.
 */

import { type Signal, signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { PartyId } from "../../shared/engine/ids.ts";
import type { TrustView } from "../../shared/engine/view/viewTypes.ts";
import { focus, type Game, game } from "../store.ts";
import { articleName, dateWords, dayWords, namesOf, numberWords, partyName, t } from "../words.ts";
import { partyOrder } from "./article.ts";
import { Filter } from "./filter.tsx";
import {
  answersTo,
  dutyText,
  type LedgerLine,
  ledger,
  obligationsInOrder,
  tallies,
  trustKey,
} from "./ledger.ts";
import { colourOf, Empty, Fold, PartyHead, PartyName, Scroll, Sources } from "./parts.tsx";
import { reveal } from "./text.tsx";
import { TrustWhy } from "./trustWhy.tsx";

/** With more delegations than this a narrow panel lists each one's figures below its name, instead of side by side. */
const MANY = 6;

/** The trust figure that is being explained, as `truster>trustee`. */
const asked: Signal<string | null> = signal(null);

export function RecordPanel() {
  const g = game.value;
  const wanted = focus.value?.trust;
  const obligation = focus.value?.obligation;
  useEffect(() => {
    if (wanted !== undefined) asked.value = wanted;
  }, [wanted]);
  useEffect(() => {
    if (obligation === undefined) return;
    const frame = requestAnimationFrame(() => reveal(`obligation-${obligation}`));
    return () => cancelAnimationFrame(frame);
  }, [obligation]);
  if (g === null) return <Empty>{t("panel.loading")}</Empty>;
  return (
    <div class="p-panel p-record">
      <h2 class="p-title">{t("record.title")}</h2>
      <Trust game={g} />
      <Obligations game={g} />
      <Accusations game={g} />
      <Ledger game={g} />
      <Counts game={g} />
    </div>
  );
}

/** What was owed, charged and trusted at a moment of the past: figures without their reasons, which are worked out live. */
export function RecordReading({ game: g }: { game: Game }) {
  return (
    <div class="p-panel p-record">
      <Trust game={g} reading />
      <Obligations game={g} />
      <Accusations game={g} />
      <Ledger game={g} />
    </div>
  );
}

/** Who trusts whom, in whole percent; each figure opens its reasons, unless the past is only read. */
function Trust({ game: g, reading = false }: { game: Game; reading?: boolean }) {
  const { scenario, view } = g;
  const parties = partyOrder(scenario);
  const [truster, trustee] = (asked.value ?? "").split(">") as [PartyId, PartyId?];
  return (
    <section class="p-section" aria-labelledby="trust-title">
      <h3 id="trust-title">{t("record.trust")}</h3>
      <p class="p-note">{t(reading ? "record.trust.reading" : "record.trust.how")}</p>
      <Scroll label={t("panel.table", { title: t("record.trust") })}>
        <table class="p-matrix" data-many={parties.length > MANY ? "" : undefined}>
          <PartyHead scenario={scenario} parties={parties} corner={t("record.trust.who")} />
          <tbody>
            {parties.map((a) => (
              <tr key={a}>
                <th scope="row" data-trusts={t("record.trust.trusts")}>
                  <PartyName scenario={scenario} party={a} fits />
                </th>
                {parties.map((b) => {
                  const figure = view.trust[trustKey(a, b)];
                  if (a === b || figure === undefined) return <td key={b} class="p-none" />;
                  const key = trustKey(a, b);
                  if (reading)
                    return (
                      <td key={b}>
                        <CellHead scenario={scenario} party={b} />
                        <span class="p-trust p-trust-read">
                          <TrustFigure figure={figure} colour={colourOf(scenario, b)} />
                        </span>
                      </td>
                    );
                  return (
                    <td key={b}>
                      <CellHead scenario={scenario} party={b} />
                      <button
                        type="button"
                        class="p-trust"
                        aria-pressed={asked.value === key}
                        onClick={() => (asked.value = asked.value === key ? null : key)}
                      >
                        <span class="sr-only">
                          {t("record.trust.of", {
                            a: partyName(scenario, a),
                            b: partyName(scenario, b),
                          })}{" "}
                        </span>
                        <TrustFigure figure={figure} colour={colourOf(scenario, b)} />
                        <span class="sr-only"> {t("record.trust.why")}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {!reading && truster !== undefined && trustee !== undefined && (
        <TrustWhy
          key={asked.value}
          game={g}
          truster={truster}
          trustee={trustee}
          close={() => (asked.value = null)}
        />
      )}
    </section>
  );
}

/** Names the column inside its cell, where the heads of the columns are not shown. */
function CellHead({ scenario, party }: { scenario: Game["scenario"]; party: PartyId }) {
  return (
    <span class="p-cell-head">
      <PartyName scenario={scenario} party={party} />
    </span>
  );
}

function TrustFigure({ figure, colour }: { figure: TrustView; colour: string }) {
  return (
    <>
      {figure.score}
      <span class="p-trust-sd">± {figure.sd}</span>
      <span
        class="p-trust-bar"
        data-colour={colour}
        style={{ width: `${figure.score}%` }}
        aria-hidden="true"
      />
    </>
  );
}

function Obligations({ game: { scenario, view } }: { game: Game }) {
  const all = obligationsInOrder(view);
  return (
    <section class="p-section" aria-labelledby="obligations-title">
      <h3 id="obligations-title">
        {t("record.obligations")} <span class="p-count">{all.length}</span>
      </h3>
      {all.length === 0 && <Empty>{t("record.obligations.none")}</Empty>}
      <ul class="p-list">
        {all.map((o) => (
          <li key={o.id} id={`obligation-${o.id}`} tabIndex={-1} class="p-obligation" data-state={o.state}>
            <p>
              <PartyName scenario={scenario} party={o.obligor} />{" "}
              <span class="p-note">{t("record.owes", { parties: namesOf(scenario, o.obligee) })}</span>{" "}
              <span class={o.state === "broken" ? "p-tag p-tag-alert" : "p-tag"}>
                {t(`record.state.${o.state}`)}
              </span>
            </p>
            <p class="p-treaty-small">{dutyText(scenario, o)}</p>
            <p class="p-note">
              {articleName(scenario, o.issue)} · {t(`domain.${o.domain}`)} ·{" "}
              {o.due === null ? t("orders.duty.continuing") : t("orders.duty.due", { n: o.due })}
              {o.capacity === "blank" && ` · ${t("record.blank")}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Accusations({ game: { scenario, view, events } }: { game: Game }) {
  const open = Object.values(view.accusations);
  const answers = answersTo(events);
  const answered = events.flatMap((e) =>
    e.type === "accused" && answers[e.accusation.id] !== undefined ? [e.accusation] : [],
  );
  if (open.length + answered.length === 0) return null;
  return (
    <section class="p-section" aria-labelledby="accusations-title">
      <h3 id="accusations-title">{t("record.accusations")}</h3>
      <ul class="p-list">
        {[...open, ...answered.filter((a) => !open.some((o) => o.id === a.id))].map((a) => {
          const answer = answers[a.id];
          return (
            <li key={a.id}>
              <PartyName scenario={scenario} party={a.by} />{" "}
              {t("record.accused", {
                article: articleName(scenario, view.obligations[a.obligation]?.issue ?? ""),
                n: a.round,
              })}{" "}
              <span class="p-tag">
                {answer === undefined ? t("record.answer.none") : t(`record.answer.${answer}`)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const KINDS = ["all", "broken", "kept"] as const;

function Ledger({ game: g }: { game: Game }) {
  const { scenario, events } = g;
  const [kind, setKind] = useState<(typeof KINDS)[number]>("all");
  const [party, setParty] = useState("all");
  const all = ledger(scenario, events);
  const shown = all.filter(
    (l) =>
      (kind === "all" ||
        (kind === "kept"
          ? l.kind === "kept" || l.kind === "repaired"
          : l.kind === "broken" || l.kind === "denied")) &&
      (party === "all" || l.by === party),
  );
  const counts = tallies(scenario, all);
  return (
    <section class="p-section" aria-labelledby="ledger-title">
      <h3 id="ledger-title">{t("record.ledger")}</h3>
      <p class="p-note">{t("record.ledger.how")}</p>
      <ul class="p-tallies">
        {counts.map((c) => (
          <li key={c.party}>
            <PartyName scenario={scenario} party={c.party} />{" "}
            {t("record.tally", { kept: c.kept + c.repaired, broken: c.broken + c.denied })}
          </li>
        ))}
      </ul>
      <Filter
        label={t("record.filter")}
        kinds={KINDS}
        chosen={kind}
        choose={setKind}
        words={(k) => t(`record.kind.${k}`)}
      >
        <label class="p-field-inline">
          <span class="sr-only">{t("record.by")}</span>
          <select value={party} onChange={(e) => setParty(e.currentTarget.value)}>
            <option value="all">{t("record.by.all")}</option>
            {counts.map((c) => (
              <option key={c.party} value={c.party}>
                {partyName(scenario, c.party)}
              </option>
            ))}
          </select>
        </label>
      </Filter>
      {shown.length === 0 && <Empty>{t("record.ledger.none")}</Empty>}
      <ol class="p-ledger">
        {shown.map((line) => (
          <Entry key={line.id} game={g} line={line} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ game: { scenario, view }, line }: { game: Game; line: LedgerLine }) {
  const obligation = line.obligation === null ? undefined : view.obligations[line.obligation];
  const about = line.about ?? (obligation === undefined ? null : articleName(scenario, obligation.issue));
  const what = line.what ?? (obligation === undefined ? null : dutyText(scenario, obligation));
  const bad = line.kind === "broken" || line.kind === "denied";
  return (
    <li class="p-entry" data-kind={bad ? "bad" : "good"}>
      <p class="p-entry-head">
        <time>{dayWords(line.day)}</time>
        <span class={bad ? "p-tag p-tag-alert" : "p-tag p-tag-good"}>{t(`record.entry.${line.kind}`)}</span>
        <PartyName scenario={scenario} party={line.by} />
        <span class="p-note">{t(`domain.${line.domain}`)}</span>
      </p>
      {about !== null && <p class="p-entry-about">{about}</p>}
      {what !== null && <p>{what}</p>}
      <p class="p-note">
        {line.wronged.length > 0 &&
          `${t(bad ? "record.wronged" : "record.towards", { parties: namesOf(scenario, line.wronged) })} · `}
        {line.round > 0 && `${t("record.inMatch", { n: line.round })} `}
        {t("record.weight", {
          severity: Math.round(line.severity * 100),
          proof: Math.round(line.proof * 100),
        })}
      </p>
      <Sources scenario={scenario} ids={line.sources} />
    </li>
  );
}

/** Figures by analysts without a list: attributed, and never counted with the entries above. */
function Counts({ game: { scenario } }: { game: Game }) {
  if (scenario.counts.length === 0) return null;
  return (
    <Fold title={t("record.counts")} note={t("record.counts.note")}>
      <ul class="p-list">
        {scenario.counts.map((c) => (
          <li key={c.text}>
            <p>
              <strong>{numberWords(c.number)}</strong> {c.text}
            </p>
            <p class="p-note">
              {t("record.counts.about", { party: partyName(scenario, c.about), date: dateWords(c.date) })}{" "}
              <Sources scenario={scenario} ids={c.sources} />
            </p>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
