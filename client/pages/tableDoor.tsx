/** The door of one table: with a ticket in to the table, without one to the choice of a seat. */
import { useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Ticket } from "../../shared/protocol.ts";
import { openDrafts } from "../drafts.ts";
import { acknowledgedFor, forgetTicket, keepTicket, readFor, ticketFor } from "../memory.ts";
import { closeTable, openTable } from "../net.ts";
import { refusalIn } from "../netRefusal.ts";
import { sayRefusal } from "../sayings.ts";
import { acknowledged, game, panel, panelsOf, readUpTo, seatFor } from "../store.ts";
import { t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";
import { Join } from "./join.tsx";
import { useLate } from "./later.tsx";
import { TablePage } from "./tablePage.tsx";

export function TableDoor({ code }: { readonly code: string }) {
  const [ticket, setTicket] = useState<Ticket | null>(() => ticketFor(code));
  const [refused, setRefused] = useState<string | null>(null);
  const late = useLate();
  useAtTable(code, ticket, (text, forget) => {
    if (forget) forgetTicket(code);
    setRefused(text);
    setTicket(null);
  });

  if (ticket === null)
    return (
      <Join
        code={code}
        refused={refused}
        onTicket={(mine) => {
          keepTicket(mine);
          setRefused(null);
          setTicket(mine);
        }}
      />
    );
  if (game.value === null || game.value.code !== code)
    return !late ? null : (
      <Frame title={t("table.open", { code })}>
        <h1 class="sr-only">{t("table.open", { code })}</h1>
        <Loading text={t("table.connecting")} />
      </Frame>
    );
  return <TablePage />;
}

/** Keeps the line to the table open while the page shows it, and loads what this browser remembers of it. */
export function useAtTable(
  code: string,
  ticket: Ticket | null,
  onRefused: (text: string, forget: boolean) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ticket is what the line depends on
  useLayoutEffect(() => {
    if (ticket === null) return;
    readUpTo.value = readFor(code);
    acknowledged.value = acknowledgedFor(code);
    panel.value = "brief";
    let here = true;
    openTable(ticket).then(
      () => {
        if (here && game.value !== null) panel.value = panelsOf(game.value.view)[0] ?? "brief";
      },
      (why: unknown) => {
        const refusal = refusalIn(why) ?? { refused: "internal" as const, with: {} };
        if (here)
          onRefused(
            sayRefusal(refusal),
            refusal.refused === "badToken" || refusal.refused === "unknownMatch",
          );
      },
    );
    return () => {
      here = false;
      closeTable();
    };
  }, [ticket?.token]);
  useSignalEffect(() => {
    const g = game.value;
    if (g !== null && g.code === code) openDrafts(localStorage, code, seatFor(g.view));
  });
}
