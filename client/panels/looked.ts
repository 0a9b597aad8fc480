/** Up to which event this browser has shown the log of a table. A storage that refuses counts as never. */

const keyOf = (code: string): string => `adref.log.${code}`;

export function lookedUpTo(code: string): number {
  try {
    const n = Number(localStorage.getItem(keyOf(code)));
    return Number.isSafeInteger(n) && n > 0 ? n : 0;
  } catch {
    return 0;
  }
}

export function keepLooked(code: string, n: number): void {
  try {
    localStorage.setItem(keyOf(code), String(n));
  } catch {
    // Nothing is kept; the mark is missing next time.
  }
}
