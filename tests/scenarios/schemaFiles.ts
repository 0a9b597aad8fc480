/**
 * A JSON Schema for each file of a scenario, made from the schema that reads it, for editors to complete and to explain.
 * What a schema cannot say (ids that must exist, sums, dates in order) stays with `npm run check:scenarios`.
 */
import * as z from "zod";
import { CHANGES, FILES, LINE, MODEL } from "../../server/scenarios/scenarioFiles.ts";
import { scenarioSchema } from "../../shared/engine/scenario/scenario.ts";
import { changesSchema } from "../../shared/engine/scenario/scenarioChanges.ts";
import { lineSchema } from "../../shared/engine/scenario/scenarioLine.ts";

type Json = Record<string, unknown>;

/** What each file is for, in a sentence. */
const TITLES: Readonly<Record<string, string>> = {
  "scenario.json": "The frame of a scenario: when, where, who.",
  "issues.json": "The articles that are negotiated, with their options.",
  "sheets.json": "What each party values, its mandate and its reservation value.",
  "positions.json": "What each party is on record as wanting.",
  "record.json": "Agreements kept and broken before the match.",
  "locks.json": "What is blocked and how it opens; applications; steps of entry into force.",
  "shocks.json": "Events that nobody at the table can order.",
  "world.json": "Regions, sides, publics, aid and sanctions.",
  "recorded.json": "What happened, for the debrief.",
  "sources.json": "The sources, by id.",
  [CHANGES]: "Prepared what-ifs: what is changed, in a few edits of closed kinds.",
  [LINE]: "The recorded course as commands, by the events of recorded.json.",
  [MODEL]: "Model parameters: all of them, or those in which a scenario differs.",
};

const pointer = { $schema: { type: "string", description: "This schema, so that an editor can complete." } };

/** The schema's name beside that of the file which it is for. */
const nameOf = (file: string): string => file.replace(/\.json$/, ".schema.json");

/** JSON Schema (draft 7, which every editor knows) by the name of its own file. */
export function schemaFiles(): Readonly<Record<string, string>> {
  const shape = scenarioSchema.shape as Readonly<Record<string, z.ZodType>>;
  const files: Record<string, string> = {};
  for (const [file, held] of Object.entries(FILES)) {
    const schema =
      typeof held === "string"
        ? wholeField(held, draft7(shape[held] as z.ZodType))
        : withPointer(
            draft7(
              z.strictObject(Object.fromEntries(held.map((field) => [field, shape[field] as z.ZodType]))),
            ),
          );
    files[nameOf(file)] = printed(file, schema);
  }
  // A scenario's own file may name single parameters, so none is required here.
  files[nameOf(MODEL)] = printed(MODEL, withPointer(draft7(scenarioSchema.shape.model.partial())));
  files[nameOf(CHANGES)] = printed(CHANGES, wholeField("changes", draft7(changesSchema)));
  files[nameOf(LINE)] = printed(LINE, withPointer(draft7(lineSchema)));
  return files;
}

const printed = (file: string, { $schema, ...rest }: Json): string =>
  `${JSON.stringify({ $schema, title: TITLES[file], ...rest }, null, 2)}\n`;

function draft7(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema }) => {
      // Bounds of the number type itself and the long form of a date say nothing to an author.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.format === "date" || jsonSchema.format === "uri") delete jsonSchema.pattern;
    },
  }) as Json;
}

/** The schema of an object that may name its schema beside its fields; what is free in a map are only the other keys. */
function withPointer({ propertyNames, additionalProperties, ...schema }: Json): Json {
  const pattern = (propertyNames as { pattern?: string } | undefined)?.pattern;
  return {
    ...schema,
    properties: { ...pointer, ...(schema.properties as Json | undefined) },
    ...(pattern === undefined ? {} : { patternProperties: { [pattern]: additionalProperties } }),
    additionalProperties: false,
  };
}

/** A file that holds one field: an object takes the pointer among its fields, a list stands beside it by its name. */
function wholeField(field: string, { $schema, definitions, ...schema }: Json): Json {
  const rest = { $schema, ...(definitions === undefined ? {} : { definitions }) };
  if (schema.type === "object") return { ...rest, ...withPointer(schema) };
  return {
    ...rest,
    anyOf: [
      {
        type: "object",
        properties: { ...pointer, [field]: schema },
        required: [field],
        additionalProperties: false,
      },
      schema,
    ],
  };
}
