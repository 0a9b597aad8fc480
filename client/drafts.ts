/**
 * Drafts of messages, packages and orders: kept in this browser per match and seat, never sent before
 * their author sends them, and alive after a reload. Another tab's drafts arrive by the storage event.
 */
import { type Signal, signal } from "@preact/signals";
import type { ChannelKey, OfferId, PartyId } from "../shared/engine/ids.ts";
import type { Clause, Form, Link, Orders } from "../shared/engine/state.ts";

/** A package under construction; `lapses` null: the latest round that the menu allows. */
export interface PackageDraft {
  readonly to: readonly PartyId[];
  readonly form: Form;
  readonly clauses: readonly Clause[];
  readonly links: readonly Link[];
  readonly lapses: number | null;
  readonly answers: OfferId | null;
  readonly blind: boolean;
}

export interface OrdersDraft {
  readonly round: number;
  readonly orders: Orders;
}

export interface Drafts {
  readonly messages: Readonly<Record<ChannelKey, string>>;
  readonly package: PackageDraft | null;
  readonly orders: OrdersDraft | null;
}

export const NO_DRAFTS: Drafts = { messages: {}, package: null, orders: null };
export const drafts: Signal<Drafts> = signal(NO_DRAFTS);

/** The part of the Web Storage interface that is needed; a test brings its own. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;
let place: { readonly shelf: Shelf; readonly key: string } | null = null;

const keyOf = (code: string, seat: string | null): string => `adref.draft.${code}.${seat ?? "watch"}`;

/** Loads the drafts of one match and seat; everything set from now on is kept there. */
export function openDrafts(shelf: Shelf, code: string, seat: string | null): void {
  const key = keyOf(code, seat);
  if (place?.key === key && place.shelf === shelf) return;
  place = { shelf, key };
  drafts.value = readDrafts(quiet(() => shelf.getItem(key)) ?? null);
}

/** Takes over what another tab wrote. */
export function draftsFromElsewhere(key: string | null, text: string | null): void {
  if (place !== null && key === place.key) drafts.value = readDrafts(text);
}

/** Replaces one part of the drafts and keeps it. */
export function setDraft<K extends keyof Drafts>(part: K, value: Drafts[K]): void {
  drafts.value = { ...drafts.value, [part]: value };
  if (place === null) return;
  const { shelf, key } = place;
  const { messages, package: offer, orders } = drafts.value;
  const empty = offer === null && orders === null && Object.values(messages).every((text) => text === "");
  // A full or forbidden storage loses the draft at a reload, never the typing now.
  quiet(() => (empty ? shelf.removeItem(key) : shelf.setItem(key, JSON.stringify(drafts.value))));
}

/** Sets the draft of one channel's message. */
export function setMessageDraft(channel: ChannelKey, text: string): void {
  const messages: Record<ChannelKey, string> = { ...drafts.value.messages };
  if (text === "") delete messages[channel];
  else messages[channel] = text;
  setDraft("messages", messages);
}

/** Reads stored drafts; anything unreadable counts as none. */
export function readDrafts(text: string | null): Drafts {
  if (text === null) return NO_DRAFTS;
  const raw: unknown = quiet(() => JSON.parse(text));
  if (typeof raw !== "object" || raw === null) return NO_DRAFTS;
  const { messages, package: offer, orders } = raw as Record<string, unknown>;
  return {
    messages: readMessages(messages),
    package: isPackage(offer) ? offer : null,
    orders: isOrders(orders) ? orders : null,
  };
}

function readMessages(raw: unknown): Drafts["messages"] {
  if (typeof raw !== "object" || raw === null) return {};
  return Object.fromEntries(
    Object.entries(raw).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}

const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === "object" && x !== null && !Array.isArray(x);

const isPackage = (x: unknown): x is PackageDraft =>
  isRecord(x) &&
  Array.isArray(x.to) &&
  Array.isArray(x.clauses) &&
  Array.isArray(x.links) &&
  typeof x.form === "string" &&
  typeof x.blind === "boolean";

const isOrders = (x: unknown): x is OrdersDraft =>
  isRecord(x) &&
  typeof x.round === "number" &&
  isRecord(x.orders) &&
  isRecord(x.orders.conduct) &&
  isRecord(x.orders.answers) &&
  isRecord(x.orders.line);

function quiet<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
