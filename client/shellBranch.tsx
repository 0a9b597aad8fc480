/** The watermark of a branch: its name, where it left what, and the way back to the tree. */
import { colourName } from "./branchColours.ts";
import { hrefTo } from "./routes.ts";
import type { Game } from "./store.ts";
import { dateWords, t } from "./words.ts";

export function BranchRibbon({ game: { branch, code } }: { readonly game: Game }) {
  if (branch === null) return null;
  const { of, date } = branch.point;
  return (
    <aside class="branch-mark" data-colour={colourName(branch.colour)} aria-label={t("table.branch")}>
      <span>
        {t("table.branch")}: <b>{branch.title}</b>
      </span>
      <span class="muted">
        {"line" in of
          ? t("table.branch.line", { date: dateWords(date) })
          : t("table.branch.table", { date: dateWords(date), code: of.code })}
      </span>
      <a href={hrefTo(`/explore/t/${code}`)}>{t("table.branch.tree")}</a>
    </aside>
  );
}
