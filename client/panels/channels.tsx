/**
 * Who says what to whom: the channels that I read, who reads along, what was said, and a box to write in.
 * Drafts stay here until they are sent; a bot's words are marked as such.
 */
import { type Signal, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ChannelKey } from "../../shared/engine/ids.ts";
import { focus, type Game, game, isLeading, unread } from "../store.ts";
import { channelName, partyName, partyNames, t } from "../words.ts";
import { type Channel, channels, groupKey, mayInvite } from "./channelList.ts";
import { colourOf, Empty } from "./parts.tsx";
import { referTo, Talk } from "./talk.tsx";

/** The channel that is open, and groups made here in which nothing was said yet. */
const current: Signal<ChannelKey> = signal("plenary");
const groups: Signal<readonly ChannelKey[]> = signal([]);

export function ChannelsPanel() {
  const g = game.value;
  const wanted = focus.value?.channel;
  useEffect(() => {
    if (wanted === undefined) return;
    current.value = wanted;
    if (g !== null && !g.view.menu.say.includes(wanted) && !groups.value.includes(wanted))
      groups.value = [...groups.value, wanted];
  }, [wanted]);
  if (g === null) return <Empty>{t("panel.loading")}</Empty>;
  const all = channels(g.scenario, g.view, g.events, groups.value);
  const channel = all.find((c) => c.key === current.value) ?? all[0];
  return (
    <div class="p-panel p-channels">
      <h2 class="p-title">{t("channels.title")}</h2>
      {g.led && <p class="p-note p-led">{t(isLeading(g.view) ? "channels.leading" : "channels.led")}</p>}
      {all.length === 0 && <Empty>{t(isLeading(g.view) ? "channels.leading.none" : "channels.none")}</Empty>}
      <div class="p-channel-list" role="group" aria-label={t("channels.list")}>
        {all.map((c) => (
          <ChannelButton key={c.key} game={g} channel={c} on={c.key === channel?.key} />
        ))}
        <NewGroup game={g} />
      </div>
      {channel !== undefined && <Talk key={channel.key} game={g} channel={channel} />}
    </div>
  );
}

function ChannelButton({ game: g, channel, on }: { game: Game; channel: Channel; on: boolean }) {
  const n = unread.value[channel.key] ?? 0;
  return (
    <button
      type="button"
      class="p-channel"
      aria-pressed={on}
      onClick={() => {
        current.value = channel.key;
        referTo(null);
      }}
    >
      {shortName(g, channel)}
      {n > 0 && (
        <span class="badge">
          {n}
          <span class="sr-only"> {t("channels.unread")}</span>
        </span>
      )}
    </button>
  );
}

/** A talk is named by the others in it. */
function shortName({ scenario, view }: Game, channel: Channel): string {
  // Who leads reads those of every delegation, and has to tell them apart.
  if ((channel.kind === "caucus" || channel.kind === "cable") && isLeading(view))
    return channelName(scenario, channel.key);
  if (channel.kind === "caucus") return t("channels.caucus");
  if (channel.kind === "cable") return t("channels.cable");
  if (channel.kind === "plenary") return t("channel.plenary");
  const me = view.who.kind === "seats" ? view.who.party : null;
  return partyNames(
    scenario,
    channel.readers.filter((p) => p !== me),
  );
}

function NewGroup({ game: g }: { game: Game }) {
  const may = mayInvite(g.scenario, g.view);
  const chosen = useRef<Signal<readonly string[]>>(signal([])).current;
  const fold = useRef<HTMLDetailsElement>(null);
  if (may.length < 2 || g.view.who.kind !== "seats") return null;
  const me = g.view.who.party;
  const open = (): void => {
    const key = groupKey([me, ...chosen.value]);
    groups.value = [...groups.value, key];
    current.value = key;
    chosen.value = [];
    if (fold.current !== null) fold.current.open = false;
  };
  return (
    <details class="p-new-group" ref={fold}>
      <summary>{t("channels.newGroup")}</summary>
      <fieldset class="p-chip-set">
        <legend class="p-note">{t("channels.newGroup.how")}</legend>
        {may.map((party) => (
          <label
            key={party}
            class="p-chip p-chip-check"
            data-colour={colourOf(g.scenario, party)}
            data-on={chosen.value.includes(party) ? "yes" : "no"}
          >
            <input
              type="checkbox"
              checked={chosen.value.includes(party)}
              onChange={() =>
                (chosen.value = chosen.value.includes(party)
                  ? chosen.value.filter((p) => p !== party)
                  : [...chosen.value, party])
              }
            />
            {partyName(g.scenario, party)}
          </label>
        ))}
        <button type="button" class="btn" disabled={chosen.value.length < 2} onClick={open}>
          {t("channels.newGroup.open")}
        </button>
      </fieldset>
    </details>
  );
}
