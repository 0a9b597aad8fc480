/**
 * Offers that I may know of: what each says, until when, what it is worth to us and how it differs from my
 * last package, with its answers. Those that wait for me come first.
 */
import type { PartyId } from "../../shared/engine/ids.ts";
import type { Offer } from "../../shared/engine/state.ts";
import { openPanel } from "../actions.ts";
import { sayBecause } from "../sayings.ts";
import { type Game, myParty } from "../store.ts";
import { clauseShort, namesOf, t } from "../words.ts";
import { assess } from "./judge.ts";
import { difference, fromOffer, myLastOffer } from "./package.ts";
import { colourOf, PartyList, PartyName, Refused, useAct } from "./parts.tsx";
import { layOut } from "./workbench.ts";
import { WorthLine } from "./worthLine.tsx";

export function Offers({ game }: { game: Game }) {
  const { view } = game;
  const me = myParty(view);
  const all = Object.values(view.offers);
  const open = all
    .filter((o) => o.status === "open")
    .sort((a, b) => rank(a, me) - rank(b, me) || b.round - a.round);
  const past = all.filter((o) => o.status !== "open").sort((a, b) => b.round - a.round);
  if (all.length === 0) return null;
  return (
    <section class="p-section" aria-labelledby="offers-title">
      <h3 id="offers-title">
        {t("offers.title")} <span class="p-count">{open.length}</span>
      </h3>
      {open.length === 0 && <p class="p-note">{t("offers.none")}</p>}
      {open.map((offer) => (
        <OfferCard key={offer.id} game={game} offer={offer} me={me} />
      ))}
      {past.length > 0 && (
        <details class="p-fold p-fold-small">
          <summary>{t("offers.past", { n: past.length })}</summary>
          {past.map((offer) => (
            <OfferCard key={offer.id} game={game} offer={offer} me={me} />
          ))}
        </details>
      )}
    </section>
  );
}

const rank = (offer: Offer, me: PartyId | null): number =>
  me === null ? 0 : offer.to.includes(me) && !offer.accepted.includes(me) ? 0 : offer.from === me ? 1 : 2;

function OfferCard({ game, offer, me }: { game: Game; offer: Offer; me: PartyId | null }) {
  const { scenario, view } = game;
  const act = useAct();
  const { menu, mine } = view;
  const open = offer.status === "open";
  const forMe = menu.accept.includes(offer.id);
  const value = open
    ? assess(scenario, view, { clauses: offer.clauses, form: offer.form, parties: [offer.from, ...offer.to] })
    : null;
  return (
    <div
      class="p-card p-offer"
      id={`offer-${offer.id}`}
      tabIndex={-1}
      data-colour={colourOf(scenario, offer.from)}
      data-open={open ? "yes" : "no"}
    >
      <p class="p-card-head">
        <PartyName scenario={scenario} party={offer.from} /> <span aria-hidden="true">→</span>
        <span class="sr-only">{t("offers.to")}</span> <PartyList scenario={scenario} parties={offer.to} />
      </p>
      <p class="p-note">
        {t(`offers.form.${offer.form}`)} ·{" "}
        {open
          ? t("offers.lapses", { n: offer.lapses })
          : t(`offers.status.${offer.status}`, { party: namesOf(scenario, offer.rejectedBy) })}
        {offer.answers !== null &&
          view.offers[offer.answers] !== undefined &&
          ` · ${t(view.offers[offer.answers]?.from === offer.from ? "offers.revises" : "offers.counters")}`}
        {offer.blind && ` · ${t("offers.blind")}`}
      </p>
      <ul class="p-chips">
        {offer.clauses.map((clause) => (
          <li key={clause.issue}>
            <button type="button" class="p-chip" onClick={() => openPanel("text", { issue: clause.issue })}>
              {clauseShort(scenario, clause)}
            </button>
          </li>
        ))}
      </ul>
      {offer.links.map((link) => (
        <p key={`${link.then.issue} ${link.when.issue}`} class="p-note">
          {t("package.link", {
            then: clauseShort(scenario, link.then),
            when: clauseShort(scenario, link.when),
          })}
        </p>
      ))}
      {me !== null && offer.from !== me && <Against game={game} offer={offer} me={me} />}
      {value !== null && mine !== null && <WorthLine scenario={scenario} party={mine.party} value={value} />}
      <Because game={game} offer={offer} />
      {open && offer.accepted.length > 0 && (
        <p class="p-note">{t("offers.acceptedBy", { parties: namesOf(scenario, offer.accepted) })}</p>
      )}
      {open && (
        <div class="p-actions">
          {forMe && (
            <button
              type="button"
              class="btn btn-primary"
              disabled={act.busy}
              onClick={() => act.run({ type: "acceptOffer", offer: offer.id })}
            >
              {t(`offers.accept.${offer.form}`)}
            </button>
          )}
          {menu.offer !== null && me !== null && (
            <button type="button" class="btn" onClick={() => layOut(fromOffer(scenario, view, offer, me))}>
              {t(offer.from === me ? "offers.revise" : "offers.counter")}
            </button>
          )}
          {menu.reject.includes(offer.id) && (
            <button
              type="button"
              class="btn"
              disabled={act.busy}
              onClick={() => act.run({ type: "rejectOffer", offer: offer.id })}
            >
              {t("offers.reject")}
            </button>
          )}
          {menu.withdraw.includes(offer.id) && (
            <button
              type="button"
              class="btn"
              disabled={act.busy}
              onClick={() => act.run({ type: "withdrawOffer", offer: offer.id })}
            >
              {t("offers.withdraw")}
            </button>
          )}
          {forMe && menu.askCapital && (
            <button
              type="button"
              class="p-link"
              disabled={act.busy}
              onClick={() => act.run({ type: "askCapital", clauses: [...offer.clauses] })}
            >
              {t("package.askCapital")}
            </button>
          )}
        </div>
      )}
      <Refused text={act.refused} />
    </div>
  );
}

/** What an offer changes against the last package that I put on the table. */
function Against({ game: { scenario, view }, offer, me }: { game: Game; offer: Offer; me: PartyId }) {
  const last = myLastOffer(view, me);
  if (last === null) return null;
  const d = difference(last.clauses, offer.clauses);
  if (d.added.length + d.removed.length + d.changed.length === 0)
    return <p class="p-note">{t("offers.same")}</p>;
  return (
    <details class="p-fold p-fold-small">
      <summary>
        {t("offers.against", { changed: d.changed.length, added: d.added.length, removed: d.removed.length })}
      </summary>
      <ul class="p-diff">
        {d.changed.map(({ from, to }) => (
          <li key={to.issue} data-diff="changed">
            <span class="p-tag">{t("offers.diff.changed")}</span> <s>{clauseShort(scenario, from)}</s>{" "}
            {clauseShort(scenario, to)}
          </li>
        ))}
        {d.added.map((clause) => (
          <li key={clause.issue} data-diff="added">
            <span class="p-tag">{t("offers.diff.added")}</span> {clauseShort(scenario, clause)}
          </li>
        ))}
        {d.removed.map((clause) => (
          <li key={clause.issue} data-diff="removed">
            <span class="p-tag">{t("offers.diff.removed")}</span> {clauseShort(scenario, clause)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A bot's reason, where it gave one. */
function Because({ game: { scenario, events }, offer }: { game: Game; offer: Offer }) {
  const tabled = events.find((e) => e.type === "offerTabled" && e.offer.id === offer.id);
  const words = tabled?.type === "offerTabled" ? sayBecause(tabled.because, scenario) : "";
  return words === "" ? null : <p class="p-because">{words}</p>;
}
