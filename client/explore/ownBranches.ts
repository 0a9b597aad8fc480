/** Which branches this browser has opened or sat at: a tree shows unlisted ones only to whoever names their codes. */
const KEY = "adref.branches";
const MOST = 40;

/** Their codes, newest first; a storage that refuses counts as empty. */
export function ownBranches(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((code): code is string => typeof code === "string") : [];
  } catch {
    return [];
  }
}

export function keepOwnBranch(code: string): void {
  try {
    const codes = [code, ...ownBranches().filter((other) => other !== code)].slice(0, MOST);
    localStorage.setItem(KEY, JSON.stringify(codes));
  } catch {
    // Nothing is kept: the branch is found by its code alone.
  }
}

/** The server knows nothing of these codes any more. */
export function forgetOwnBranches(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // It was not kept in the first place.
  }
}
