/** Writes scenarios/schema/*.json anew from the schema that reads scenarios. A test tells when they are out of date. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFiles } from "./scenarios/schemaFiles.ts";

const dir = join(import.meta.dirname, "../scenarios/schema");
mkdirSync(dir, { recursive: true });
for (const [name, text] of Object.entries(schemaFiles())) {
  writeFileSync(join(dir, name), text);
  console.log(`scenarios/schema/${name}`);
}
