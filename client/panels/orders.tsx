import { isAfterTalks } from "../../shared/engine/rules/calendar.ts";
import type { Orders } from "../../shared/engine/state.ts";
import { drafts } from "../drafts.ts";
import { type Game, game, myParty, seatFor } from "../store.ts";
import { namesOf, t } from "../words.ts";
import { sealedCount, startOrders, waitingFor } from "./orderForm.ts";
import { OrdersForm } from "./ordersForm.tsx";
import { Summary } from "./ordersSummary.tsx";
import { Empty } from "./parts.tsx";

export function OrdersPanel() {
  const g = game.value;
  if (g === null) return <Empty>{t("panel.loading")}</Empty>;
  const { view } = g;
  const orders = startOrders(view, drafts.value.orders);
  const me = myParty(view);
  const sealed = me !== null && view.parties[me]?.sealed === true;
  return (
    <div class="p-panel p-orders">
      <h2 class="p-title">{t("orders.title")}</h2>
      <p class="p-note">{t("orders.how")}</p>
      {isAfterTalks(g.scenario, view.round) && <p>{t("brief.afterTalks")}</p>}
      {orders === null && <Empty>{t("orders.none")}</Empty>}
      {orders !== null && view.menu.seal !== null && !sealed && (
        <OrdersForm game={g} seal={view.menu.seal} orders={orders} />
      )}
      {orders !== null && (view.menu.seal === null || sealed) && (
        <Standing game={g} orders={sealed ? (view.mine?.orders ?? orders) : orders} sealed={sealed} />
      )}
      <Waiting game={g} />
    </div>
  );
}

function Waiting({ game: { scenario, view } }: { game: Game }) {
  if (view.phase !== "orders") return null;
  const left = waitingFor(scenario, view);
  const count = sealedCount(view);
  return (
    <p class="p-note p-waiting" role="status">
      {t("orders.sealedOf", { n: String(count.sealed), of: count.of })}{" "}
      {left.length > 0 && t("orders.waiting", { parties: namesOf(scenario, left) })}
    </p>
  );
}

/** Outside the orders phase, or when sealed: what holds, in words. */
function Standing({ game: g, orders, sealed }: { game: Game; orders: Orders; sealed: boolean }) {
  const { view } = g;
  const seat = seatFor(view);
  return (
    <section class={sealed ? "p-card p-sealed" : "p-card"}>
      <h3>{t(sealed ? "orders.sealed" : "orders.standing")}</h3>
      <p class="p-note">
        {sealed
          ? t("orders.sealed.how")
          : view.phase === "orders" && seat !== null
            ? t("orders.notYours")
            : t(`orders.when.${view.phase}`)}
      </p>
      <Summary game={g} orders={orders} />
    </section>
  );
}
