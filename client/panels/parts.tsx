/**
 * The small pieces that every panel is made of: party names, source links, sentences of refusal, empty
 * states, the meter. They show what they are given and know no panel.
 */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Command } from "../../shared/engine/command.ts";
import type { PartyId, SeatId } from "../../shared/engine/ids.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { NOT_SENT, submit } from "../actions.ts";
import { sourceHref } from "../routes.ts";
import { sayRefusal } from "../sayings.ts";
import { game } from "../store.ts";
import { dateWords, partyIn, partyName, partyShort, sourceDate, sourceWords, t } from "../words.ts";

/** The colour name of a party, for `data-colour`: always beside its name. */
export const colourOf = (scenario: PublicScenario, party: PartyId | undefined): string =>
  (party === undefined ? undefined : partyIn(scenario, party)?.colour) ?? "slate";

/** `fits`: on a small screen the name is shortened to fit a narrow column; it is read out in full. */
export function PartyName({
  scenario,
  party,
  fits = false,
}: {
  scenario: PublicScenario;
  party: PartyId;
  fits?: boolean;
}) {
  const known = fits ? partyIn(scenario, party) : undefined;
  return (
    <span class="p-party" data-colour={colourOf(scenario, party)}>
      <span class={known === undefined ? undefined : "p-long"}>{partyName(scenario, party)}</span>
      {known !== undefined && (
        <span class="p-short" aria-hidden="true">
          {partyShort(known)}
        </span>
      )}
    </span>
  );
}

export function PartyList({ scenario, parties }: { scenario: PublicScenario; parties: readonly PartyId[] }) {
  return (
    <>
      {parties.map((party, i) => (
        <span key={party}>
          {i > 0 && ", "}
          <PartyName scenario={scenario} party={party} />
        </span>
      ))}
    </>
  );
}

/** Links to sources, each named by publisher and date; an id that the scenario does not know is not shown as a link. */
export function Sources({ scenario, ids }: { scenario: PublicScenario; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <span class="p-sources">
      {ids.map((id) => (
        <SourceChip key={id} scenario={scenario} id={id} />
      ))}
    </span>
  );
}

/** Dated statements, each with what is contested about it and its sources, in the order given. */
export function Dated({ scenario, items }: { scenario: PublicScenario; items: readonly SourcedText[] }) {
  return (
    <ul class="p-dated">
      {items.map((item) => (
        <li key={item.text}>
          <time dateTime={item.date}>{dateWords(item.date)}</time> {item.text}{" "}
          {item.contested !== undefined && (
            <span class="p-contested">{t("panel.contested", { how: item.contested })}</span>
          )}{" "}
          <Sources scenario={scenario} ids={item.sources} />
        </li>
      ))}
    </ul>
  );
}

type SourcedText = PublicScenario["rounds"][number]["briefing"][number];

export function SourceChip({ scenario, id }: { scenario: PublicScenario; id: string }) {
  const source = scenario.sources[id];
  if (source === undefined) return <span class="p-source">{id}</span>;
  return (
    <a
      class="p-source"
      href={sourceHref(source.url)}
      target="_blank"
      rel="noopener noreferrer"
      title={source.title}
      aria-label={t("panel.source.link", {
        publisher: source.publisher,
        date: sourceDate(source.date),
        title: source.title,
      })}
    >
      {sourceWords(source)}
    </a>
  );
}

/** The sentence of a refusal, read out when it appears. */
export function Refused({ text }: { text: string | null }) {
  return (
    <div class="p-refused-space" role="alert">
      {text !== null && <p class="p-refused">{text}</p>}
    </div>
  );
}

/** What will appear here, and what to do. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="p-empty">{children}</p>;
}

export interface Act {
  readonly busy: boolean;
  /** Why the last command was refused, or null. */
  readonly refused: string | null;
  /** Sends a command; true when it was done (not when it was refused or not confirmed). */
  readonly run: (command: Command, seat?: SeatId) => Promise<boolean>;
}

/** Sends commands for one control and keeps the sentence of a refusal beside it. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const run = async (command: Command, seat?: SeatId): Promise<boolean> => {
    setBusy(true);
    setRefused(null);
    try {
      const answer = await submit(command, seat);
      if (answer.ok) return answer !== NOT_SENT;
      setRefused(sayRefusal(answer.refusal, game.value?.scenario ?? null));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, refused, run };
}

/** How much a package is worth, with the mandate as a mark: the figure stands in words beside it. */
export function Meter({
  value,
  mark,
  colour,
  label,
}: {
  value: number;
  mark: number | null;
  colour: string;
  label: string;
}) {
  const low = mark !== null && value < mark;
  return (
    <div
      class="p-meter"
      data-colour={colour}
      data-low={low ? "yes" : "no"}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value)}
    >
      <span class="p-meter-fill" style={{ width: `${Math.max(0, Math.min(100, value))}%` }} />
      {mark !== null && (
        <span class="p-meter-mark" style={{ left: `${Math.max(0, Math.min(100, mark))}%` }} />
      )}
    </div>
  );
}

/** A part of a panel that can be folded; the heading is the control. */
export function Fold({
  title,
  open,
  note,
  children,
  id,
  onOpen,
}: {
  title: string;
  open?: boolean;
  note?: string;
  children: ComponentChildren;
  id?: string;
  onOpen?: () => void;
}) {
  return (
    <details
      class="p-fold"
      open={open === true}
      onToggle={(event) => {
        if (event.currentTarget.open) onOpen?.();
      }}
      {...(id === undefined ? {} : { id })}
    >
      <summary>
        <h3>{title}</h3>
        {note !== undefined && <span class="p-note">{note}</span>}
      </summary>
      <div class="p-fold-body">{children}</div>
    </details>
  );
}

/** The head of a table with a column for each delegation; `corner` names the rows. */
export function PartyHead({
  scenario,
  parties,
  corner,
}: {
  scenario: PublicScenario;
  parties: readonly PartyId[];
  corner?: string;
}) {
  return (
    <thead>
      <tr>
        {corner === undefined ? <td /> : <th scope="col">{corner}</th>}
        {parties.map((party) => (
          <th key={party} scope="col">
            <PartyName scenario={scenario} party={party} fits />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A wide table that scrolls by itself, also by keyboard, so that the page never does. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div class="p-scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
