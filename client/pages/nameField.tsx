/** The name that others at the table see: an input of its own, because both doors to a table ask for it. */
import { t } from "../words.ts";

export function NameField({
  name,
  onName,
  hint = false,
  unnamed = t("play.name.default"),
}: {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly hint?: boolean;
  /** What a person is called who gives no name. */
  readonly unnamed?: string;
}) {
  return (
    <label class="field">
      <span>{t("play.name")}</span>
      <input
        class="input"
        value={name}
        maxLength={40}
        placeholder={unnamed}
        autocomplete="nickname"
        onInput={(event) => onName(event.currentTarget.value)}
      />
      {hint && <span class="hint">{t("play.name.hint")}</span>}
    </label>
  );
}
