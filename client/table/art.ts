/** Fetches what painting needs from outside: the type faces and the flags. Late or missing ones never stop the table. */
import { bringFaces } from "../faces.ts";
import { flagHref } from "../flag.tsx";

const PATIENCE = 2500;
const flags = new Map<string, HTMLImageElement>();

const soon = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(() => null), new Promise((done) => setTimeout(done, PATIENCE))]);

/** Resolves when the faces are there or patience has ended. */
export const facesReady = (): Promise<unknown> => soon(bringFaces());

/** The flags of these names, kept for the next table. */
export async function flagsReady(names: readonly string[]): Promise<ReadonlyMap<string, CanvasImageSource>> {
  await soon(Promise.all(names.map(oneFlag)));
  return flags;
}

async function oneFlag(name: string): Promise<void> {
  if (flags.has(name)) return;
  const image = new Image(640, 480);
  image.src = flagHref(name);
  await image.decode();
  flags.set(name, image);
}
