/** `npm run replay FILE`: plays an exported match again, offline, and says whether it comes to the same end. */
import { readFileSync } from "node:fs";
import { proveFile } from "./past/matchFile.ts";

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("usage: npm run replay FILE\n");
  process.exit(2);
}
const proved = proveFile(read(file));
if (proved.ok) {
  const { state, final, entries } = proved;
  const ending = state.result?.ending ?? "none yet";
  process.stdout.write(
    `${state.header.scenario.title}: ${entries} entries, ending: ${ending}\nfinal hash ${final}: reproduced\n`,
  );
} else {
  process.stderr.write(`${file}:${proved.line}: ${proved.why}\n`);
  process.exit(1);
}

function read(name: string): string {
  try {
    return readFileSync(name, "utf8");
  } catch {
    process.stderr.write(`${name} cannot be read\n`);
    process.exit(1);
  }
}
