/** Says what happens at the table to screen readers: a few sentences for each push, never the whole log. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { sayEvent } from "./eventWords.ts";
import { game, mySeats } from "./store.ts";
import { t } from "./words.ts";

const AT_ONCE = 4;

export function Live() {
  const said = useSignal("");
  const heard = useRef<{ code: string; n: number } | null>(null);
  useSignalEffect(() => {
    const g = game.value;
    if (g === null) {
      heard.current = null;
      return;
    }
    const last = heard.current;
    heard.current = { code: g.code, n: g.n };
    if (last === null || last.code !== g.code || last.n >= g.n) return;
    const mine = mySeats(g.view);
    const fresh = g.events
      .slice(Math.max(0, last.n + 1 - g.first))
      .filter((event) => !(event.type === "said" && mine.includes(event.from)));
    const sentences = fresh
      .map((event) => sayEvent(event, g.scenario, g.view))
      .filter((text) => text !== null);
    if (sentences.length === 0) return;
    const more = sentences.length - AT_ONCE;
    said.value = [...sentences.slice(-AT_ONCE), ...(more > 0 ? [t("live.more", { n: more })] : [])].join(" ");
  });
  return (
    <div class="sr-only" role="log" aria-live="polite" aria-atomic="true">
      {said.value}
    </div>
  );
}
