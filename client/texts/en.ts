/** All English words, joined by key. A text is a string, or one and many chosen by the parameter `n`. */
import { EN_DEBRIEF } from "./en.debrief.ts";
import { EN_EVENTS } from "./en.events.ts";
import { EN_PANELS } from "./en.panels.ts";
import { EN_REFUSALS } from "./en.refusals.ts";
import { EN_SHELL } from "./en.shell.ts";
import { EN_TABLE } from "./en.table.ts";

export const EN = {
  ...EN_SHELL,
  ...EN_DEBRIEF,
  ...EN_REFUSALS,
  ...EN_EVENTS,
  ...EN_PANELS,
  ...EN_TABLE,
} as const;
