/** Rows of the evidence as a table: the check in words, figure, interval, target and verdict. Sorts and judges nothing. */
import type { Evidence, Row } from "../../shared/lab/evidence.ts";
import { Wide } from "../wide.tsx";
import { numberWords, t, tOr } from "../words.ts";
import { rowFigures } from "./cardWords.ts";

interface RowsProps {
  readonly evidence: Evidence;
  readonly rows: readonly Row[];
  /** Names the table. */
  readonly section: "misses" | "undecided" | Row["section"];
}

export function Rows({ evidence, rows, section }: RowsProps) {
  // Of rates, only one is a difference: it can do without its halves.
  const compared = section !== "base" && rows.some((r) => r.of !== undefined);
  const label = t(`card.${section}.title`);
  const titleOf = (id: string): string => evidence.scenarios.find((s) => s.id === id)?.title ?? id;
  return (
    <Wide label={t("card.tableOf", { title: label })}>
      <table class="grid-table evidence">
        <caption class="sr-only">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t("card.col.check")}</th>
            <th scope="col">{t("card.col.verdict")}</th>
            <th scope="col" class="num">
              {t("card.col.figure")}
            </th>
            <th scope="col" class="num">
              {t("card.col.interval")}
            </th>
            <th scope="col" class="num">
              {t("card.col.target")}
            </th>
            {compared && (
              <th scope="col" class="num">
                {t("card.col.compared")}
              </th>
            )}
            <th scope="col" class="num">
              {t("card.col.n")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const words = rowFigures(row);
            return (
              <tr key={`${row.id} ${row.scenario}`}>
                <th scope="row">
                  {tOr(`card.check.${row.id}`, {}, row.id)}
                  {row.scenario !== "" && <small class="muted card-where">{titleOf(row.scenario)}</small>}
                </th>
                <td>
                  <span class="verdict-mark" data-verdict={row.verdict ?? "none"}>
                    {words.verdict}
                  </span>
                </td>
                <td class="num">{words.figure}</td>
                <td class="num">{words.interval}</td>
                <td class="num">{words.target}</td>
                {compared && <td class="num">{words.compared}</td>}
                <td class="num">{numberWords(row.estimate.n)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
