/** Prints the evidence as tables, in the words of the model card. */
import { rowFigures } from "../../client/pages/cardWords.ts";
import { EN_MODEL_CARD } from "../../client/texts/en.modelCard.ts";
import { bringTexts, numberWords, t, tOr } from "../../client/words.ts";
import { type Evidence, SECTIONS } from "../../shared/lab/evidence.ts";

// The words of the model card come with its page: whoever prints them has to bring them.
bringTexts(EN_MODEL_CARD);

type Say = (line: string) => void;

export function print(evidence: Evidence, say: Say): void {
  say(`${t("card.when", { date: evidence.date, runs: evidence.runs })}`);
  for (const section of SECTIONS) {
    say(`\n${t(`card.${section}.title`)}`);
    table(
      [
        ["check", "scenario", "n", "figure", "interval", "target", "verdict"].map((c) =>
          t(`card.col.${c}` as "card.col.check"),
        ),
      ].concat(
        evidence.rows
          .filter((r) => r.section === section)
          .map((r) => {
            const { figure, interval, target, verdict } = rowFigures(r);
            return [
              tOr(`card.check.${r.id}`, {}, r.id),
              r.scenario,
              String(r.estimate.n),
              figure,
              interval,
              target,
              verdict,
            ];
          }),
      ),
      say,
    );
  }
  say("");
  for (const h of evidence.hindcasts) {
    say(t(`card.series.${h.id}` as "card.series.kiis"));
    table(
      [["date", "record", "model", "used"].map((c) => t(`card.col.${c}` as "card.col.date"))].concat(
        h.points.map((p) => [
          p.date,
          numberWords(p.record),
          `${p.model.toFixed(1)} (${p.low.toFixed(1)}–${p.high.toFixed(1)})`,
          t(`card.used.${p.used}`),
        ]),
      ),
      say,
    );
  }
  const fit = evidence.opinionFit;
  if (fit) {
    say(`\n${t("card.fit.title")}`);
    const { shared, fitted } = fit.errors;
    const [sf, sh, ff, fh] = [shared.fitted, shared.heldOut, fitted.fitted, fitted.heldOut].map((x) =>
      x.toFixed(1),
    );
    say(`${fit.parameter}: ${fit.shared} → ${fit.fitted}`);
    say(t("card.fit.errors", { sf: sf ?? "", sh: sh ?? "", ff: ff ?? "", fh: fh ?? "" }));
  }
  say(`\n${t("card.balance.title")}`);
  table(
    [
      ["scenario", "policies", "treaty", "gainA", "gainD", "rounds", "endings"].map((c) =>
        t(`card.col.${c}` as "card.col.check"),
      ),
    ].concat(
      evidence.balance.map((p) => [
        p.scenario,
        p.policies.join(" · "),
        `${(100 * p.treaty.value).toFixed(1)} %`,
        p.gain[0].value.toFixed(2),
        p.gain[1].value.toFixed(2),
        p.rounds.value.toFixed(1),
        Object.entries(p.endings)
          .map(([ending, share]) => `${ending} ${(100 * share).toFixed(0)} %`)
          .join(", "),
      ]),
    ),
    say,
  );
  for (const d of evidence.dominance) if (d.dominant) say(`${d.scenario}, ${d.side}: ${d.dominant}`);
  const counted = (v: string): number => evidence.rows.filter((r) => r.verdict === v).length;
  say(
    `\n${t("card.sum", { holds: counted("holds"), undecided: counted("undecided"), misses: counted("misses"), all: evidence.rows.filter((r) => r.verdict !== null).length })}`,
  );
}

function table(rows: readonly (readonly string[])[], say: Say): void {
  const widths = (rows[0] ?? []).map((_c, i) => Math.max(...rows.map((r) => (r[i] ?? "").length)));
  rows.forEach((row, n) => {
    say(`| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`);
    if (n === 0) say(`|${widths.map((w) => "-".repeat(w + 2)).join("|")}|`);
  });
}
