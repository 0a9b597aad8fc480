/** Why a bot did it: codes whose parameters every recipient of the event already sees, so a reason leaks nothing. */

export const BECAUSE = [
  /** Opens with its known position. */
  "opening",
  /** Moves on `issue` to bring the sides nearer. */
  "movesOn",
  /** Takes over the other side's wording on `issue`. */
  "meets",
  /** The package leaves it better off than going on without it. */
  "goodEnough",
  /** What is offered is worth less to it than going on; `issue` weighs most. */
  "belowNeeds",
  /** It goes beyond what its capital allows on `issue`. */
  "beyondMandate",
  /** A small agreement can be kept now, whatever becomes of the whole. */
  "earlyHarvest",
  /** The mediator's single text, between both positions. */
  "oneText",
  /** Lends its name as a witness or guarantor. */
  "witness",
  /** Will not be bound by this as a guarantor. */
  "notBound",
  /** Enough articles are agreed to put the whole text up for initials. */
  "closeText",
  /** The sides have not moved; a third party may help. */
  "stalled",
  /** Keeps its line. */
  "holds",
] as const;
export type BecauseCode = (typeof BECAUSE)[number];

export interface Because {
  readonly code: BecauseCode;
  readonly with?: Readonly<Record<string, string>> | undefined;
}

/** The event's reason field, absent when there is none. */
export const audienceSafe = (because: Because | undefined): { because?: Because } =>
  because === undefined ? {} : { because };
