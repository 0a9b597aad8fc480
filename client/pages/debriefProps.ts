/** What every part of the debrief page is given. */
import type { Debrief } from "../../shared/engine/view/debrief.ts";
import type { Game } from "../store.ts";

export interface DebriefProps {
  readonly game: Game;
  readonly debrief: Debrief;
}
