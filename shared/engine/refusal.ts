/**
 * Every way in which the rules say no: a closed code with parameters. Words for them live in the
 * client's texts; parameters name only what the refused seat may know.
 */
export const REFUSALS = [
  "malformed",
  "unknownCommand",
  "notYourSeat",
  "unknownSeat",
  "seatTaken",
  "seatNotHeld",
  "otherDelegation",
  "wrongRole",
  "wrongPhase",
  "stale",
  "paused",
  "matchOver",
  "alreadyReady",
  "alreadySealed",
  "unknownChannel",
  "notInChannel",
  "unknownParty",
  "unknownIssue",
  "unknownOption",
  "optionClosed",
  "valueNeeded",
  "valueNotAllowed",
  "valueOutOfRange",
  "duplicateIssue",
  "notToSelf",
  "principalsMissing",
  "signatoryMissing",
  "mediatorOnly",
  "belligerentsOnly",
  "lapseOutOfRange",
  "unknownOffer",
  "offerNotOpen",
  "notAddressed",
  "notYourOffer",
  "alreadyAnswered",
  "tooManyOffers",
  "away",
  "notAway",
  "locked",
  "notStanding",
  "alreadyStanding",
  "unknownInstrument",
  "nothingToRule",
  "notMediator",
  "alreadyAsked",
  "postureNotAllowed",
  "supportNotAllowed",
  "unknownObligation",
  "unknownAccusation",
  "lineNotAllowed",
  "clockOnly",
  "facilitatorOnly",
  "unknownShock",
  "shockFallen",
  "memorialShock",
  "notPaused",
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export interface Refusal {
  readonly refused: RefusalCode;
  /** What the sentence needs: ids and numbers, never free text from another seat. */
  readonly with: Readonly<Record<string, string | number | readonly string[]>>;
}

export const refuse = (refused: RefusalCode, params: Refusal["with"] = {}): Refusal => ({
  refused,
  with: params,
});
export const isRefusal = (x: unknown): x is Refusal => typeof x === "object" && x !== null && "refused" in x;
