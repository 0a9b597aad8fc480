/** Structured logs on standard error. Tokens, seeds and what people write to each other never stand in them. */
import pino from "pino";

export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error">;

const SECRET = ["token", "reconnectionToken", "authorization", "cookie", "seed", "text", "command"];

/** A logger at `level`; "silent" writes nothing. `into` is for tests. */
export function openLog(level: string, into: pino.DestinationStream = pino.destination(2)): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[redacted]" },
    },
    into,
  );
}
