/** What could be known on a day: statements about the world carry the day on which they became public. */

/** The statements that a reader of `day` (2022-03-28) had; without a day all of them, as they are known now. */
export const knownOn = <T extends { readonly date: string }>(
  statements: readonly T[],
  day?: string,
): readonly T[] => (day === undefined ? statements : statements.filter((s) => s.date <= day));
