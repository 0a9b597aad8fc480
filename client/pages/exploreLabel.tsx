/** What people write on a branch: its name, a note, tags and a colour. Part of the form that forks and of the one that edits. */
import { MAX_BRANCH_NOTE, MAX_BRANCH_TITLE } from "../../shared/exploring.ts";
import { BRANCH_COLOUR_NAMES } from "../branchColours.ts";
import { t } from "../words.ts";

export interface LabelDraft {
  readonly title: string;
  readonly note: string;
  /** As they are typed: with commas between them. */
  readonly tags: string;
  readonly colour: number;
}

export function LabelFields({
  draft,
  onDraft,
}: {
  readonly draft: LabelDraft;
  readonly onDraft: (draft: LabelDraft) => void;
}) {
  return (
    <>
      <label class="field">
        <span>{t("explore.label.title")}</span>
        <input
          class="input"
          required
          maxLength={MAX_BRANCH_TITLE}
          value={draft.title}
          onInput={(e) => onDraft({ ...draft, title: e.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t("explore.label.note")}</span>
        <textarea
          class="input"
          rows={2}
          maxLength={MAX_BRANCH_NOTE}
          value={draft.note}
          onInput={(e) => onDraft({ ...draft, note: e.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t("explore.label.tags")}</span>
        <input
          class="input"
          value={draft.tags}
          onInput={(e) => onDraft({ ...draft, tags: e.currentTarget.value })}
        />
      </label>
      <fieldset class="colours">
        <legend class="label">{t("explore.label.colour")}</legend>
        {BRANCH_COLOUR_NAMES.map((name, i) => (
          <label key={name} class="colour" data-colour={name} title={t(`explore.colour.${name}`)}>
            <input
              type="radio"
              name="colour"
              checked={draft.colour === i}
              onChange={() => onDraft({ ...draft, colour: i })}
            />
            <span class="sr-only">{t(`explore.colour.${name}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
