/**
 * Words: finds the text of a key and fills it, and names what the scenario names. No English stands here;
 * dates and numbers are written by hand so that every machine writes them alike.
 */
import type { ComponentChild } from "preact";
import {
  type ChannelKey,
  type InstrumentId,
  type IssueId,
  type LockId,
  type OptionId,
  type PartyId,
  partyOf,
  type SeatId,
} from "../shared/engine/ids.ts";
import type { Issue, Option, Party } from "../shared/engine/scenario/scenario.ts";
import type { Clause, Instrument, Line } from "../shared/engine/state.ts";
import type { PublicScenario } from "../shared/engine/view/viewTypes.ts";
import type { EN_EXPLORE } from "./texts/en.explore.ts";
import type { EN_LAB } from "./texts/en.lab.ts";
import type { EN_MODEL_CARD } from "./texts/en.modelCard.ts";
import { inSentence } from "./texts/en.names.ts";
import { EN } from "./texts/en.ts";

/** Every key: of the texts that each page starts with, and of those that come with a page that is fetched later. */
export type Key =
  | keyof typeof EN
  | keyof typeof EN_EXPLORE
  | keyof typeof EN_LAB
  | keyof typeof EN_MODEL_CARD;
/** What a text is filled with; several names are joined as a list. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;
/** A text with one form, or with two chosen by the parameter `n`. */
export type Words = string | { readonly one: string; readonly other: string };

const texts: Record<string, Words | undefined> = { ...EN };

/** Adds the texts of a page that is fetched later: called once, when its code arrives. */
export function bringTexts(more: Readonly<Record<string, Words>>): void {
  Object.assign(texts, more);
}

/** Is there a text for this key? */
export const hasText = (key: string): key is Key => texts[key] !== undefined;

/**
 * The text of `key` with its places filled: `{name}` by a parameter, `{the name}` by the name as it stands in a
 * sentence, `{has|have}` by whether the first `{the …}` is one or more. `n` chooses between two texts.
 */
export function t(key: Key, params: Params = {}): string {
  return fill(template(key, params), params);
}

/** The text of a key made at run time, or `otherwise` when there is none. */
export function tOr(key: string, params: Params, otherwise: string): string {
  return hasText(key) ? t(key, params) : otherwise;
}

/** Like t, but parameters may be elements: the pieces of the text in order. */
export function pieces(key: Key, params: Readonly<Record<string, ComponentChild>>): ComponentChild[] {
  const n = params.n;
  const words = template(key, typeof n === "number" ? { n } : {});
  return words
    .split(/(\{[a-zA-Z]+\})/)
    .map((part) => (part.startsWith("{") && part.slice(1, -1) in params ? params[part.slice(1, -1)] : part));
}

function template(key: string, params: Params): string {
  const words = texts[key];
  if (words === undefined) return key;
  if (typeof words === "string") return words;
  return params.n === 1 ? words.one : words.other;
}

const PLACE = /\{(the )?([a-zA-Z]+)\}/g;
const CHOICE = /\{([^{}|]*)\|([^{}|]*)\}/g;

function fill(words: string, params: Params): string {
  const subject = /\{the ([a-zA-Z]+)\}/.exec(words)?.[1];
  const plural = subject !== undefined && isPlural(params[subject]);
  const filled = words
    .replace(CHOICE, (_, one: string, more: string) => (plural ? more : one))
    .replace(PLACE, (whole, the: string | undefined, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (typeof value === "number") return numberWords(value);
      const form = (x: string): string => (the === undefined ? x : inSentence(x).text);
      return typeof value === "string" ? form(value) : listWords(value.map(form));
    });
  return words.startsWith("{the ") ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
}

function isPlural(value: Params[string] | undefined): boolean {
  if (typeof value === "string") return inSentence(value).plural;
  return typeof value === "object" && (value.length > 1 || value.some((name) => inSentence(name).plural));
}

// ── Numbers, dates, lists ────────────────────────────────────────────────────────────────────────────

/** 200000 → "200,000"; a minus is a real minus. */
export function numberWords(value: number): string {
  const [whole = "0", fraction] = String(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** "+3", "−2", "0". */
export const signedWords = (value: number): string =>
  value > 0 ? `+${numberWords(value)}` : numberWords(value);

/** 0.174 → "17 %". */
export const percentWords = (share: number): string => `${numberWords(Math.round(share * 100))} %`;

const monthName = (month: number, short: boolean): string =>
  t(`date.${short ? "short" : "long"}.${month}` as Key);

const parts = (iso: string): { year: number; month: number; day: number } => ({
  year: Number(iso.slice(0, 4)),
  month: Number(iso.slice(5, 7)),
  day: Number(iso.slice(8, 10)),
});

/** "2022-03-28" → "28 March 2022". */
export function dateWords(iso: string): string {
  const { year, month, day } = parts(iso);
  return `${day} ${monthName(month, false)} ${year}`;
}

/** "2022-03-28" → "28 Mar". */
export function dateShort(iso: string): string {
  const { month, day } = parts(iso);
  return `${day} ${monthName(month, true)}`;
}

/** "4–10 April 2022", "28 March – 3 April 2022". */
export function dateRange(from: string, to: string): string {
  const a = parts(from);
  const b = parts(to);
  if (a.year !== b.year) return `${dateWords(from)} – ${dateWords(to)}`;
  if (a.month !== b.month) return `${a.day} ${monthName(a.month, false)} – ${dateWords(to)}`;
  return a.day === b.day ? dateWords(from) : `${a.day}–${dateWords(to)}`;
}

/** Days since 1970-01-01 → "2022-03-28". */
export const isoOfDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Days since 1970-01-01 → "28 March 2022". */
export const dayWords = (day: number): string => dateWords(isoOfDay(day));

/** What `sources.json` writes where a source bears no date. */
const UNDATED = "n.d.";

/** A source's date: a day or a month in words, a bare year as it is, said to be none where it bears none; a remark stays. */
export function sourceDate(date: string): string {
  const [, year, month, day, rest = ""] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![-\d])(.*)$/.exec(date) ?? [];
  if (date === UNDATED) return t("source.undated");
  if (year === undefined) return /^\d{4}/.test(date) ? date : "";
  if (month === undefined) return date;
  const iso = `${year}-${month}-${day ?? "01"}`;
  return (day === undefined ? `${monthName(parts(iso).month, false)} ${year}` : dateWords(iso)) + rest;
}

/** "OHCHR, 7 December 2022": who published it and when, as far as that is known. */
export const sourceWords = (source: { readonly publisher: string; readonly date: string }): string =>
  [source.publisher, sourceDate(source.date)].filter((x) => x !== "").join(", ");

/** "a", "a and b", "a, b and c"; with `or` for choices. */
export function listWords(items: readonly string[], how: "list.and" | "list.or" = "list.and"): string {
  if (items.length <= 1) return items[0] ?? "";
  return t(how, { first: items.slice(0, -1).join(", "), last: items[items.length - 1] ?? "" });
}

/** Seconds → "12:40", above an hour "1:02:40", above a day "2 days". */
export function clockWords(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= 172_800) return t("clock.days", { n: Math.floor(s / 86_400) });
  const two = (x: number): string => String(x).padStart(2, "0");
  const hours = Math.floor(s / 3600);
  return hours > 0
    ? `${hours}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
    : `${two(Math.floor(s / 60))}:${two(s % 60)}`;
}

// ── Names from the scenario ──────────────────────────────────────────────────────────────────────────

export const partyIn = (scenario: PublicScenario, id: PartyId): Party | undefined =>
  scenario.parties.find((p) => p.id === id);
export const issueIn = (scenario: PublicScenario, id: IssueId): Issue | undefined =>
  scenario.issues.find((i) => i.id === id);
export const optionIn = (scenario: PublicScenario, issue: IssueId, option: OptionId): Option | undefined =>
  issueIn(scenario, issue)?.options.find((o) => o.id === option);

export const partyName = (scenario: PublicScenario, id: PartyId): string => partyIn(scenario, id)?.name ?? id;
/** Names longer than this, in letters, give way to the shorter adjective where there is little room. */
const LONG_NAME = 18;

/** A name for where there is little room: a usual abbreviation, what a long name is called by, a group's last word. */
export const partyShort = (party: Pick<Party, "flag" | "name" | "adjective">): string => {
  if (party.name.length > LONG_NAME && party.adjective.length < party.name.length) return party.adjective;
  if (party.flag !== null) return tOr(`party.short.${party.flag.replace(/\.svg$/, "")}`, {}, party.name);
  const word = party.name.split(" ").at(-1) ?? party.name;
  return word.slice(0, 1).toUpperCase() + word.slice(1);
};

/** "the United States": its name as it stands in a sentence. */
export const partyInText = (scenario: PublicScenario, id: PartyId): string =>
  inSentence(partyName(scenario, id)).text;
/** Their names, for a text that joins them. */
export const namesOf = (scenario: PublicScenario, ids: readonly PartyId[]): readonly string[] =>
  ids.map((id) => partyName(scenario, id));
/** Their names as a heading has them: "Ukraine and United States". */
export const partyNames = (scenario: PublicScenario, ids: readonly PartyId[]): string =>
  listWords(namesOf(scenario, ids));
export const issueTitle = (scenario: PublicScenario, id: IssueId): string =>
  issueIn(scenario, id)?.title ?? id;
/** "Article 5, Response to an armed attack". */
export function articleName(scenario: PublicScenario, id: IssueId): string {
  const issue = issueIn(scenario, id);
  return issue === undefined ? id : t("name.article", { n: String(issue.article), title: issue.title });
}

/** "Head of delegation": what the seat is called. */
export const seatTitle = (scenario: PublicScenario, seat: SeatId): string =>
  seatIn(scenario, seat)?.title ?? seat;
/** "Head of delegation, Ukraine". */
export const seatName = (scenario: PublicScenario, seat: SeatId): string =>
  t("name.seat", { title: seatTitle(scenario, seat), party: partyName(scenario, partyOf(seat)) });
export const seatOffice = (scenario: PublicScenario, seat: SeatId): string =>
  seatIn(scenario, seat)?.office ?? "";
export const seatIn = (scenario: PublicScenario, seat: SeatId) =>
  partyIn(scenario, partyOf(seat))?.seats.find((s) => s.id === seat);

/** The option's label with its number: "Army ceiling: 200,000". */
export function clauseLabel(scenario: PublicScenario, clause: Clause): string {
  const option = optionIn(scenario, clause.issue, clause.option);
  if (option === undefined) return clause.option;
  if (clause.value === undefined) return option.label;
  return option.label.includes("{n}")
    ? option.label.replaceAll("{n}", numberWords(clause.value))
    : t("name.quantity", { label: option.label, value: quantityWords(option, clause.value) });
}

/** "Art. 5: any one may act". */
export const clauseShort = (scenario: PublicScenario, clause: Clause): string =>
  t("name.clause", {
    n: String(issueIn(scenario, clause.issue)?.article ?? ""),
    label: clauseLabel(scenario, clause),
  });

/** The treaty wording of a clause. */
export function clauseWording(scenario: PublicScenario, clause: Clause): string {
  const option = optionIn(scenario, clause.issue, clause.option);
  if (option === undefined) return clause.option;
  return clause.value === undefined
    ? option.wording
    : option.wording.replaceAll("{n}", numberWords(clause.value));
}

/** "250 thousand persons". */
export const quantityWords = (option: Option, value: number): string => {
  return `${numberWords(value)} ${option.quantity?.unit ?? ""}`.trimEnd();
};

export const lockLabel = (scenario: PublicScenario, id: LockId): string =>
  scenario.locks.find((l) => l.id === id)?.label ?? id;

/** "Plenary", "Ukraine and Russia", "Ukraine: caucus", "Ukraine: cable to the capital". */
export function channelName(scenario: PublicScenario, key: ChannelKey): string {
  const rest = key.slice(key.indexOf(":") + 1);
  if (key === "plenary") return t("channel.plenary");
  if (key.startsWith("with:")) return partyNames(scenario, rest.split("+"));
  if (key.startsWith("caucus:")) return t("channel.caucus", { party: partyName(scenario, rest) });
  if (key.startsWith("cable:")) return t("channel.cable", { party: partyName(scenario, rest) });
  return key;
}

/** "the treaty (Ukraine, Russia)". */
export function instrumentName(
  scenario: PublicScenario,
  instruments: Readonly<Record<InstrumentId, Instrument>>,
  id: InstrumentId,
): string {
  const instrument = instruments[id];
  return instrument === undefined ? t("instrument.unknown") : instrumentWords(scenario, instrument);
}
export const instrumentWords = (scenario: PublicScenario, instrument: Instrument): string =>
  t("instrument.named", {
    kind: t(`instrument.kind.${instrument.kind}`),
    parties: namesOf(scenario, instrument.signatories),
  });

/** A public line in a sentence fragment: "raises the precondition …". */
export function lineWords(scenario: PublicScenario, line: Line): string {
  switch (line.kind) {
    case "none":
      return t("line.none");
    case "raise":
    case "drop":
      return t(`line.${line.kind}`, { lock: lockLabel(scenario, line.lock) });
    case "redLine":
    case "openness":
      return t(`line.${line.kind}`, {
        article: articleName(scenario, line.issue),
        option: optionIn(scenario, line.issue, line.option)?.label ?? line.option,
      });
    case "apply":
      return t("line.apply", {
        application: scenario.applications.find((a) => a.id === line.application)?.label ?? line.application,
      });
  }
}
