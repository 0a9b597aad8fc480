/** The page for authors: its snippets are JSON and stand in the worked example, and every command and file that it names is there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FILES, MODEL } from "../../server/scenarios/scenarioFiles.ts";

const ROOT = join(import.meta.dirname, "../..");
const page = readFileSync(join(ROOT, "scenarios/README.md"), "utf8");
const example = join(ROOT, "scenarios/panmunjom-1951");

/** Every object in the files of the worked example. */
const objects: object[] = [];
const walk = (data: unknown): void => {
  if (typeof data !== "object" || data === null) return;
  objects.push(data);
  for (const inner of Object.values(data)) walk(inner);
};
for (const file of readdirSync(example).filter((name) => name.endsWith(".json")))
  walk(JSON.parse(readFileSync(join(example, file), "utf8")));

/** Is all of `part` in `whole`? Lists may leave entries out. */
const holds = (whole: unknown, part: unknown): boolean => {
  if (typeof part !== "object" || part === null) return whole === part;
  if (typeof whole !== "object" || whole === null || Array.isArray(whole) !== Array.isArray(part))
    return false;
  if (Array.isArray(part)) return part.every((p) => (whole as unknown[]).some((w) => holds(w, p)));
  return Object.entries(part).every(([key, value]) => holds((whole as Record<string, unknown>)[key], value));
};

const snippets = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => text.trim());

test.each(snippets.map((text) => [text.split("\n").slice(0, 2).join(" "), text]))(
  "the snippet %s stands in the example",
  (_name, text) => {
    const data: unknown = JSON.parse(text.startsWith("{") ? text : `{${text}}`);
    expect(objects.some((whole) => holds(whole, data))).toBe(true);
  },
);

test("there is a snippet for most files", () => {
  expect(snippets.length).toBeGreaterThanOrEqual(7);
});

test("every file is described, every command is there, and every path leads somewhere", () => {
  for (const file of [...Object.keys(FILES), MODEL]) expect(page).toContain(`| \`${file}\``);
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  for (const [, name = ""] of page.matchAll(/npm run ([a-z:]+)/g)) expect(scripts[name], name).toBeDefined();
  for (const [, path = ""] of page.matchAll(/`(tests\/[\w./-]+)`/g))
    expect(existsSync(join(ROOT, path)), path).toBe(true);
});
