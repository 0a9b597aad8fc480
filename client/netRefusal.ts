/** Finds the refusal in whatever a request threw. Says null where the line itself failed. */
import type { ServerRefusal } from "../shared/protocol.ts";
import { SERVER_REFUSALS } from "../shared/protocol.ts";

/** The refusal in what a request threw: bare, as the SDK's `reason`, or as JSON in a match-making message. */
export function refusalIn(error: unknown): ServerRefusal | null {
  if (typeof error !== "object" || error === null) return null;
  if ("refused" in error && typeof error.refused === "string")
    return {
      refused: error.refused as ServerRefusal["refused"],
      with: ("with" in error ? error.with : {}) as ServerRefusal["with"],
    };
  if ("reason" in error) return refusalIn(error.reason);
  const code = "code" in error ? error.code : undefined;
  const message = "message" in error && typeof error.message === "string" ? error.message : "";
  if (message.startsWith("{")) {
    try {
      const found = refusalIn(JSON.parse(message));
      if (found !== null) return found;
    } catch {
      // Not JSON after all.
    }
  }
  // The match-making door says its code as the whole message.
  const known = SERVER_REFUSALS.find((refused) => refused === message);
  if (known !== undefined) return { refused: known, with: {} };
  // Refused at the door: 401 and 525 are a token that nobody knows.
  if (code === 401 || code === 525 || code === 403) return { refused: "badToken", with: {} };
  if (code === 404) return { refused: "unknownMatch", with: {} };
  return null;
}
