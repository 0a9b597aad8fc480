/** The colours that a branch may have, by the names that the style sheets know. */
export const BRANCH_COLOUR_NAMES = [
  "blue",
  "rust",
  "teal",
  "violet",
  "ochre",
  "plum",
  "moss",
  "steel",
] as const;

/** The name of a branch's colour; one that this page does not know yet is shown as the first. */
export const colourName = (colour: number): (typeof BRANCH_COLOUR_NAMES)[number] =>
  BRANCH_COLOUR_NAMES[colour] ?? "blue";
