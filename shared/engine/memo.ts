/**
 * Remembers what was worked out, so that it is worked out once although many ask. Keeps the last answer only: a
 * WeakMap entry for every passing state outlives the young collections and costs more than it spares.
 */
import type { Header, MatchState } from "./state.ts";

interface Answer {
  readonly parts: readonly unknown[];
  readonly made: unknown;
}
/** By question: one answer, or one for each who asks. */
type Answers = (Answer | Map<string, Answer>)[];

const matches = new WeakMap<Header, Answers>();
let asked = 0;
let lastHeader: Header | null = null;
let lastAnswers: Answers = [];

/** Matches interleave on a server and follow each other in a lab: both ask about one many times in a row. */
function answersOf(header: Header): Answers {
  if (header === lastHeader) return lastAnswers;
  let answers = matches.get(header);
  if (!answers) {
    answers = [];
    matches.set(header, answers);
  }
  lastHeader = header;
  lastAnswers = answers;
  return answers;
}

/**
 * `make`, asked again only when one of the `parts` that it depends on is another object than the last time. One
 * answer a match is kept for each `key` of who asks: parties and audiences, never anything without end.
 */
export function remembered<V, W = void>(
  parts: Parts<W>,
  make: (state: MatchState, who: W) => V,
  key?: (who: W) => string,
): (state: MatchState, who: W) => V {
  const place = asked++;
  if (!key)
    return (state, who) => {
      const answers = answersOf(state.header);
      const known = answers[place] as Answer | undefined;
      if (known && holds(known, parts, state, who)) return known.made as V;
      const answer = answered(parts, make, state, who);
      answers[place] = answer;
      return answer.made;
    };
  return (state, who) => {
    const answers = answersOf(state.header);
    let each = answers[place] as Map<string, Answer> | undefined;
    if (!each) {
      each = new Map();
      answers[place] = each;
    }
    const name = key(who);
    const known = each.get(name);
    if (known && holds(known, parts, state, who)) return known.made as V;
    const answer = answered(parts, make, state, who);
    each.set(name, answer);
    return answer.made;
  };
}

type Parts<W> = readonly ((state: MatchState, who: W) => unknown)[];

function holds<W>(known: Answer, parts: Parts<W>, state: MatchState, who: W): boolean {
  for (let i = 0; i < parts.length; i++)
    if ((parts[i] as Parts<W>[number])(state, who) !== known.parts[i]) return false;
  return true;
}

const answered = <V, W>(
  parts: Parts<W>,
  make: (state: MatchState, who: W) => V,
  state: MatchState,
  who: W,
): { readonly parts: readonly unknown[]; readonly made: V } => {
  const made = make(state, who);
  // As long as it gets: an array that grows has room for seventeen, and every match keeps many of these.
  const seen = new Array<unknown>(parts.length);
  for (let i = 0; i < parts.length; i++) seen[i] = (parts[i] as Parts<W>[number])(state, who);
  return { made, parts: seen };
};

/** `make`, asked again only when somebody else or another state is asked about than the last time. */
export function once<W, V>(make: (state: MatchState, who: W) => V): (state: MatchState, who: W) => V {
  let last: { readonly state: MatchState; readonly who: W; readonly made: V } | null = null;
  return (state, who) => {
    if (last?.state !== state || last.who !== who) last = { state, who, made: make(state, who) };
    return last.made;
  };
}

/** How many objects `lately` keeps. */
const KEPT = 32;

/** What was made for each of the last few objects asked about: for questions that know no match. */
export function lately<K extends object, V>(make: (about: K) => V): (about: K) => V {
  const keys: K[] = [];
  const values: V[] = [];
  let oldest = 0;
  let last = 0;
  return (about) => {
    if (keys[last] === about) return values[last] as V;
    last = keys.indexOf(about);
    if (last < 0) {
      last = oldest;
      oldest = (oldest + 1) % KEPT;
      values[last] = make(about);
      keys[last] = about;
    }
    return values[last] as V;
  };
}
