/** Tags as they are typed, taken apart. */
import { MAX_BRANCH_TAG, MAX_BRANCH_TAGS } from "../../shared/exploring.ts";

/** "a, b,, a" → ["a", "b"]: as many and as long as a branch may have. */
export const tagsOf = (typed: string): readonly string[] =>
  [
    ...new Set(
      typed
        .split(",")
        .map((tag) => tag.trim().slice(0, MAX_BRANCH_TAG).trim())
        .filter((tag) => tag !== ""),
    ),
  ].slice(0, MAX_BRANCH_TAGS);
