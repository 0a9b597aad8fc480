/** What the door itself refuses, as values. Words for the codes live in the client's texts. */
import type { Refusal } from "../shared/engine/refusal.ts";
import type { ServerRefusal } from "../shared/protocol.ts";

export type Refused = Refusal | ServerRefusal;

export const no = (refused: ServerRefusal["refused"], params: ServerRefusal["with"] = {}): ServerRefusal => ({
  refused,
  with: params,
});

/** True for a refusal among the answers of the host. */
export const isRefused = (x: unknown): x is Refused =>
  typeof x === "object" && x !== null && "refused" in x && "with" in x;
