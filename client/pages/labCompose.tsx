/** A change of one's own: a few parts of closed kinds, each a form of choices and one number. Words are nobody's input. */
import { useState } from "preact/hooks";
import type { ComposedEdit } from "../../shared/engine/scenario/scenarioChanges.ts";
import { POSTURES } from "../../shared/engine/state.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { clauseLabel, issueTitle, numberWords, partyName, signedWords, t } from "../words.ts";

const KINDS = [
  "term",
  "withoutOption",
  "mandate",
  "reservation",
  "breaches",
  "forces",
  "aid",
  "sanctions",
  "order",
  "bot",
] as const;
type Kind = (typeof KINDS)[number];
const MOST = 4;

/** One part in words. */
export function editWords(scenario: PublicScenario, edit: ComposedEdit): string {
  const party = (id: string): string => partyName(scenario, id);
  switch (edit.kind) {
    case "term":
    case "withoutOption":
      return t(`lab.part.${edit.kind}`, {
        article: issueTitle(scenario, edit.issue),
        option: clauseLabel(scenario, { issue: edit.issue, option: edit.option }),
      });
    case "mandate":
      return t("lab.part.mandate", { party: party(edit.party), article: issueTitle(scenario, edit.issue) });
    case "reservation":
      return t("lab.part.reservation", { party: party(edit.party), x: signedWords(edit.add) });
    case "breaches":
    case "forces":
      return t(`lab.part.${edit.kind}`, { party: party(edit.party), x: numberWords(edit.times) });
    case "aid":
      return t("lab.part.aid", { from: party(edit.from), to: party(edit.to), x: numberWords(edit.times) });
    case "sanctions":
      return t("lab.part.sanctions", { x: numberWords(edit.level) });
    case "order":
      return edit.posture
        ? t("lab.part.order", { party: party(edit.party), posture: t(`posture.${edit.posture}`) })
        : t("lab.part.other");
    case "bot":
      return edit.policy === "mediator"
        ? t("lab.part.other")
        : t("lab.part.bot", { party: party(edit.party), policy: t(`lab.policy.${edit.policy}`) });
    default:
      return t("lab.part.other");
  }
}

interface ComposeProps {
  readonly scenario: PublicScenario;
  readonly edits: readonly ComposedEdit[];
  readonly set: (edits: readonly ComposedEdit[]) => void;
}

export function Compose({ scenario, edits, set }: ComposeProps) {
  const [kind, setKind] = useState<Kind>("term");
  const [party, setParty] = useState(scenario.treaty.attacker);
  const [issue, setIssue] = useState(scenario.issues[0]?.id ?? "");
  const [option, setOption] = useState("");
  const [flow, setFlow] = useState(0);
  const [number, setNumber] = useState("");
  const [posture, setPosture] = useState<(typeof POSTURES)[number]>("hold");
  const [policy, setPolicy] = useState<"negotiator" | "hardliner">("negotiator");
  const options = scenario.issues.find((i) => i.id === issue)?.options.filter((o) => o.closed !== true) ?? [];
  const picked = options.find((o) => o.id === option)?.id ?? options[0]?.id ?? "";
  const belligerents = scenario.treaty.principals;
  const parties: readonly string[] =
    kind === "forces" || kind === "order" || kind === "bot" || kind === "breaches" || kind === "mandate"
      ? belligerents
      : scenario.parties.map((p) => p.id);
  const who = parties.includes(party) ? party : (parties[0] ?? "");
  const range = RANGE[kind];
  const value = number === "" ? (range?.usual ?? 0) : Number(number);
  const fits = range === undefined || (Number.isFinite(value) && value >= range.min && value <= range.max);

  const made = (): ComposedEdit => {
    switch (kind) {
      case "term":
      case "withoutOption":
        return { kind, issue, option: picked };
      case "mandate":
        return { kind, party: who, issue, allow: null };
      case "reservation":
        return { kind, party: who, add: value };
      case "breaches":
        return { kind, party: who, times: Math.round(value) };
      case "forces":
        return { kind, party: who, times: value };
      case "aid": {
        const { from = "", to = "" } = scenario.world.aid[flow] ?? {};
        return { kind, from, to, times: value };
      }
      case "sanctions":
        return { kind, level: value };
      case "order":
        return { kind, party: who, posture };
      case "bot":
        return { kind, party: who, policy };
    }
  };
  return (
    <fieldset class="lab-compose">
      <legend class="label">{t("lab.compose.list")}</legend>
      {edits.length === 0 && <p class="muted">{t("lab.compose.none")}</p>}
      <ul class="lab-parts">
        {edits.map((edit, i) => (
          <li key={editWords(scenario, edit)}>
            {editWords(scenario, edit)}
            <button type="button" class="btn btn-small" onClick={() => set(edits.filter((_e, n) => n !== i))}>
              {t("lab.compose.drop")}
            </button>
          </li>
        ))}
      </ul>
      <div class="lab-row">
        <Pick label={t("lab.compose.kind")} value={kind} set={(k) => setKind(k as Kind)}>
          {KINDS.filter((k) => k !== "aid" || scenario.world.aid.length > 0).map((k) => [
            k,
            t(`lab.kind.${k}`),
          ])}
        </Pick>
        {PARTY.includes(kind) && (
          <Pick label={t("lab.party")} value={who} set={setParty}>
            {parties.map((p) => [p, partyName(scenario, p)])}
          </Pick>
        )}
        {ARTICLE.includes(kind) && (
          <Pick label={t("lab.article")} value={issue} set={setIssue}>
            {scenario.issues.map((i) => [i.id, i.title])}
          </Pick>
        )}
        {(kind === "term" || kind === "withoutOption") && (
          <Pick label={t("lab.option")} value={picked} set={setOption}>
            {options.map((o) => [o.id, o.label])}
          </Pick>
        )}
        {kind === "aid" && (
          <Pick label={t("lab.flow")} value={String(flow)} set={(f) => setFlow(Number(f))}>
            {scenario.world.aid.map((f, i) => [
              String(i),
              t("lab.flow.words", { from: partyName(scenario, f.from), to: partyName(scenario, f.to) }),
            ])}
          </Pick>
        )}
        {kind === "order" && (
          <Pick label={t("lab.posture")} value={posture} set={(p) => setPosture(p as typeof posture)}>
            {POSTURES.map((p) => [p, t(`posture.${p}`)])}
          </Pick>
        )}
        {kind === "bot" && (
          <Pick label={t("lab.policy")} value={policy} set={(p) => setPolicy(p as typeof policy)}>
            {(["negotiator", "hardliner"] as const).map((p) => [p, t(`lab.policy.${p}`)])}
          </Pick>
        )}
        {range && (
          <label class="field">
            <span>{t(`lab.number.${range.of}`)}</span>
            <input
              class="input"
              type="number"
              min={range.min}
              max={range.max}
              step={range.step}
              value={number === "" ? range.usual : number}
              onInput={(e) => setNumber(e.currentTarget.value)}
            />
          </label>
        )}
        <button
          type="button"
          class="btn"
          disabled={edits.length >= MOST || !fits}
          onClick={() => {
            const edit = made();
            const words = editWords(scenario, edit);
            set([...edits.filter((e) => editWords(scenario, e) !== words), edit]);
          }}
        >
          {t("lab.compose.add")}
        </button>
      </div>
      <p class="hint muted">{t("lab.compose.most", { n: MOST })}</p>
    </fieldset>
  );
}

const PARTY: readonly Kind[] = ["mandate", "reservation", "breaches", "forces", "order", "bot"];
const ARTICLE: readonly Kind[] = ["term", "withoutOption", "mandate"];

interface Range {
  readonly of: "times" | "add" | "level";
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly usual: number;
}
const RANGE: Readonly<Partial<Record<Kind, Range>>> = {
  reservation: { of: "add", min: -50, max: 50, step: 1, usual: -10 },
  breaches: { of: "times", min: 0, max: 3, step: 1, usual: 0 },
  forces: { of: "times", min: 0, max: 10, step: 0.1, usual: 0.8 },
  aid: { of: "times", min: 0, max: 10, step: 0.1, usual: 0 },
  sanctions: { of: "level", min: 0, max: 100, step: 1, usual: 0 },
};

function Pick({
  label,
  value,
  set,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly children: readonly (readonly [value: string, words: string])[];
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <select class="input" value={value} onChange={(e) => set(e.currentTarget.value)}>
        {children.map(([v, words]) => (
          <option key={v} value={v}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
