/** Asks before a binding act, by the act's name. Saying no is the first button and the Escape key. */
import { Modal } from "./modal.tsx";
import { asking } from "./store.ts";
import { t } from "./words.ts";

export function Confirm() {
  const ask = asking.value;
  if (ask === null) return null;
  return (
    <Modal label={ask.title} onClose={() => ask.answer(false)}>
      <h2>{ask.title}</h2>
      <p>{ask.body}</p>
      {ask.lines.length > 0 && (
        <ul class="confirm-lines">
          {ask.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div class="dialog-actions">
        <button type="button" class="btn" onClick={() => ask.answer(false)}>
          {t("confirm.cancel")}
        </button>
        <button type="button" class="btn btn-primary" onClick={() => ask.answer(true)}>
          {ask.act}
        </button>
      </div>
    </Modal>
  );
}
