/**
 * Doors that others hold: which locks before an application a text would open if it were in force, and which it leaves shut.
 * Reads clauses alone, so it can be told before anybody signs; what hangs on anything else counts as not met.
 */
import type { LockId, PartyId } from "../ids.ts";
import type { Condition, Lock, Scenario } from "../scenario/scenario.ts";
import type { Clause } from "../state.ts";

/** The part of a scenario that the doors need; the public scenario has it too. */
export type DoorTerms = Pick<Scenario, "locks" | "treaty">;

/** Would this condition hold if nothing but these clauses were in force? */
function metBy(condition: Condition, clauses: readonly Clause[]): boolean {
  if ("all" in condition) return condition.all.every((c) => metBy(c, clauses));
  if ("any" in condition) return condition.any.some((c) => metBy(c, clauses));
  const match =
    "inForce" in condition ? condition.inForce : "agreed" in condition ? condition.agreed : undefined;
  return (
    match !== undefined && clauses.some((c) => c.issue === match.issue && match.options.includes(c.option))
  );
}

/** Would a text in force open this lock by something else than its holder's own word? */
export const opensBy = ({ unlock }: Lock, clauses: readonly Clause[]): boolean =>
  unlock.some(({ by }) => by !== "holder" && metBy(by, clauses));

/**
 * Locks before an application that somebody else than the two principals holds, such as an alliance that takes nobody in
 * while a dispute is open. `isClosed`: whether a lock is shut now.
 */
export function doorsUnder(
  { locks, treaty }: DoorTerms,
  isClosed: (lock: LockId) => boolean,
  clauses: readonly Clause[],
): { readonly opened: readonly LockId[]; readonly shut: readonly LockId[] } {
  const isTheirs = (party: PartyId): boolean => treaty.principals.includes(party);
  const doors = locks.filter((l) => "application" in l.blocks && !isTheirs(l.holder) && isClosed(l.id));
  const opens = (l: Lock): boolean => opensBy(l, clauses);
  return {
    opened: doors.filter(opens).map((l) => l.id),
    shut: doors.filter((l) => !opens(l)).map((l) => l.id),
  };
}
