/** The terms of a package: addressees, form, until when, and "A only if B" between its clauses. */
import { useState } from "preact/hooks";
import type { PackageDraft } from "../drafts.ts";
import type { Game } from "../store.ts";
import { articleName, clauseShort, partyName, t } from "../words.ts";
import { lapsesOf, offerMenu, toggled, withLink } from "./package.ts";
import { colourOf } from "./parts.tsx";

export function PackageTerms({
  game,
  draft,
  change,
}: {
  game: Game;
  draft: PackageDraft;
  change: (next: PackageDraft) => void;
}) {
  const { scenario, view } = game;
  const menu = offerMenu(scenario, view);
  const [from, to] = menu.lapses;
  const rounds = Array.from({ length: Math.max(1, to - from + 1) }, (_x, i) => from + i);
  return (
    <div class="p-tool">
      <fieldset class="p-chip-set">
        <legend>{t("package.addressees")}</legend>
        {menu.to.map((party) => (
          <label
            key={party}
            class="p-chip p-chip-check"
            data-colour={colourOf(scenario, party)}
            data-on={draft.to.includes(party) ? "yes" : "no"}
          >
            <input
              type="checkbox"
              checked={draft.to.includes(party)}
              onChange={() => change(toggled(draft, party))}
            />
            {partyName(scenario, party)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("package.form")}</legend>
        {menu.forms.map((form) => (
          <label key={form} class="p-option" data-on={draft.form === form ? "yes" : "no"}>
            <input
              type="radio"
              name="package-form"
              checked={draft.form === form}
              onChange={() => change({ ...draft, form })}
            />
            <span class="p-option-words">
              <span class="p-option-label">{t(`package.form.${form}`)}</span>
              <span class="p-note">{t(`package.form.${form}.how`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="p-field">
        {t("package.lapse")}
        <select
          value={String(lapsesOf(scenario, view, draft))}
          onChange={(e) => change({ ...draft, lapses: Number(e.currentTarget.value) })}
        >
          {rounds.map((n) => (
            <option key={n} value={String(n)}>
              {t("package.lapse.end", { n })}
            </option>
          ))}
        </select>
      </label>
      {menu.blind && (
        <label class="p-check">
          <input
            type="checkbox"
            checked={draft.blind}
            onChange={() => change({ ...draft, blind: !draft.blind })}
          />
          <span>{t("package.blind")}</span>
        </label>
      )}
      {draft.clauses.length >= 1 && <AddLink game={game} draft={draft} change={change} />}
    </div>
  );
}

/** "A only if B": A from this package, B from it or from the agreed text. */
function AddLink({
  game: { scenario, view },
  draft,
  change,
}: {
  game: Game;
  draft: PackageDraft;
  change: (next: PackageDraft) => void;
}) {
  const [then, setThen] = useState("");
  const [when, setWhen] = useState("");
  const conditions = [
    ...draft.clauses,
    ...Object.values(view.agreed).filter((c) => !draft.clauses.some((d) => d.issue === c.issue)),
  ].filter((c) => c.issue !== then);
  const add = (): void => {
    const thenClause = draft.clauses.find((c) => c.issue === then);
    const whenClause = conditions.find((c) => c.issue === when);
    if (thenClause !== undefined && whenClause !== undefined)
      change(withLink(draft, { when: whenClause, then: thenClause }));
    setThen("");
    setWhen("");
  };
  return (
    <fieldset class="p-link-maker">
      <legend>{t("package.links")}</legend>
      <p class="p-note">{t("package.links.how")}</p>
      <label class="p-field">
        {t("package.links.then")}
        <select value={then} onChange={(e) => setThen(e.currentTarget.value)}>
          <option value="">{t("package.links.choose")}</option>
          {draft.clauses.map((c) => (
            <option key={c.issue} value={c.issue} title={articleName(scenario, c.issue)}>
              {clauseShort(scenario, c)}
            </option>
          ))}
        </select>
      </label>
      <label class="p-field">
        {t("package.links.when")}
        <select value={when} onChange={(e) => setWhen(e.currentTarget.value)}>
          <option value="">{t("package.links.choose")}</option>
          {conditions.map((c) => (
            <option key={c.issue} value={c.issue}>
              {clauseShort(scenario, c)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="btn" disabled={then === "" || when === ""} onClick={add}>
        {t("package.links.add")}
      </button>
    </fieldset>
  );
}
