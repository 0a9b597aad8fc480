/**
 * About how wide a text will be, without a canvas: the plan must know before anything is drawn. Errs on the wide
 * side; the painters measure again and never write beyond their box.
 */
const NARROW = new Set("iIjlftr.,:;'’|!()[]- ");
const WIDE = new Set("mwMW—%");

const em = (char: string): number => {
  if (WIDE.has(char)) return 0.86;
  if (char === " ") return 0.21;
  if (NARROW.has(char)) return 0.34;
  if (char >= "A" && char <= "Z") return 0.63;
  return 0.54;
};

/** Width of `text` in pixels at `size`; the serif runs a little wider than the sans. */
export function textWidth(text: string, size: number, face: "sans" | "serif" = "sans"): number {
  let width = 0;
  for (const char of text) width += em(char);
  return width * size * (face === "serif" ? 1.07 : 1);
}
