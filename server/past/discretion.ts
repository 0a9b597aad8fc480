/**
 * What people wrote to each other in private stays with those who could read it, also when a match has ended and
 * everything else of it is open. Bots' words and the plenary are nobody's secret.
 */
import type { Entry } from "../../shared/engine/log.ts";
import { PLENARY } from "../../shared/engine/rules/channels.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";

/** Stands where words are withheld: one character, so that the rules would still accept the command. */
export const WITHHELD = "…";

/** `entries` with the private words of people replaced, except those that `own` could read as they were said. */
export const withheld = (scenario: Scenario, entries: readonly Entry[], own: Viewer): readonly Entry[] =>
  entries.map((entry) => (isSecret(scenario, entry, own) ? silenced(entry) : entry));

const isSecret = (scenario: Scenario, { by, command, events }: Entry, own: Viewer): boolean =>
  by.kind === "seat" &&
  command.type === "say" &&
  command.channel !== PLENARY &&
  events.some((event) => event.type === "said" && eventFor(scenario, event, own) === null);

const silenced = (entry: Entry): Entry => ({
  ...entry,
  command: entry.command.type === "say" ? { ...entry.command, text: WITHHELD } : entry.command,
  events: entry.events.map((event) => (event.type === "said" ? { ...event, text: WITHHELD } : event)),
});
