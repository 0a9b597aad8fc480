/** Sentences of the rules: why something was refused and what would be allowed, and why a bot did what it did. */

import type { Refusal } from "../shared/engine/refusal.ts";
import type { Because } from "../shared/engine/rules/because.ts";
import type { PublicScenario } from "../shared/engine/view/viewTypes.ts";
import type { ServerRefusal } from "../shared/protocol.ts";
import {
  articleName,
  channelName,
  hasText,
  issueIn,
  lockLabel,
  type Params,
  partyIn,
  partyName,
  seatIn,
  seatName,
  t,
  tOr,
} from "./words.ts";

/** A parameter of a refusal or a reason, as words: ids become names where the key says what they are. */
function named(
  scenario: PublicScenario | null,
  key: string,
  value: string | number | readonly string[],
): Params[string] {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return value.map((v) => String(named(scenario, key, v)));
  if (scenario === null) return tOr(`word.${value}`, {}, value);
  if (issueIn(scenario, value) !== undefined && !PARTY_KEYS.has(key)) return articleName(scenario, value);
  if (partyIn(scenario, value) !== undefined) return partyName(scenario, value);
  if (seatIn(scenario, value) !== undefined) return seatName(scenario, value);
  if (scenario.locks.some((l) => l.id === value)) return lockLabel(scenario, value);
  if (value === "plenary" || /^(with|caucus|cable):/.test(value)) return channelName(scenario, value);
  for (const issue of scenario.issues)
    for (const option of issue.options) if (option.id === value && OPTION_KEYS.has(key)) return option.label;
  return tOr(`word.${value}`, {}, value);
}
const PARTY_KEYS = new Set(["party", "parties", "of", "to", "from", "by"]);
const OPTION_KEYS = new Set(["option", "options", "allow"]);

const namedAll = (scenario: PublicScenario | null, params: Refusal["with"]): Params =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, named(scenario, key, value)]));

/** A place for which the rules gave nothing, with the space before it. */
const UNFILLED = /\s*\{(?:the )?[a-zA-Z]+\}/g;

/** Why something was refused and what would be allowed, in one or two sentences. */
export function sayRefusal(refusal: Refusal | ServerRefusal, scenario: PublicScenario | null = null): string {
  const key = `refusal.${refusal.refused}`;
  const params = namedAll(scenario, refusal.with);
  return (hasText(key) ? t(key, params) : t("refusal.other")).replace(UNFILLED, "");
}

/** Why a bot did something, in one sentence; empty when its reason has no words. */
export function sayBecause(
  because: Because | null | undefined,
  scenario: PublicScenario | null = null,
): string {
  if (because === null || because === undefined) return "";
  const key = `because.${because.code}`;
  if (!hasText(key)) return "";
  return t(key, namedAll(scenario, because.with ?? {})).replace(UNFILLED, "");
}
