/**
 * What the client knows, as signals. Two writers only, net.ts and actions.ts; any number of readers.
 * Nothing here speaks to the server and nothing here holds a rule.
 */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import {
  type ChannelKey,
  type IssueId,
  type ObligationId,
  type OfferId,
  type PartyId,
  ROLES,
  type Role,
  type SeatId,
} from "../shared/engine/ids.ts";
import type { PublicScenario, View } from "../shared/engine/view/viewTypes.ts";
import type { BranchMark } from "../shared/exploring.ts";
import type { PapersReply, SeenEvent, Ticket } from "../shared/protocol.ts";

const PANELS = ["brief", "text", "channels", "orders", "record", "world", "log"] as const;
export type PanelId = "lead" | (typeof PANELS)[number];
const LEADING = ["lead", ...PANELS.filter((id) => id !== "orders")] as const;

/** The panels beside the table, in the order of their tabs: who leads it has one of their own, and gives no orders. */
export const panelsOf = (view: View): readonly PanelId[] => (isLeading(view) ? LEADING : PANELS);

/** Does this browser lead the table, without a seat? */
export const isLeading = (view: View): boolean => view.who.kind === "facilitator";

/** `opening`: what is shown was asked for without a line; the line is on its way. */
export type LinkState = "opening" | "online" | "offline" | "restoring";

/** One match as this browser sees it. `events` are the visible events numbered `first`…`n`. */
export interface Game {
  readonly scenario: PublicScenario;
  readonly view: View;
  readonly n: number;
  readonly first: number;
  readonly events: readonly SeenEvent[];
  readonly code: string;
  readonly ticket: Ticket;
  /** What only this person may read: the confidential briefs of the seats held here, or all of them. */
  readonly papers: PapersReply;
  readonly link: LinkState;
  /** Server's clock minus this machine's, in milliseconds. */
  readonly clockSkew: number;
  /** What this table is called as a branch of another past; null when it is none. */
  readonly branch: BranchMark | null;
  /** Does somebody lead it, who reads every channel? */
  readonly led: boolean;
}

/** What a panel should bring into view when it opens; panels read it and may clear it by openPanel(id). */
export interface Focus {
  readonly issue?: IssueId;
  readonly channel?: ChannelKey;
  readonly party?: PartyId;
  readonly offer?: OfferId;
  readonly obligation?: ObligationId;
  /** `truster>trustee`. */
  readonly trust?: string;
  readonly region?: string;
}

export interface Notice {
  readonly text: string;
  readonly tone: "info" | "alert";
}

/** A binding act that waits for its author's word. */
export interface Asking {
  readonly title: string;
  readonly body: string;
  /** Extra lines, such as the articles that would bind. */
  readonly lines: readonly string[];
  /** The act by its name: "Initial the treaty", never "OK". */
  readonly act: string;
  readonly answer: (yes: boolean) => void;
}

export const game: Signal<Game | null> = signal(null);
export const panel: Signal<PanelId> = signal("brief");
export const focus: Signal<Focus | null> = signal(null);
export const notice: Signal<Notice | null> = signal(null);
export const asking: Signal<Asking | null> = signal(null);
/** Commands sent and not yet answered: what buttons may show as "sending". */
export const pending: Signal<number> = signal(0);
/** Per channel the number of the last message that was read here. */
export const readUpTo: Signal<Readonly<Record<ChannelKey, number>>> = signal({});
/** Shocks that this person has acknowledged. */
export const acknowledged: Signal<readonly string[]> = signal([]);

/** Unread messages per channel, own ones not counted. */
export const unread: ReadonlySignal<Readonly<Record<ChannelKey, number>>> = computed(() => {
  const g = game.value;
  const counts: Record<ChannelKey, number> = {};
  if (g === null) return counts;
  const mine = mySeats(g.view);
  for (const event of g.events) {
    if (event.type !== "said" || mine.includes(event.from)) continue;
    if (event.n > (readUpTo.value[event.channel] ?? 0))
      counts[event.channel] = (counts[event.channel] ?? 0) + 1;
  }
  return counts;
});
export const unreadTotal: ReadonlySignal<number> = computed(() =>
  Object.values(unread.value).reduce((a, b) => a + b, 0),
);

/** Seats that this browser holds. */
export const mySeats = (view: View): readonly SeatId[] => (view.who.kind === "seats" ? view.who.seats : []);
/** My delegation, or null for a spectator. */
export const myParty = (view: View): PartyId | null => (view.who.kind === "seats" ? view.who.party : null);

/** Which of my seats acts: the one with `role` if I hold it, else the highest that I hold; null for a spectator. */
export function seatFor(view: View, role?: Role): SeatId | null {
  const seats = mySeats(view);
  for (const wanted of role === undefined ? ROLES : [role, ...ROLES]) {
    const seat = seats.find((s) => s.endsWith(`.${wanted}`));
    if (seat !== undefined) return seat;
  }
  return null;
}
