/** Checks of what is read: briefs of the right length for every seat, a timeline in order, sources that exist and are used. */
import type { Scenario } from "./scenario.ts";
import type { Check } from "./scenarioCheckKit.ts";

/** Most words of a brief: what people read before a session. */
export const BRIEF_WORDS = { public: 700, seat: 350 } as const;
/** Most words of a brief's first paragraph, sources not counted: whoever reads it short is shown it whole. */
export const OPENING_WORDS = { public: 80, seat: 45 } as const;

const openingOf = (text: string): string =>
  text
    .split(/\r?\n\s*\r?\n/)
    .find((p) => p.trim() !== "" && !p.trim().startsWith("#"))
    ?.replace(/\[src:[^\]]*\]/g, "") ?? "";

const words = (text: string): number => text.split(/\s+/).filter((w) => w !== "").length;

export function checkTexts(check: Check): void {
  const { briefs, parties, recorded } = check.scenario;
  const { tell } = check;
  const seats = parties.flatMap((p) => p.seats.map((s) => s.id));
  for (const seat of seats)
    if (briefs.seats[seat] === undefined)
      tell("briefMissing", "briefs", `The seat "${seat}" has no brief.`, `Write briefs/${seat}.md.`);
  for (const seat of Object.keys(briefs.seats)) check.known("seat", "briefs", seat, seats);
  const all: [string, string, "public" | "seat"][] = [["public", briefs.public, "public"]];
  for (const seat of Object.keys(briefs.seats)) all.push([seat, briefs.seats[seat] as string, "seat"]);
  for (const [name, text, kind] of all) {
    const most = BRIEF_WORDS[kind];
    const opening = words(openingOf(text));
    if (opening > OPENING_WORDS[kind])
      tell(
        "openingLong",
        `briefs/${name}`,
        `Its first paragraph has ${opening} words; whoever reads it short is shown it whole.`,
        `At most ${OPENING_WORDS[kind]}.`,
      );
    const count = words(text);
    if (count > most)
      tell("briefLong", `briefs/${name}`, `The brief has ${count} words.`, `At most ${most}.`);
    for (const match of text.matchAll(/\[src:([^\]]*)\]/g)) check.cited(`briefs/${name}`, [match[1] ?? ""]);
  }
  check.cited("recorded/summary", recorded.summary.sources, recorded.summary.date);
  for (const part of ["timeline", "gaps"] as const)
    recorded[part].forEach((line, i) => {
      check.cited(`recorded/${part}/${i + 1}`, line.sources, line.date);
    });
  const ids = new Set<string>();
  recorded.timeline.forEach(({ id, date, knownFrom }, i) => {
    const path = `recorded/timeline/${i + 1}`;
    if (knownFrom !== undefined && knownFrom <= date)
      tell("knownAtOnce", path, "It was public on its own day.", "Leave knownFrom out.");
    if (ids.has(id)) tell("duplicateId", path, `"${id}" stands here twice.`, "Rename one.");
    ids.add(id);
  });
  for (let i = 1; i < recorded.timeline.length; i++)
    if ((recorded.timeline[i]?.date ?? "") < (recorded.timeline[i - 1]?.date ?? ""))
      tell(
        "timelineOrder",
        `recorded/timeline/${i + 1}`,
        "The timeline is not in the order of its dates.",
        "Sort it.",
      );
}

export function checkSources(check: Check): void {
  const { sources, model } = check.scenario;
  for (const name of Object.keys(model))
    check.basis(
      `model/${name}`,
      (model as Record<string, Scenario["model"][keyof Scenario["model"]]>)[name]?.basis ?? { assumed: "" },
    );
  const addresses = new Map<string, string>();
  for (const id of Object.keys(sources)) {
    const url = sources[id]?.url ?? "";
    if (!check.used.has(id))
      check.tell("unusedSource", `sources/${id}`, "Nothing cites this source.", "Remove it, or cite it.");
    if (!url.startsWith("http"))
      check.tell(
        "sourceAddress",
        `sources/${id}`,
        `"${url}" is not a public address.`,
        "Find one, or leave the source out.",
      );
    const twin = addresses.get(url);
    if (twin !== undefined)
      check.tell(
        "duplicateSource",
        `sources/${id}`,
        `This is the same address as "${twin}".`,
        `Cite "${twin}" instead.`,
      );
    addresses.set(url, id);
  }
}
