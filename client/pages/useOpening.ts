/** Opening a table as somebody: the name that others see, the table itself, its ticket kept, and the way to it. */
import { useState } from "preact/hooks";
import type { OpenMatch } from "../../shared/protocol.ts";
import { openMatch } from "../http.ts";
import { keepName, keepTicket, keptName } from "../memory.ts";
import { goTo } from "../routes.ts";
import { sayFailure } from "./useAsk.ts";

export interface Opening {
  readonly name: string;
  readonly setName: (name: string) => void;
  /** True until the table is there, or was refused. */
  readonly busy: boolean;
  /** Why the last try was refused, in words. */
  readonly refused: string | null;
  readonly open: (ask: Omit<OpenMatch, "name">) => Promise<void>;
}

/** `unnamed`: what a person is called who gives no name. */
export function useOpening(unnamed: string): Opening {
  const [name, setName] = useState(keptName());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const open = async (ask: Omit<OpenMatch, "name">): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    try {
      keepName(name.trim());
      const ticket = await openMatch({ ...ask, name: name.trim() || unnamed });
      keepTicket(ticket);
      goTo(`/t/${ticket.code}`);
    } catch (why) {
      setRefused(sayFailure(why));
      setBusy(false);
    }
  };
  return { name, setName, busy, refused, open };
}
