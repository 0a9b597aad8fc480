/**
 * The field names that the scenario's schema knows, everywhere and at a place: what an author may have meant. Reads the
 * schema itself, so that no list of names has to be kept.
 */
import { scenarioSchema } from "./scenario.ts";

type Def = Readonly<Record<string, unknown>>;

const defOf = (schema: unknown): Def | undefined =>
  (schema as { _zod?: { def?: Def } } | undefined)?._zod?.def;

/** The schemas that stand for a value: itself, or those that it may be, without wrappings. */
function meanings(schema: unknown): readonly Def[] {
  const def = defOf(schema);
  if (!def) return [];
  if (typeof def.getter === "function") return meanings((def.getter as () => unknown)());
  if (def.innerType !== undefined) return meanings(def.innerType);
  if (def.type === "union") return (def.options as readonly unknown[]).flatMap(meanings);
  return [def];
}

/** What a value of `def` holds under `key`: a field, an entry of a list, or the value of any key. */
function inner(def: Def, key: PropertyKey): unknown {
  if (def.shape !== undefined) return (def.shape as Record<PropertyKey, unknown>)[key];
  if (Array.isArray(def.items)) return def.items[Number(key)];
  return def.element ?? def.valueType;
}

/** The names of the fields that an object at `path` of a scenario may have; empty where there is no such object. */
export function fieldsAt(path: readonly PropertyKey[]): readonly string[] {
  let here: readonly Def[] = meanings(scenarioSchema);
  for (const key of path) here = here.flatMap((def) => meanings(inner(def, key)));
  return [...new Set(here.flatMap((def) => Object.keys((def.shape as object | undefined) ?? {})))];
}
