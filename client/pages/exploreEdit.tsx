/** Changes what is written on an own branch: its name, note, tags and colour. Its course cannot be changed. */
import { useState } from "preact/hooks";
import type { Branch } from "../../shared/exploring.ts";
import { markBranch } from "../explore/ask.ts";
import { tagsOf } from "../explore/tags.ts";
import { ticketFor } from "../memory.ts";
import { Modal } from "../modal.tsx";
import { t } from "../words.ts";
import { LabelFields } from "./exploreLabel.tsx";
import { sayFailure } from "./useAsk.ts";

export function EditBranch({
  branch,
  onClose,
}: {
  readonly branch: Branch;
  readonly onClose: (saved: boolean) => void;
}) {
  const [draft, setDraft] = useState({
    title: branch.title,
    note: branch.note,
    tags: branch.tags.join(", "),
    colour: branch.colour,
  });
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      await markBranch(branch.code, {
        token: ticketFor(branch.code)?.token ?? "none",
        title: draft.title.trim(),
        note: draft.note.trim(),
        tags: tagsOf(draft.tags),
        colour: draft.colour,
      });
      onClose(true);
    } catch (why) {
      setRefused(sayFailure(why));
      setBusy(false);
    }
  };
  return (
    <Modal label={t("explore.edit.title")} class="fork" onClose={() => onClose(false)}>
      <h2>{t("explore.edit.title")}</h2>
      <form
        class="stack fork-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
      >
        <LabelFields draft={draft} onDraft={setDraft} />
        {refused !== null && (
          <p class="alert" role="alert">
            {refused}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="btn" onClick={() => onClose(false)}>
            {t("confirm.cancel")}
          </button>
          <button type="submit" class="btn btn-primary" disabled={busy}>
            {t("explore.edit.act")}
          </button>
        </div>
      </form>
    </Modal>
  );
}
