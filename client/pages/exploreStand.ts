/** What the tree's picture and its list share: where a branch stands in words, and the two nodes that are being picked. */
import type { Branch } from "../../shared/exploring.ts";
import type { NodeRef } from "../explore/address.ts";
import { t } from "../words.ts";

/** "A treaty in force", "running, round 4 of 7". */
export const standWords = (branch: Branch): string =>
  branch.ending !== null
    ? t(`ending.${branch.ending}`)
    : t("explore.tree.running", { n: String(branch.round), of: String(branch.rounds) });

export interface Picking {
  readonly picked: readonly NodeRef[];
  readonly pick: (node: NodeRef) => void;
}
