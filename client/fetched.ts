/**
 * Code that comes when it is needed, over a line that may be away just then. Chromium remembers for as long as a page
 * lives that a module could not be had (whatwg/html#6768): it is asked for again under another address.
 */

const again = new Map<string, Promise<unknown>>();

/** The module that `load` imports, and does nothing else. Rejects when it cannot be had now; asked again, it tries again. */
export async function fetched<M>(load: () => Promise<M>): Promise<M> {
  try {
    return await load();
  } catch (why) {
    const address = addressIn(why);
    if (address === null) throw why;
    const known = again.get(address) ?? import(`${address}?again=${Date.now()}`);
    again.set(address, known);
    try {
      return (await known) as M;
    } catch (once) {
      again.delete(address);
      throw once;
    }
  }
}

/** What `load` gives, tried with pauses until it is there; `missed` is called each time that it is not. */
export async function inTheEnd<T>(load: () => Promise<T>, missed: () => void): Promise<T> {
  for (let pause = 1000; ; pause = Math.min(2 * pause, 15_000)) {
    try {
      return await load();
    } catch {
      missed();
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

/** The module that could not be had, as the failure names it; only browsers that remember it must be told. */
const addressIn = (why: unknown): string | null =>
  /dynamically imported module: (https?:\/\/[^\s?]+)/.exec(String(why))?.[1] ?? null;
