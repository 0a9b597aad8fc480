/**
 * Which commands bind or break, and what a person is asked before one is sent: the act by its name and
 * what follows from it.
 */
import type { Command } from "../shared/engine/command.ts";
import type { Clause } from "../shared/engine/state.ts";
import type { Game } from "./store.ts";
import { clauseShort, instrumentName, namesOf, partyName, t } from "./words.ts";

export interface BindingAct {
  readonly title: string;
  readonly body: string;
  readonly lines: readonly string[];
  readonly act: string;
}

/** The confirmation that a command needs, or null when it binds nobody. */
export function bindingAct(command: Command, game: Game): BindingAct | null {
  const { scenario, view } = game;
  const articles = (clauses: readonly Clause[]): string[] =>
    clauses.map((clause) => clauseShort(scenario, clause));
  switch (command.type) {
    case "acceptOffer": {
      const offer = view.offers[command.offer];
      if (offer === undefined || offer.form !== "agreement") return null;
      const parties = namesOf(scenario, [offer.from, ...offer.to]);
      return {
        title: t("confirm.initial.title"),
        body: t("confirm.initial.body", { parties }),
        lines: articles(offer.clauses),
        act: t("confirm.initial.act"),
      };
    }
    case "rule": {
      const name = instrumentName(scenario, view.instruments, command.instrument);
      const way = `${command.step}.${command.yes ? "yes" : "no"}` as const;
      return {
        title: t(`confirm.${way}.title`),
        body: t(`confirm.${way}.body`, { name }),
        lines: articles(view.instruments[command.instrument]?.clauses ?? []),
        act: t(`confirm.${way}.act`),
      };
    }
    case "walkOut": {
      const party = view.who.kind === "seats" ? partyName(scenario, view.who.party) : "";
      return {
        title: t("confirm.walkOut.title"),
        body: t("confirm.walkOut.body", { party }),
        lines: [],
        act: t("confirm.walkOut.act"),
      };
    }
    default:
      return null;
  }
}
