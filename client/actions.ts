/**
 * What a person does, turned into commands and into changes of the store. No rule is decided here: a
 * refusal comes back from the server and becomes a sentence. Binding acts are asked about first, by name.
 */
import { batch } from "@preact/signals";
import type { Command } from "../shared/engine/command.ts";
import type { ChannelKey, Domain, PartyId, SeatId } from "../shared/engine/ids.ts";
import type { Refusal } from "../shared/engine/refusal.ts";
import type { DebriefReply, ExplainReply, ServerRefusal, Submitted } from "../shared/protocol.ts";
import { bindingAct } from "./binding.ts";
import { keepAcknowledged, keepRead } from "./memory.ts";
import { askDebrief, askExplain, askHistory, sendCommand } from "./net.ts";
import { sayRefusal } from "./sayings.ts";
import {
  acknowledged,
  asking,
  type Focus,
  focus,
  game,
  notice,
  type PanelId,
  panel,
  pending,
  readUpTo,
  seatFor,
} from "./store.ts";
import { t } from "./words.ts";

export { setDraft, setMessageDraft } from "./drafts.ts";

/** Answer of submit when the person said no to the confirmation: nothing was sent. */
export const NOT_SENT: Submitted = { ok: true, repeated: true };

/**
 * Sends a command as the seat that may give it (or as `seat`), waits for the answer across lost connections,
 * and puts a refusal's sentence into the notice. Binding acts (initial, rule, walk out) open the confirmation first.
 * Never optimistic: the table changes when the server tells it.
 */
export async function submit(command: Command, seat?: SeatId): Promise<Submitted> {
  const g = game.value;
  if (g === null) return { ok: false, refusal: { refused: "notSynced", with: {} } };
  const act = bindingAct(command, g);
  if (act !== null && !(await confirmed(act))) return NOT_SENT;
  pending.value += 1;
  try {
    const answer = await sendCommand(command, seat ?? actingSeat(command));
    if (!answer.ok) refuse(answer.refusal);
    else if (notice.value?.tone === "alert") notice.value = null;
    return answer;
  } finally {
    pending.value -= 1;
  }
}

/** The seat that gives a command when none is named. */
function actingSeat(command: Command): SeatId | null {
  const g = game.value;
  if (g === null) return null;
  switch (command.type) {
    case "takeSeat":
    case "leaveSeat":
    case "handToBot":
    case "pause":
    case "resume":
    case "timeOut":
    case "injectShock":
      return null;
    case "instruct":
    case "rule":
      return seatFor(g.view, "capital");
    default:
      return seatFor(g.view, "head");
  }
}

function confirmed(act: {
  title: string;
  body: string;
  lines: readonly string[];
  act: string;
}): Promise<boolean> {
  return new Promise((resolve) => {
    asking.value?.answer(false);
    asking.value = {
      ...act,
      answer: (yes) => {
        asking.value = null;
        resolve(yes);
      },
    };
  });
}

/** Shows why something was refused. */
export function refuse(refusal: Refusal | ServerRefusal): void {
  notice.value = { text: sayRefusal(refusal, game.value?.scenario ?? null), tone: "alert" };
}

/** A sentence about something that failed. */
export function tell(text: string): void {
  notice.value = { text, tone: "alert" };
}

/** A short message that is no error. */
export function inform(text: string): void {
  notice.value = { text, tone: "info" };
}

export function dismissNotice(): void {
  notice.value = null;
}

/** Why a trust figure is what it is; null (and a notice) when it cannot be had now. */
export async function explain(
  truster: PartyId,
  trustee: PartyId,
  domain: Domain | null,
): Promise<ExplainReply | null> {
  return attempt(() => askExplain({ truster, trustee, domain }));
}

/** Fetches the next older page of the log into the store; false when there is none. */
export async function olderHistory(): Promise<boolean> {
  const g = game.value;
  if (g === null || g.first <= 1) return false;
  return (await attempt(() => askHistory(g.first))) ?? false;
}

/** The debrief of a match that has ended. */
export async function debrief(): Promise<DebriefReply | null> {
  return attempt(askDebrief);
}

async function attempt<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isRefusalLike(error)) refuse(error);
    else notice.value = { text: t("notice.unreachable"), tone: "alert" };
    return null;
  }
}

const isRefusalLike = (x: unknown): x is Refusal | ServerRefusal =>
  typeof x === "object" && x !== null && "refused" in x && "with" in x;

/** Opens a panel and, if given, brings something in it into view. */
export function openPanel(id: PanelId, on?: Focus): void {
  batch(() => {
    panel.value = id;
    focus.value = on ?? null;
  });
}

/** Everything told in a channel so far counts as read. */
export function markRead(channel: ChannelKey): void {
  const g = game.value;
  if (g === null) return;
  let last = readUpTo.value[channel] ?? 0;
  for (const event of g.events)
    if (event.type === "said" && event.channel === channel && event.n > last) last = event.n;
  if (last === (readUpTo.value[channel] ?? 0)) return;
  readUpTo.value = { ...readUpTo.value, [channel]: last };
  keepRead(g.code, readUpTo.value);
}

/** The shock was read (or its text skipped): play may go on. */
export function acknowledgeShock(shock: string): void {
  const g = game.value;
  if (g === null || acknowledged.value.includes(shock)) return;
  acknowledged.value = [...acknowledged.value, shock];
  keepAcknowledged(g.code, acknowledged.value);
}
