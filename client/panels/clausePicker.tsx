/**
 * Chooses one option of an article, and its number where it is a quantity: what each option says, what it
 * would add to the package for us, who has ruled it out, and why a closed one cannot be had now.
 */
import { useId, useState } from "preact/hooks";
import type { LockId } from "../../shared/engine/ids.ts";
import type { Issue, Option } from "../../shared/engine/scenario/scenario.ts";
import type { Clause } from "../../shared/engine/state.ts";
import { worth } from "../../shared/engine/world/worth.ts";
import type { Game } from "../store.ts";
import { clauseWording, numberWords, partyName, quantityWords, signedWords, t } from "../words.ts";
import { optionOf, sameClause } from "./article.ts";
import { Duties } from "./dutiesView.tsx";
import { assess, judgedDraft } from "./judge.ts";
import { snapped } from "./package.ts";
import { colourOf } from "./parts.tsx";
import { startValue } from "./suggest.ts";
import { currentPackage } from "./workbench.ts";

export interface Verb {
  readonly label: string;
  readonly act: (clause: Clause) => void;
  readonly main?: boolean;
}

export function ClausePicker({
  game,
  issue,
  chosen,
  verbs,
}: {
  game: Game;
  issue: Issue;
  chosen: Clause | null;
  verbs: readonly Verb[];
}) {
  const { scenario, view } = game;
  const closed = view.closed[issue.id] ?? {};
  const first = chosen?.option ?? null;
  const [option, setOption] = useState<string | null>(first);
  const [value, setValue] = useState<number | undefined>(chosen?.value);
  const name = useId();
  const picked = option === null ? undefined : optionOf(issue, option);
  const number =
    picked?.quantity === undefined
      ? undefined
      : (value ?? startValue(view, issue.id, picked, view.mine?.party ?? null));
  const clause = picked === undefined ? null : clauseOf(issue, picked, number);
  return (
    <div class="p-picker">
      <fieldset>
        <legend class="sr-only">{t("picker.legend", { title: issue.title })}</legend>
        {issue.options.map((o) => {
          const isClosed = closed[o.id] !== undefined || o.closed === true;
          if (isClosed) return <ClosedOption key={o.id} game={game} option={o} lock={closed[o.id] ?? null} />;
          const trial = clauseOf(
            issue,
            o,
            o.id === option ? number : startValue(view, issue.id, o, view.mine?.party ?? null),
          );
          return (
            <label key={o.id} class="p-option" data-on={option === o.id ? "yes" : "no"}>
              <input
                type="radio"
                name={name}
                checked={option === o.id}
                onChange={() => {
                  setOption(o.id);
                  setValue(undefined);
                }}
              />
              <span class="p-option-words">
                <span class="p-option-label">{o.label.replaceAll("{n}", "…")}</span>
                {option === o.id && (
                  <span class="p-treaty p-option-wording">{clauseWording(scenario, trial)}</span>
                )}
                <RuledOut game={game} issue={issue} option={o} />
              </span>
              <Adds game={game} clause={trial} />
            </label>
          );
        })}
      </fieldset>
      {picked?.quantity !== undefined && number !== undefined && (
        <Quantity game={game} option={picked} value={number} onChange={setValue} />
      )}
      {clause !== null && <Duties game={game} clause={clause} />}
      <div class="p-actions">
        {verbs.map((verb) => (
          <button
            key={verb.label}
            type="button"
            class={verb.main === true ? "btn btn-primary" : "btn"}
            disabled={clause === null}
            onClick={() => clause !== null && verb.act(clause)}
          >
            {verb.label}
          </button>
        ))}
        {clause === null && <span class="p-note">{t("picker.choose")}</span>}
      </div>
    </div>
  );
}

const clauseOf = (issue: Issue, option: Option, value: number | undefined): Clause =>
  option.quantity === undefined || value === undefined
    ? { issue: issue.id, option: option.id }
    : { issue: issue.id, option: option.id, value };

/** Points that a clause would add to the package on the workbench, as we value it. */
function Adds({ game, clause }: { game: Game; clause: Clause }) {
  const { scenario, view } = game;
  if (view.mine === null || view.mine.sheet.issues[clause.issue] === undefined) return null;
  const draft = currentPackage(game);
  const others = draft.clauses.filter((c) => c.issue !== clause.issue);
  const total = (clauses: readonly Clause[]): number =>
    assess(scenario, view, judgedDraft(view, { ...draft, clauses }))?.worth.total ?? 0;
  const beyond = worth(scenario, view.mine.sheet, [clause], []).crossed.length > 0;
  return (
    <span class="p-adds" data-beyond={beyond ? "yes" : "no"}>
      {t("picker.adds", {
        n: signedWords(Math.round((total([...others, clause]) - total(others)) * 10) / 10),
      })}
      {beyond && <span class="p-no">{t("picker.beyond")}</span>}
      {draft.clauses.some((c) => sameClause(c, clause)) && <span>{t("picker.inPackage")}</span>}
    </span>
  );
}

/** The number of a quantity: a slider and a field for the same value, with what each side named. */
function Quantity({
  game: { scenario, view },
  option,
  value,
  onChange,
}: {
  game: Game;
  option: Option;
  value: number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const quantity = option.quantity;
  if (quantity === undefined) return null;
  const span = quantity.max - quantity.min || 1;
  const clamped = (x: number): number => snapped(quantity, x);
  return (
    <div class="p-quantity">
      <label for={`${id}-n`}>{t("picker.quantity", { unit: quantity.unit })}</label>
      <div class="p-quantity-row">
        <div class="p-slider">
          <input
            type="range"
            min={quantity.min}
            max={quantity.max}
            step={quantity.step}
            value={value}
            aria-label={t("picker.quantity", { unit: quantity.unit })}
            onInput={(e) => onChange(Number(e.currentTarget.value))}
          />
          {quantity.figures.map((f) => (
            <span
              key={`${f.by}${f.value}`}
              class="p-slider-mark"
              data-colour={colourOf(scenario, f.by)}
              style={{ left: `${((f.value - quantity.min) / span) * 100}%` }}
            />
          ))}
        </div>
        <input
          id={`${id}-n`}
          class="p-number"
          type="number"
          min={quantity.min}
          max={quantity.max}
          step={quantity.step}
          value={value}
          onChange={(e) => onChange(clamped(Number(e.currentTarget.value)))}
        />
      </div>
      {quantity.figures.length > 0 && (
        <p class="p-figures">
          <span class="p-note">{t("picker.figures")}</span>
          {quantity.figures.map((f) => (
            <button
              key={`${f.by}${f.value}`}
              type="button"
              class="p-chip-button"
              data-colour={colourOf(scenario, f.by)}
              onClick={() => onChange(clamped(f.value))}
            >
              {t("picker.figure", { party: partyName(scenario, f.by), value: numberWords(f.value) })}
              {f.by === view.mine?.party ? ` (${t("picker.us")})` : ""}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

/** Which delegations have told us that their capitals do not allow an option, and at which number. */
function RuledOut({ game: { scenario, view }, issue, option }: { game: Game; issue: Issue; option: Option }) {
  const own = view.mine?.party;
  const said = view.ruledOut.filter(
    ({ by, clause }) => by !== own && clause.issue === issue.id && clause.option === option.id,
  );
  return (
    <>
      {said.map(({ by, clause }) => (
        <span key={`${by} ${clause.value ?? ""}`} class="p-note">
          {clause.value === undefined
            ? t("picker.ruledOut", { party: partyName(scenario, by) })
            : t("picker.ruledOut.at", {
                party: partyName(scenario, by),
                value: quantityWords(option, clause.value),
              })}
        </span>
      ))}
    </>
  );
}

/** An option that cannot be chosen now: whose lock it is and what would open it. */
export function ClosedOption({ game, option, lock }: { game: Game; option: Option; lock: LockId | null }) {
  return (
    <div class="p-option p-option-closed">
      <span class="p-option-words">
        <span class="p-option-label">
          {option.label.replaceAll("{n}", "…")} <span class="p-tag">{t("picker.closed")}</span>
        </span>
        <LockWords game={game} lock={lock} />
      </span>
    </div>
  );
}

/** A lock explained: who holds it, why, and each way to open it. */
export function LockWords({ game: { scenario }, lock }: { game: Game; lock: LockId | null }) {
  const known = lock === null ? undefined : scenario.locks.find((l) => l.id === lock);
  if (known === undefined) return <span class="p-note">{t("lock.scenario")}</span>;
  return (
    <span class="p-lock">
      <span>
        {t("lock.held", { party: partyName(scenario, known.holder), label: known.label })} {known.explain}
        {known.law !== undefined &&
          ` ${t("lock.mobilises", { party: partyName(scenario, known.law.mobilises) })}`}
      </span>
      <span class="p-note">{t("lock.opens")}</span>
      <span class="p-lock-paths">
        {known.unlock.map((path) => (
          <span key={path.id}>
            {path.by === "holder"
              ? t("lock.byHolder", { label: path.label, party: partyName(scenario, known.holder) })
              : path.label}
          </span>
        ))}
      </span>
    </span>
  );
}
