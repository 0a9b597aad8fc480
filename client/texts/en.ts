/** The English words that every page starts with, joined by key; a page that is fetched later brings its own. A text is a string, or one and many chosen by the parameter `n`. */
import { EN_DEBRIEF } from "./en.debrief.ts";
import { EN_DUTIES } from "./en.duties.ts";
import { EN_EVENTS } from "./en.events.ts";
import { EN_ORDERS } from "./en.orders.ts";
import { EN_PACKAGE } from "./en.package.ts";
import { EN_PAGES } from "./en.pages.ts";
import { EN_PANELS } from "./en.panels.ts";
import { EN_RECORD } from "./en.record.ts";
import { EN_REFUSALS } from "./en.refusals.ts";
import { EN_SHELL } from "./en.shell.ts";
import { EN_TABLE } from "./en.table.ts";
import { EN_TREATY } from "./en.treaty.ts";
import { EN_WORLD } from "./en.world.ts";

export const EN = {
  ...EN_SHELL,
  ...EN_PAGES,
  ...EN_DEBRIEF,
  ...EN_REFUSALS,
  ...EN_EVENTS,
  ...EN_PANELS,
  ...EN_TREATY,
  ...EN_DUTIES,
  ...EN_PACKAGE,
  ...EN_ORDERS,
  ...EN_RECORD,
  ...EN_WORLD,
  ...EN_TABLE,
} as const;
