/** The balance of the shipped policies: outcomes, gains and length of every pairing, and which policy is always the better answer. */

import type { Evidence } from "../../shared/lab/evidence.ts";
import type { Estimate } from "../../shared/lab/statistics.ts";
import { Wide } from "../wide.tsx";
import { t, tOr } from "../words.ts";
import { plainWords } from "./cardWords.ts";

const COLUMNS = ["treaty", "small", "gainA", "gainD", "rounds"] as const;

export function Balance({ evidence: { balance, dominance, scenarios } }: { readonly evidence: Evidence }) {
  const titleOf = (id: string): string => scenarios.find((s) => s.id === id)?.title ?? id;
  const dominated = dominance.filter((d) => d.dominant !== null);
  const single = dominated.filter(
    (d) =>
      d.side === "attacker" &&
      dominated.some((x) => x.scenario === d.scenario && x.side === "defender" && x.dominant === d.dominant),
  );
  const free = scenarios.filter(
    (s) => dominance.some((d) => d.scenario === s.id) && !dominated.some((d) => d.scenario === s.id),
  );
  return (
    <>
      <Wide label={t("card.tableOf", { title: t("card.balance.title") })}>
        <table class="grid-table evidence">
          <caption class="sr-only">{t("card.balance.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("card.col.scenario")}</th>
              <th scope="col">{t("card.col.policies")}</th>
              {COLUMNS.map((c) => (
                <th key={c} scope="col" class="num">
                  {t(`card.col.${c}`)}
                </th>
              ))}
              <th scope="col">{t("card.col.endings")}</th>
            </tr>
          </thead>
          <tbody>
            {balance.map((p) => (
              <tr key={`${p.scenario} ${p.policies.join()}`}>
                <th scope="row">{titleOf(p.scenario)}</th>
                <td>{p.policies.map((x) => tOr(`card.policy.${x}`, {}, x)).join(" · ")}</td>
                <td class="num">{plainWords(p.treaty.value, "share")}</td>
                <td class="num">
                  {p.small.value.toFixed(1)}, {plainWords(p.broken.value, "share")}
                </td>
                <td class="num">{around(p.gain[0])}</td>
                <td class="num">{around(p.gain[1])}</td>
                <td class="num">{p.rounds.value.toFixed(1)}</td>
                <td>
                  {Object.entries(p.endings)
                    .sort((a, b) => b[1] - a[1])
                    .map(
                      ([ending, share]) =>
                        `${tOr(`ending.${ending}`, {}, ending)} ${plainWords(share, "share")}`,
                    )
                    .join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p class="card-sum">
        {single.length === 0
          ? t("card.dominance.noSingle")
          : single
              .map((d) =>
                t("card.dominance.single", {
                  title: titleOf(d.scenario),
                  policy: tOr(`card.policy.${d.dominant}`, {}, d.dominant ?? ""),
                }),
              )
              .join(" ")}
      </p>
      <ul class="bullets">
        {dominated.map((d) => (
          <li key={`${d.scenario} ${d.side}`}>
            {t("card.dominance.one", {
              title: titleOf(d.scenario),
              side: t(`card.side.${d.side}`),
              policy: tOr(`card.policy.${d.dominant}`, {}, d.dominant ?? ""),
            })}
          </li>
        ))}
        {free.map((s) => (
          <li key={s.id}>{t("card.dominance.none", { title: s.title })}</li>
        ))}
      </ul>
    </>
  );
}

/** A mean with half its interval. */
const around = (e: Estimate): string =>
  `${e.value < 0 ? "−" : ""}${Math.abs(e.value).toFixed(1)} ± ${((e.high - e.low) / 2).toFixed(1)}`;
