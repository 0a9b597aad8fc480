/** Numbers in clauses: what a party has named for a quantity, and the grid on which a number may lie. */
import type { PartyId } from "../ids.ts";
import { clamp } from "../math.ts";
import type { Option } from "./scenario.ts";

/** The number that a party named for a quantity, on the quantity's grid; its middle when it named none. */
export function figureOf(quantity: NonNullable<Option["quantity"]>, party: PartyId): number {
  const named = quantity.figures.find((f) => f.by === party)?.value ?? (quantity.min + quantity.max) / 2;
  return onGrid(quantity, named);
}

/** The nearest value that the quantity allows. */
export function onGrid(quantity: NonNullable<Option["quantity"]>, value: number): number {
  const steps = Math.floor((clamp(value, quantity.min, quantity.max) - quantity.min) / quantity.step + 0.5);
  return Math.min(quantity.max, quantity.min + steps * quantity.step);
}
