/** The debrief's door: opens the line with this browser's ticket and asks for the debrief once the match has ended. */
import { useEffect, useState } from "preact/hooks";
import type { Debrief } from "../../shared/engine/view/debrief.ts";
import { debrief } from "../actions.ts";
import { forgetTicket, ticketFor } from "../memory.ts";
import { goTo, hrefTo } from "../routes.ts";
import { game } from "../store.ts";
import { t } from "../words.ts";
import { DebriefView } from "./debriefView.tsx";
import { Frame, Loading } from "./frame.tsx";
import { useAtTable } from "./tableDoor.tsx";

export function DebriefPage({ code }: { readonly code: string }) {
  const [ticket] = useState(() => ticketFor(code));
  const [told, setTold] = useState<Debrief | null>(null);
  useAtTable(code, ticket, (_text, forget) => {
    if (forget) forgetTicket(code);
    goTo(`/t/${code}`, "replace");
  });
  const g = game.value;
  const here = g !== null && g.code === code;
  const ended = here && g.view.phase === "ended";
  useEffect(() => {
    // Without a ticket the table's own door is the way in.
    if (ticket === null) goTo(`/t/${code}`, "replace");
  }, [ticket, code]);
  useEffect(() => {
    if (ended && told === null) void debrief().then(setTold);
  }, [ended, told]);

  if (here && ended && told !== null) return <DebriefView game={g} debrief={told} />;
  return (
    <Frame title={t("debrief.title")}>
      <h1 class="page-title">{t("debrief.title")}</h1>
      {here && !ended ? (
        <>
          <p class="lede">{t("debrief.not")}</p>
          <a class="btn btn-primary" href={hrefTo(`/t/${code}`)}>
            {t("debrief.back")}
          </a>
        </>
      ) : (
        <Loading />
      )}
    </Frame>
  );
}
