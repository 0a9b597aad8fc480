/** The dialog of the table itself: its code and link, who sits where, taking and leaving seats, settings. */
import { useRef } from "preact/hooks";
import { inform, submit } from "./actions.ts";
import { Flag, partyClass } from "./flag.tsx";
import { showHintsAgain } from "./guide.tsx";
import { Icon } from "./icons.tsx";
import { keptName } from "./memory.ts";
import { Modal } from "./modal.tsx";
import { ThemeButton } from "./pages/frame.tsx";
import { hrefTo } from "./routes.ts";
import { type Game, mySeats } from "./store.ts";
import { seatTitle, t } from "./words.ts";

export function TableDialog({ game, onClose }: { readonly game: Game; readonly onClose: () => void }) {
  return (
    <Modal label={t("share.title")} onClose={onClose}>
      <div class="dialog-head">
        <h2>{t("share.title")}</h2>
        <button type="button" class="btn btn-quiet btn-icon" aria-label={t("app.close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <Share code={game.code} />
      <h3>{t("seats.title")}</h3>
      <Seats game={game} />
      <div class="dialog-actions">
        <ThemeButton />
        <button
          type="button"
          class="btn btn-quiet"
          onClick={() => {
            showHintsAgain();
            onClose();
          }}
        >
          {t("seats.hints")}
        </button>
        <a class="btn" href={hrefTo("/")}>
          {t("seats.leaveTable")}
        </a>
      </div>
    </Modal>
  );
}

function Share({ code }: { readonly code: string }) {
  const field = useRef<HTMLInputElement>(null);
  const link = `${location.origin}/t/${code}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      inform(t("notice.copied"));
    } catch {
      field.current?.select();
      inform(t("notice.copyFailed"));
    }
  };
  return (
    <div class="stack share-block">
      <p class="muted">{t("share.text")}</p>
      <p class="row">
        <span class="label">{t("share.code")}</span> <span class="code big-code">{code}</span>
      </p>
      <div class="share">
        <label class="field">
          <span>{t("share.link")}</span>
          <input
            ref={field}
            class="input"
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
        <button type="button" class="btn" onClick={() => void copy()}>
          <Icon name="copy" /> {t("share.copy")}
        </button>
      </div>
    </div>
  );
}

function Seats({ game: { scenario, view } }: { readonly game: Game }) {
  const mine = mySeats(view);
  return (
    <div class="seats-table">
      {scenario.parties.map((party) => (
        <section key={party.id} class={`seat-group ${partyClass(party)}`}>
          <h4 class="row">
            <Flag party={party} /> {party.name}
          </h4>
          <ul>
            {party.seats.map(({ id: seat }) => {
              const s = view.seats[seat];
              if (s === undefined) return null;
              const who =
                s.kind === "bot"
                  ? t("seats.bot", { policy: t(`policy.${s.policy ?? "negotiator"}`) })
                  : s.kind === "empty"
                    ? t("seats.empty")
                    : mine.includes(seat)
                      ? t("seats.you", { name: s.name ?? "" })
                      : (s.name ?? "");
              return (
                <li key={seat} class="seat-line">
                  <span>
                    {seatTitle(scenario, seat)} <small class="muted">{who}</small>
                  </span>
                  <span class="row">
                    {view.menu.take.includes(seat) && (
                      <button
                        type="button"
                        class="btn btn-small"
                        onClick={() =>
                          void submit({ type: "takeSeat", seat, name: keptName() || t("play.name.default") })
                        }
                      >
                        {t("seats.take")}
                        <span class="sr-only">{`: ${seatTitle(scenario, seat)}, ${party.name}`}</span>
                      </button>
                    )}
                    {view.menu.leave.includes(seat) && (
                      <>
                        {(seat.endsWith(".head") || seat.endsWith(".capital")) && (
                          <button
                            type="button"
                            class="btn btn-quiet btn-small"
                            onClick={() => void submit({ type: "handToBot", seat, policy: party.bot })}
                          >
                            {t("seats.hand")}
                            <span class="sr-only">{`: ${seatTitle(scenario, seat)}`}</span>
                          </button>
                        )}
                        <button
                          type="button"
                          class="btn btn-quiet btn-small"
                          onClick={() => void submit({ type: "leaveSeat", seat })}
                        >
                          {t("seats.leave")}
                          <span class="sr-only">{`: ${seatTitle(scenario, seat)}`}</span>
                        </button>
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
