/**
 * Brings the type faces in when they no longer stand in the way: after the first screen, or at once where this
 * browser had them before. Until then the page is set in what the machine has. All come together: one new layout.
 */

import sansCyrillic from "@fontsource/source-sans-3/files/source-sans-3-cyrillic-400-normal.woff2";
import sansCyrillicBold from "@fontsource/source-sans-3/files/source-sans-3-cyrillic-600-normal.woff2";
import sans from "@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2";
import sansBold from "@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2";
import sansExt from "@fontsource/source-sans-3/files/source-sans-3-latin-ext-400-normal.woff2";
import serif from "@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2";
import serifBold from "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2";
import { hadFaces, keepFaces } from "./memory.ts";

const LATIN =
  "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";
const LATIN_EXTENDED =
  "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF";

const CYRILLIC = "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116";

const face = (family: string, weight: string, file: string, unicodeRange: string): FontFace =>
  new FontFace(family, `url("${new URL(file, import.meta.url).href}")`, {
    weight,
    unicodeRange,
    display: "swap",
  });

let brought: Promise<void> | null = null;

/** Fetches the faces, once; resolves when text is set in them, rejects when one cannot be had. */
export function bringFaces(): Promise<void> {
  brought ??= bring();
  return brought;
}

async function bring(): Promise<void> {
  const faces = [
    face("Source Sans 3", "400", sans, LATIN),
    face("Source Sans 3", "600", sansBold, LATIN),
    face("Source Serif 4", "400", serif, LATIN),
    face("Source Serif 4", "600", serifBold, LATIN),
  ];
  await Promise.all(faces.map((one) => one.load()));
  // What people write in other letters is seldom here: these are fetched when the first such letter is met.
  const seldom = [
    face("Source Sans 3", "400", sansExt, LATIN_EXTENDED),
    face("Source Sans 3", "400", sansCyrillic, CYRILLIC),
    face("Source Sans 3", "600", sansCyrillicBold, CYRILLIC),
  ];
  for (const one of [...faces, ...seldom]) document.fonts.add(one);
  keepFaces();
}

const quietly = (): void => void bringFaces().catch(() => undefined);

/** Called before the first paint. */
export function startFaces(): void {
  if (hadFaces()) quietly();
}

/** Called when the first screen is in the document. */
export function facesAfterPaint(): void {
  if (brought === null) requestAnimationFrame(() => setTimeout(quietly, 150));
}
