/** Strict schemas of everything that comes in from outside beside the command itself. Unknown keys are mistakes. */
import * as z from "zod";
import { commandSchema } from "../../shared/engine/command.ts";
import { DOMAINS } from "../../shared/engine/ids.ts";
import type {
  ExplainAsk,
  HistoryAsk,
  JoinMatch,
  NextMatch,
  OpenMatch,
  ServerRefusal,
  Submit,
  Sync,
} from "../../shared/protocol.ts";
import { no, type Refused } from "../refused.ts";

const id = z.string().min(1).max(120);
/** A name is shown to others: no control characters, and none that turn the direction of the text around it. */
export const name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u);

export const openSchema: z.ZodType<OpenMatch> = z.strictObject({
  scenario: id,
  seats: z.array(id).max(8),
  name,
  timed: z.boolean(),
  listed: z.boolean(),
  leads: z.boolean().optional(),
});
export const joinSchema: z.ZodType<JoinMatch> = z.strictObject({ name });
export const nextSchema: z.ZodType<NextMatch> = z.strictObject({ token: z.string().min(1).max(120) });
/** Body of the request that opens a room's socket. */
export const enterSchema = z.strictObject({ match: id, token: z.string().min(1).max(120) });
export const reconnectSchema = z.strictObject({ reconnectionToken: z.string().min(1).max(120) });

export const syncSchema: z.ZodType<Sync> = z.strictObject({
  after: z.int().min(0).nullable(),
  packed: z.boolean().optional(),
});
export const historySchema: z.ZodType<HistoryAsk> = z.strictObject({ before: z.int().min(1) });
export const explainSchema: z.ZodType<ExplainAsk> = z.strictObject({
  truster: id,
  trustee: id,
  domain: z.enum(DOMAINS).nullable(),
});

const submitSchema = z.strictObject({
  cid: z.string().min(1).max(64),
  seat: id.nullable(),
  command: commandSchema,
});
const COMMANDS: ReadonlySet<string> = new Set(commandSchema.options.map((option) => option.shape.type.value));

/** What `schema` makes of `input`, or a refusal that names the place of the first mistake and nothing else. */
export function read<T>(schema: z.ZodType<T>, input: unknown): T | ServerRefusal {
  const parsed = schema.safeParse(input);
  return parsed.success ? parsed.data : malformed(parsed.error);
}

/** A command as a person may submit it: reasons are for bots, branches for the server, and a name must be fit to be shown. */
export function readSubmit(input: unknown): Submit | Refused {
  const parsed = submitSchema.safeParse(input);
  if (!parsed.success)
    return isUnknownCommand(input) ? { refused: "unknownCommand", with: {} } : malformed(parsed.error);
  const { command } = parsed.data;
  if (command.type === "branch") return { refused: "unknownCommand", with: {} };
  if ("because" in command && command.because !== undefined)
    return no("malformed", { at: "command.because" });
  if (command.type === "takeSeat" && !name.safeParse(command.name).success)
    return no("malformed", { at: "command.name" });
  return parsed.data;
}

function malformed(error: z.ZodError): ServerRefusal {
  const [first] = error.issues;
  return no("malformed", { at: (first?.path ?? []).map(String).join(".").slice(0, 80) });
}

function isUnknownCommand(input: unknown): boolean {
  const command =
    typeof input === "object" && input !== null ? (input as { command?: unknown }).command : undefined;
  const type =
    typeof command === "object" && command !== null ? (command as { type?: unknown }).type : undefined;
  return typeof type === "string" && !COMMANDS.has(type);
}
