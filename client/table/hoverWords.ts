/** One line for what the pointer is over, for the page's tooltip. The reasons behind a figure come from the record, not from here. */
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { articleName, instrumentWords, namesOf, partyName, seatName, t } from "../words.ts";
import { bracketsOf, sheetState } from "./planDocument.ts";
import type { What } from "./things.ts";

/** What `what` is, in a line. */
export function hoverWords(what: What, scenario: PublicScenario, view: View): string {
  switch (what.kind) {
    case "issue": {
      const article = articleName(scenario, what.id);
      const state = sheetState(scenario, view, what.id);
      if (state === "agreed") return t("table.over.issue.agreed", { article });
      if (state === "blank") return t("table.over.issue.blank", { article });
      return t("table.over.issue.disputed", { article, n: bracketsOf(scenario, view, what.id).length });
    }
    case "rest":
      return articleName(scenario, what.id);
    case "party": {
      const party = partyName(scenario, what.id);
      const seen = view.parties[what.id];
      return t(
        seen?.away ? "table.over.party.away" : seen?.sealed ? "table.over.party.sealed" : "table.over.party",
        { party },
      );
    }
    case "seat": {
      const seat = seatName(scenario, what.id);
      const seen = view.seats[what.id];
      return t(`table.over.seat.${seen?.kind ?? "empty"}`, { seat, name: seen?.name ?? "" });
    }
    case "trust": {
      const [truster = "", trustee = ""] = what.id.split(">");
      const trust = view.trust[what.id];
      return t("table.over.trust", {
        truster: partyName(scenario, truster),
        trustee: partyName(scenario, trustee),
        score: trust?.score ?? 0,
        sd: trust?.sd ?? 0,
      });
    }
    case "offer": {
      const offer = view.offers[what.id];
      return offer === undefined
        ? ""
        : t("table.over.offer", {
            from: partyName(scenario, offer.from),
            to: namesOf(scenario, offer.to),
            n: offer.clauses.length,
          });
    }
    case "instrument": {
      const instrument = view.instruments[what.id];
      return instrument === undefined || instrument.stage === "failed"
        ? ""
        : t("table.over.instrument", {
            name: instrumentWords(scenario, instrument),
            stage: t(`table.sheet.${instrument.stage}`),
          });
    }
    case "map":
      return t("table.over.map");
  }
}
