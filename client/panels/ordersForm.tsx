/** The form of the four orders: what each choice would do, then the seal, which is asked about once more. */
import { useState } from "preact/hooks";
import { ANSWERS, CONDUCTS, LEVELS, type Orders } from "../../shared/engine/state.ts";
import { setDraft } from "../drafts.ts";
import type { Game } from "../store.ts";
import { articleName, namesOf, t } from "../words.ts";
import { Choice, Pick, Row, Section } from "./choices.tsx";
import { dutyText } from "./ledger.ts";
import { type Seal, toSeal, withAnswer, withConduct, withPosture, withSupport } from "./orderForm.ts";
import { Summary } from "./ordersSummary.tsx";
import { Refused, useAct } from "./parts.tsx";
import { LineChoice } from "./publicLine.tsx";

/** The question must be seen and heard: it takes the focus when it appears. */
function bringUp(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  heading?.closest("section")?.scrollIntoView({ block: "end" });
}

export function OrdersForm({ game: g, seal, orders }: { game: Game; seal: Seal; orders: Orders }) {
  const { view } = g;
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const change = (next: Orders): void => {
    setAsking(false);
    setDraft("orders", { round: view.round, orders: next });
  };
  const sealNow = async (): Promise<void> => {
    if (await act.run(toSeal(view, orders))) setDraft("orders", null);
    setAsking(false);
  };
  return (
    <form
      class="p-order-form"
      onSubmit={(e) => {
        e.preventDefault();
        setAsking(true);
      }}
    >
      {seal.postures.length > 0 && (
        <Section title={t("orders.posture")} how={t("orders.posture.what")}>
          {seal.postures.map((posture) => (
            <Choice
              key={posture}
              name="posture"
              on={orders.posture === posture}
              label={t(`orders.posture.${posture}`)}
              how={t(`orders.posture.${posture}.how`)}
              set={() => change(withPosture(orders, posture))}
            />
          ))}
        </Section>
      )}
      <Section title={t("orders.conduct")} how={t("orders.conduct.what")}>
        {seal.conduct.length === 0 && <p class="p-note">{t("orders.conduct.none")}</p>}
        {seal.conduct.map((id) => (
          <Duty key={id} game={g} id={id} orders={orders} change={change} />
        ))}
        {seal.accusations.map((id) => (
          <Accused key={id} game={g} id={id} orders={orders} change={change} />
        ))}
      </Section>
      {seal.support !== null && orders.support !== null && (
        <Section title={t("orders.support")} how={t("orders.support.what")}>
          {seal.support.aid && (
            <Row label={t("orders.aid")}>
              {LEVELS.map((level) => (
                <Pick
                  key={level}
                  name="aid"
                  on={orders.support?.aid === level}
                  label={t(`orders.level.${level}`)}
                  set={() => change(withSupport(orders, { aid: level }))}
                />
              ))}
            </Row>
          )}
          {seal.support.sanctions && (
            <Row label={t("orders.sanctions")}>
              {LEVELS.map((level) => (
                <Pick
                  key={level}
                  name="sanctions"
                  on={orders.support?.sanctions === level}
                  label={t(`orders.level.${level}`)}
                  set={() => change(withSupport(orders, { sanctions: level }))}
                />
              ))}
            </Row>
          )}
          {seal.support.pledge && (
            <Row label={t("orders.pledge")}>
              {([0, 1, 2] as const).map((level) => (
                <Pick
                  key={level}
                  name="pledge"
                  on={orders.support?.pledge === level}
                  label={t(`orders.pledge.level.${level}`)}
                  set={() => change(withSupport(orders, { pledge: level }))}
                />
              ))}
            </Row>
          )}
          <p class="p-note">{t("orders.support.how")}</p>
        </Section>
      )}
      <Section title={t("orders.line")} how={t("orders.line.what")}>
        <LineChoice game={g} seal={seal} orders={orders} change={change} />
      </Section>
      {asking ? (
        <section class="p-card p-ask" aria-labelledby="ask-title">
          <h3 id="ask-title" tabIndex={-1} ref={bringUp}>
            {t("orders.ask")}
          </h3>
          <Summary game={g} orders={orders} />
          <p class="p-note">{t("orders.ask.how")}</p>
          <div class="p-actions p-actions-end">
            <button type="button" class="btn" onClick={() => setAsking(false)}>
              {t("orders.ask.back")}
            </button>
            <button type="button" class="btn btn-primary" disabled={act.busy} onClick={sealNow}>
              {t("orders.ask.seal")}
            </button>
          </div>
        </section>
      ) : (
        <div class="p-actions p-actions-end">
          <button type="submit" class="btn btn-primary" disabled={act.busy}>
            {t("orders.seal")}
          </button>
        </div>
      )}
      <Refused text={act.refused} />
    </form>
  );
}

interface Part {
  readonly game: Game;
  readonly id: string;
  readonly orders: Orders;
  readonly change: (next: Orders) => void;
}

function Duty({ game: { scenario, view }, id, orders, change }: Part) {
  const obligation = view.obligations[id];
  if (obligation === undefined) return null;
  const chosen = orders.conduct[id] ?? "honour";
  return (
    <div class="p-duty">
      <p>
        <strong>{articleName(scenario, obligation.issue)}</strong>
        <br />
        {dutyText(scenario, obligation)}{" "}
        <span class="p-note">
          {t("orders.duty.to", { parties: namesOf(scenario, obligation.obligee) })}{" "}
          {obligation.due === null
            ? t("orders.duty.continuing")
            : t("orders.duty.due", { n: obligation.due })}
        </span>
      </p>
      <Row label={t("orders.conduct.choose")}>
        {CONDUCTS.map((conduct) => (
          <Pick
            key={conduct}
            name={`conduct-${id}`}
            on={chosen === conduct}
            label={t(`orders.conduct.${conduct}`)}
            grave={conduct !== "honour"}
            set={() => change(withConduct(orders, id, conduct))}
          />
        ))}
      </Row>
      <p class="p-note">{t(`orders.conduct.${chosen}.how`)}</p>
    </div>
  );
}

function Accused({ game: { scenario, view }, id, orders, change }: Part) {
  const accusation = view.accusations[id];
  if (accusation === undefined) return null;
  const obligation = view.obligations[accusation.obligation];
  const may = ANSWERS.filter((a) => a !== "deny" || view.menu.seal?.deny.includes(id) === true);
  const chosen = orders.answers[id];
  return (
    <div class="p-duty p-accused">
      <p>
        <strong>
          {t("orders.accused", {
            article: articleName(scenario, obligation?.issue ?? ""),
            n: accusation.round,
          })}
        </strong>
      </p>
      <Row label={t("orders.answer.choose")}>
        {may.map((answer) => (
          <Pick
            key={answer}
            name={`answer-${id}`}
            on={chosen === answer}
            label={t(`orders.answer.${answer}`)}
            set={() => change(withAnswer(orders, id, answer))}
          />
        ))}
      </Row>
      <p class="p-note">
        {t(chosen === undefined ? "orders.answer.silence" : `orders.answer.${chosen}.how`)}
      </p>
    </div>
  );
}
