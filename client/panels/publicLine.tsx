/** One public line a round: a precondition, a red line, a sign of openness, an application, or nothing. */
import type { Line, Orders } from "../../shared/engine/state.ts";
import type { Game } from "../store.ts";
import { articleName, lockLabel, t } from "../words.ts";
import { Choice } from "./choices.tsx";
import { type Seal, withLine } from "./orderForm.ts";

export function LineChoice({
  game: { scenario },
  seal,
  orders,
  change,
}: {
  game: Game;
  seal: Seal;
  orders: Orders;
  change: (next: Orders) => void;
}) {
  const kinds: Line["kind"][] = [
    "none",
    ...(seal.raise.length > 0 ? (["raise"] as const) : []),
    ...(seal.drop.length > 0 ? (["drop"] as const) : []),
    "redLine",
    "openness",
    ...(seal.apply.length > 0 ? (["apply"] as const) : []),
  ];
  const line = orders.line;
  const first = scenario.issues[0];
  const start = (kind: Line["kind"]): Line => {
    if (kind === "raise" || kind === "drop")
      return { kind, lock: (kind === "raise" ? seal.raise : seal.drop)[0] ?? "" };
    if (kind === "apply") return { kind, application: seal.apply[0] ?? "" };
    if (kind === "redLine" || kind === "openness")
      return { kind, issue: first?.id ?? "", option: first?.options[0]?.id ?? "" };
    return { kind: "none" };
  };
  const issue =
    line.kind === "redLine" || line.kind === "openness"
      ? scenario.issues.find((i) => i.id === line.issue)
      : undefined;
  return (
    <>
      {kinds.map((kind) => (
        <Choice
          key={kind}
          name="line"
          on={line.kind === kind}
          label={t(`orders.line.${kind}`)}
          how={t(`orders.line.${kind}.how`)}
          set={() => change(withLine(orders, start(kind)))}
        />
      ))}
      {(line.kind === "raise" || line.kind === "drop") && (
        <label class="p-field">
          {t("orders.line.lock")}
          <select
            value={line.lock}
            onChange={(e) => change(withLine(orders, { kind: line.kind, lock: e.currentTarget.value }))}
          >
            {(line.kind === "raise" ? seal.raise : seal.drop).map((id) => (
              <option key={id} value={id}>
                {lockLabel(scenario, id)}
              </option>
            ))}
          </select>
          <span class="p-note">{scenario.locks.find((l) => l.id === line.lock)?.explain}</span>
        </label>
      )}
      {line.kind === "apply" && (
        <label class="p-field">
          {t("orders.line.application")}
          <select
            value={line.application}
            onChange={(e) => change(withLine(orders, { kind: "apply", application: e.currentTarget.value }))}
          >
            {seal.apply.map((id) => (
              <option key={id} value={id}>
                {scenario.applications.find((a) => a.id === id)?.label ?? id}
              </option>
            ))}
          </select>
        </label>
      )}
      {(line.kind === "redLine" || line.kind === "openness") && (
        <div class="p-tool">
          <label class="p-field">
            {t("orders.line.issue")}
            <select
              value={line.issue}
              onChange={(e) => {
                const next = scenario.issues.find((i) => i.id === e.currentTarget.value);
                if (next !== undefined)
                  change(
                    withLine(orders, { kind: line.kind, issue: next.id, option: next.options[0]?.id ?? "" }),
                  );
              }}
            >
              {scenario.issues.map((i) => (
                <option key={i.id} value={i.id}>
                  {articleName(scenario, i.id)}
                </option>
              ))}
            </select>
          </label>
          <label class="p-field">
            {t("orders.line.option")}
            <select
              value={line.option}
              onChange={(e) =>
                change(
                  withLine(orders, { kind: line.kind, issue: line.issue, option: e.currentTarget.value }),
                )
              }
            >
              {issue?.options.map((o) => (
                <option key={o.id} value={o.id}>
                  {o.label.replaceAll("{n}", "…")}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
    </>
  );
}
