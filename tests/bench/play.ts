/**
 * Matches to measure with: six people hold the seats, move as the bots would, and talk as people do. The same seed
 * gives the same match, here and on a server that knows the seed.
 */
import { think } from "../../shared/bots/bot.ts";
import { applyAll } from "../../shared/engine/apply.ts";
import type { By, Command } from "../../shared/engine/command.ts";
import { decide } from "../../shared/engine/decide.ts";
import { type Phase, partyOf, roleOf, type SeatId } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import { isReady, ordersSeat } from "../../shared/engine/rules/actors.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { botLuck, publicFace } from "../../shared/lab/rollOut.ts";

/** How many people sit at a table. */
export const PEOPLE = 6;

/** Somebody at the table. Holder ids are stand-ins of their final length; see stock.ts. */
export interface Person {
  readonly holder: string;
  readonly seat: SeatId;
}

export const STAND_IN = "h00000000000000";

/** Every head of a delegation first, then advisers until the table is full. */
export function peopleOf(scenario: Scenario): readonly Person[] {
  const seats = scenario.parties.flatMap((p) => p.seats.map((s) => s.id));
  const heads = seats.filter((s) => roleOf(s) === "head");
  const advisers = seats.filter((s) => roleOf(s) === "military" || roleOf(s) === "legal");
  return [...heads, ...advisers]
    .slice(0, Math.max(PEOPLE, heads.length))
    .map((seat, i) => ({ seat, holder: `${STAND_IN}${i.toString(16).padStart(2, "0")}` }));
}

export interface Played {
  readonly header: Header;
  readonly people: readonly Person[];
  readonly entries: readonly Entry[];
  /** states[n]: after n entries. */
  readonly states: readonly MatchState[];
}

const WORDS =
  "We have read the text that lies on the table. Before the next session we ask how the period before a review is counted.";

/** Plays a whole match; `talk`: what is said for every move in the talks, 0.5 being every second time. */
export function playSeated(header: Header, talk: number): Played {
  const { scenario } = header;
  const people = peopleOf(scenario);
  const face = publicFace(scenario);
  const luck = new Map(people.map(({ seat }) => [seat, botLuck(header.seed, seat)]));
  const viewer = ({ seat }: Person): Viewer => ({ kind: "seats", party: partyOf(seat), seats: [seat] });
  const entries: Entry[] = [];
  const states: MatchState[] = [openMatch(header)];
  let state = states[0] as MatchState;
  let owed = 0;

  const submit = (by: By, command: Command): void => {
    const events = decide(state, by, command);
    if (isRefusal(events))
      throw new Error(`${command.type} was refused with ${events.refused} ${JSON.stringify(events.with)}`);
    state = applyAll(state, events);
    entries.push({ seq: entries.length + 1, at: 0, by, cid: `c${entries.length}`, command, events });
    states.push(state);
  };
  const speak = (person: Person): void => {
    const { say } = viewFor(state, viewer(person)).menu;
    const channel = say[entries.length % say.length];
    if (channel === undefined) return;
    submit(
      { kind: "seat", seat: person.seat, holder: person.holder },
      { type: "say", channel, text: `${entries.length}. ${WORDS}` },
    );
  };
  const move = (person: Person): boolean => {
    const { seat, holder } = person;
    const { phase, round } = state;
    if (phase === "orders" ? ordersSeat(state, partyOf(seat)) !== seat : isReady(state, seat)) return false;
    const command =
      roleOf(seat) === "head"
        ? think(viewFor(state, viewer(person)), face, seat, (luck.get(seat) as { next: () => number }).next)
        : phase === "briefing" || phase === "talks"
          ? ({ type: "ready", round, phase } as const)
          : null;
    if (command === null) return false;
    submit({ kind: "seat", seat, holder }, unexplained(command));
    return true;
  };

  for (const { holder, seat } of people)
    submit({ kind: "holder", holder }, { type: "takeSeat", seat, name: `Delegate ${seat.length}` });
  const phase = (): Phase => state.phase;
  while (phase() !== "ended") {
    let moved = false;
    for (const person of people) {
      const before = phase();
      if (before === "ended" || !move(person)) continue;
      moved = true;
      if (before !== "talks" || phase() !== "talks") continue;
      for (owed += talk; owed >= 1; owed--) speak(person);
    }
    if (!moved) throw new Error(`the match is stuck in ${phase()} of round ${state.round}`);
  }
  return { header, people, entries, states };
}

/** Only bots say why in a code. */
function unexplained(command: Command): Command {
  if (!("because" in command)) return command;
  const { because: _, ...rest } = command;
  return rest;
}

const eventsIn = ({ entries }: Played): number => entries.reduce((n, e) => n + e.events.length, 0);

/** A match in which people talk so much that it has at least `want` entries (or events) before it ends. */
export function playLong(
  header: Header,
  want: { readonly entries: number } | { readonly events: number },
): Played {
  for (let talk = 1; ; talk *= 1.3) {
    const played = playSeated(header, talk);
    if ("entries" in want ? played.entries.length > want.entries : eventsIn(played) >= want.events)
      return played;
  }
}
