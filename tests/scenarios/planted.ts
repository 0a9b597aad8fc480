/** What a planted mistake is, and how a test damages a copy of the scenario that ships. */
import { istanbul } from "../engine/istanbul.ts";

/** Scenario data that a test may damage in any way. */
// biome-ignore lint/suspicious/noExplicitAny: the point of these tests is to break what the type promises
export type Loose = any;

export const fresh = (): Loose => structuredClone(istanbul());
export const by = (list: Loose[], id: string): Loose =>
  list.find((x) => x.id === id || x.party === id || x.issue === id);
export const option = (s: Loose, issue: string, id: string): Loose => by(by(s.issues, issue).options, id);
export const value = (s: Loose, party: string, issue: string): Loose =>
  by(by(s.sheets, party).valuations, issue);

export interface Planted {
  readonly code: string;
  /** What the mistake's path must begin with. */
  readonly at: string;
  readonly plant: (s: Loose) => void;
  /** Something that the suggestion must say. */
  readonly hint?: string;
}
