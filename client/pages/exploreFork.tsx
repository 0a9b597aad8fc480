/**
 * Leaving the past at a node: a name, who sits where, whether the dice fall as they did. Opens the branch and goes to
 * its table; the past itself is never changed.
 */
import { useState } from "preact/hooks";
import { type PartyId, partyOf, type SeatId } from "../../shared/engine/ids.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { type BranchPoint, MAX_BRANCH_TITLE } from "../../shared/exploring.ts";
import { openBranch, pastOf } from "../explore/ask.ts";
import { keepOwnBranch } from "../explore/ownBranches.ts";
import { tagsOf } from "../explore/tags.ts";
import { joinMatch } from "../http.ts";
import { Icon } from "../icons.tsx";
import { keepName, keepTicket, keptName, ticketFor } from "../memory.ts";
import { Modal } from "../modal.tsx";
import { partyOrder } from "../panels/article.ts";
import { goTo } from "../routes.ts";
import { dateWords, partyIn, partyName, t } from "../words.ts";
import { LabelFields } from "./exploreLabel.tsx";
import { NameField } from "./nameField.tsx";
import { sayFailure } from "./useAsk.ts";

export interface ForkPoint extends BranchPoint {
  /** What happened there, in words. */
  readonly title: string;
}

/** That a fork is being asked for, and with which prepared change it begins. */
export interface Forking {
  readonly change: { readonly id: string; readonly title: string } | null;
}

interface ForkProps extends Forking {
  readonly point: ForkPoint;
  readonly scenario: PublicScenario;
  readonly onClose: () => void;
}

export function ForkDialog({ point, scenario, change, onClose }: ForkProps) {
  const [draft, setDraft] = useState({
    title: (change?.title ?? point.title).slice(0, MAX_BRANCH_TITLE),
    note: "",
    tags: "",
    colour: 0,
  });
  const parties = partyOrder(scenario);
  const [seat, setSeat] = useState<PartyId | SeatId | "">(parties[0] ?? "");
  const [open, setOpen] = useState<readonly PartyId[]>([]);
  const [luck, setLuck] = useState<"same" | "new">("same");
  const [timed, setTimed] = useState(false);
  const [listed, setListed] = useState(true);
  const [name, setName] = useState(keptName());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const mine = seat === "" ? null : seat.includes(".") ? partyOf(seat) : seat;
  const seatsOf = (party: PartyId): readonly SeatId[] =>
    partyIn(scenario, party)?.seats.map((s) => s.id) ?? [];

  const fork = async (): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      keepName(name.trim());
      const called = name.trim() || t("play.name.default");
      // Who was at a table may leave its past; whoever was not becomes one of its readers.
      if ("code" in point.of && ticketFor(point.of.code) === null)
        keepTicket(await joinMatch(point.of.code, { name: called }));
      const ticket = await openBranch({
        past: pastOf(point.of),
        seq: point.seq,
        seats: seat === "" ? [] : seat.includes(".") ? [seat] : seatsOf(seat),
        name: called,
        title: draft.title.trim(),
        note: draft.note.trim(),
        tags: tagsOf(draft.tags),
        colour: draft.colour,
        luck,
        open: open.filter((party) => party !== mine).flatMap(seatsOf),
        timed,
        listed,
        change: change?.id ?? null,
      });
      keepTicket(ticket);
      keepOwnBranch(ticket.code);
      goTo(`/t/${ticket.code}`);
    } catch (why) {
      setRefused(sayFailure(why));
      setBusy(false);
    }
  };

  return (
    <Modal label={t("explore.fork.title")} class="fork" onClose={onClose}>
      <div class="dialog-head">
        <h2>{t("explore.fork.title")}</h2>
        <button
          type="button"
          class="btn btn-quiet btn-icon"
          aria-label={t("explore.close")}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <p class="muted">
        {t("explore.fork.at", { date: dateWords(point.date), title: point.title })} {t("explore.fork.how")}
      </p>
      {change !== null && <p class="node-contested">{t("explore.fork.change", { title: change.title })}</p>}
      <form
        class="stack fork-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void fork();
        }}
      >
        <LabelFields draft={draft} onDraft={setDraft} />
        <label class="field">
          <span>{t("explore.fork.seat")}</span>
          <select class="input" value={seat} onChange={(e) => setSeat(e.currentTarget.value)}>
            {parties.map((party) => (
              <optgroup key={party} label={partyName(scenario, party)}>
                <option value={party}>{t("play.other.whole", { party: partyName(scenario, party) })}</option>
                {partyIn(scenario, party)?.seats.map((s) => (
                  <option key={s.id} value={s.id}>
                    {t("play.other.one", { party: partyName(scenario, party), title: s.title })}
                  </option>
                ))}
              </optgroup>
            ))}
            <option value="">{t("explore.fork.seat.none")}</option>
          </select>
        </label>
        <fieldset>
          <legend class="label">{t("explore.fork.open")}</legend>
          <p class="hint">{t("explore.fork.open.hint")}</p>
          <div class="row">
            {parties
              .filter((party) => party !== mine)
              .map((party) => (
                <label key={party} class="choice">
                  <input
                    type="checkbox"
                    checked={open.includes(party)}
                    onChange={(e) =>
                      setOpen(
                        e.currentTarget.checked ? [...open, party] : open.filter((other) => other !== party),
                      )
                    }
                  />
                  <span>{partyName(scenario, party)}</span>
                </label>
              ))}
          </div>
        </fieldset>
        <fieldset>
          <legend class="label">{t("explore.fork.luck")}</legend>
          {(["same", "new"] as const).map((kind) => (
            <label key={kind} class="choice">
              <input type="radio" name="luck" checked={luck === kind} onChange={() => setLuck(kind)} />
              <span>
                {t(`explore.fork.luck.${kind}`)}
                <small>{t(`explore.fork.luck.${kind}.hint`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="row">
          <label class="choice">
            <input type="checkbox" checked={listed} onChange={(e) => setListed(e.currentTarget.checked)} />
            <span>
              {t("explore.fork.listed")}
              <small>{t("explore.fork.listed.hint")}</small>
            </span>
          </label>
          <label class="choice">
            <input type="checkbox" checked={timed} onChange={(e) => setTimed(e.currentTarget.checked)} />
            <span>
              {t("play.timed")}
              <small>{t("play.timed.hint")}</small>
            </span>
          </label>
        </div>
        <NameField name={name} onName={setName} />
        {"code" in point.of && ticketFor(point.of.code) === null && (
          <p class="hint">{t("explore.fork.ticket")}</p>
        )}
        {refused !== null && (
          <p class="alert" role="alert">
            {refused}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="btn" onClick={onClose}>
            {t("confirm.cancel")}
          </button>
          <button type="submit" class="btn btn-primary" disabled={busy}>
            {t(busy ? "explore.fork.busy" : "explore.fork.act")}
          </button>
        </div>
      </form>
    </Modal>
  );
}
