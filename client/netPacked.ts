/** Opens the packed answer to a sync. A browser that cannot inflate asks for a plain one. */
import type { PackedSync, Synced } from "../shared/protocol.ts";

export const MAY_UNPACK = "DecompressionStream" in globalThis;

export async function unpacked(reply: Synced | PackedSync): Promise<Synced> {
  if (!("packed" in reply)) return reply;
  const inflated = new Blob([reply.packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return (await new Response(inflated).json()) as Synced;
}
