/** Two nodes side by side: how each stands, which figures differ, which articles differ. Computes no figure itself. */
import { useState } from "preact/hooks";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { Compared, ComparedNode, Eyes } from "../../shared/exploring.ts";
import { type NodeRef, nodePath, readNodeRef } from "../explore/address.ts";
import { askCompared, askSeeker, pastOf } from "../explore/ask.ts";
import { figureDifference, figureKey, figureValue } from "../explore/figures.ts";
import { scenarioByHash } from "../http.ts";
import { hrefTo, query } from "../routes.ts";
import { Wide } from "../wide.tsx";
import { dateWords, instrumentWords, numberWords, partyName, signedWords, t, tOr } from "../words.ts";
import { ExploreFrame, EyesPicker } from "./exploreFrame.tsx";
import { ComparedText } from "./exploreTextDiff.tsx";
import { Loading } from "./frame.tsx";
import { useAsk } from "./useAsk.ts";

interface Found {
  readonly compared: Compared;
  readonly scenario: PublicScenario;
  readonly offered: readonly Eyes[];
  readonly refs: readonly [NodeRef, NodeRef];
}

/** Both nodes with their entries named, through eyes that both offer. */
async function find(a: NodeRef, b: NodeRef, wanted: Eyes | null): Promise<Found> {
  const [first, second] = await Promise.all([askSeeker(a.of, null), askSeeker(b.of, null)]);
  const offered = first.replay.offered.filter((eyes) => second.replay.offered.includes(eyes));
  const eyes = wanted !== null && offered.includes(wanted) ? wanted : (offered[0] ?? "public");
  const nodes = [
    { ref: a, seeker: first },
    { ref: b, seeker: second },
  ].map(({ ref, seeker }) => ({ of: ref.of, seq: ref.seq ?? seeker.seqAt(seeker.steps) }));
  const [x, y] = nodes as [{ of: NodeRef["of"]; seq: number }, { of: NodeRef["of"]; seq: number }];
  const compared = await askCompared({
    a: { past: pastOf(x.of), seq: x.seq },
    b: { past: pastOf(y.of), seq: y.seq },
    eyes,
  });
  return { compared, scenario: await scenarioByHash(compared.a.scenarioHash), offered, refs: [x, y] };
}

export function ComparePage() {
  const search = new URLSearchParams(query.value);
  const a = readNodeRef(search.get("a"));
  const b = readNodeRef(search.get("b"));
  if (a !== null && b !== null) return <Comparison key={query.value} a={a} b={b} />;
  return (
    <ExploreFrame title={t("explore.compare")} span={t("explore.compare")}>
      <p class="alert">{t("explore.compare.bad")}</p>
    </ExploreFrame>
  );
}

function Comparison({ a, b }: { readonly a: NodeRef; readonly b: NodeRef }) {
  const [eyes, setEyes] = useState<Eyes | null>(null);
  const asked = useAsk(() => find(a, b, eyes), `compare ${eyes ?? ""}`);
  const found = asked.state === "here" ? asked.value : null;
  return (
    <ExploreFrame
      title={t("explore.compare")}
      span={t("explore.compare")}
      controls={
        found !== null && (
          <EyesPicker
            scenario={found.scenario}
            offered={found.offered}
            eyes={found.compared.eyes}
            choose={setEyes}
          />
        )
      }
    >
      {asked.state === "asking" && <Loading />}
      {asked.state === "refused" && <p class="alert">{asked.text}</p>}
      {found !== null && <Sides found={found} />}
    </ExploreFrame>
  );
}

const SIDES = ["a", "b"] as const;

function Sides({ found: { compared, scenario, refs } }: { readonly found: Found }) {
  return (
    <>
      <p class="muted">
        {compared.shared === null
          ? t("explore.compare.apart")
          : t("explore.compare.shared", { n: compared.shared })}
      </p>
      <div class="compare-heads">
        {SIDES.map((side, i) => (
          <Head key={side} side={side} node={compared[side]} ref_={refs[i] as NodeRef} />
        ))}
      </div>
      <section class="explore-card compare-part" aria-labelledby="compare-outcome">
        <h2 id="compare-outcome">{t("explore.compare.outcome")}</h2>
        <div class="compare-two">
          {SIDES.map((side) => (
            <Outcome key={side} side={side} node={compared[side]} scenario={scenario} />
          ))}
        </div>
      </section>
      <section class="explore-card compare-part" aria-labelledby="compare-text">
        <h2 id="compare-text">{t("explore.compare.text")}</h2>
        <ComparedText compared={compared} scenario={scenario} />
      </section>
      <section class="explore-card compare-part" aria-labelledby="compare-figures">
        <h2 id="compare-figures">{t("explore.compare.figures")}</h2>
        <Figures compared={compared} scenario={scenario} />
      </section>
    </>
  );
}

export const Side = ({ side }: { readonly side: "a" | "b" }) => (
  <span class="compare-side" data-side={side}>
    {side.toUpperCase()}
  </span>
);

const standing = (node: ComparedNode): string =>
  node.ending === null
    ? t("explore.compare.running", {
        phase: t(`phase.${node.phase}`),
        n: String(Math.min(node.round, node.rounds)),
        of: String(node.rounds),
      })
    : t(`ending.${node.ending}`);

function Head({
  side,
  node,
  ref_,
}: {
  readonly side: "a" | "b";
  readonly node: ComparedNode;
  readonly ref_: NodeRef;
}) {
  return (
    <div class="compare-head" data-side={side}>
      <p>
        <Side side={side} />{" "}
        <a href={hrefTo(nodePath(ref_.of, ref_.seq))} title={t("explore.compare.to")}>
          {"line" in ref_.of ? t("explore.tree.recorded") : node.title}
        </a>
      </p>
      <p class="muted">
        <time dateTime={node.date}>{dateWords(node.date)}</time> · {standing(node)}
      </p>
    </div>
  );
}

function Outcome({
  side,
  node,
  scenario,
}: {
  readonly side: "a" | "b";
  readonly node: ComparedNode;
  readonly scenario: PublicScenario;
}) {
  return (
    <div>
      <p class="compare-ending">
        <Side side={side} /> <b>{standing(node)}</b>
      </p>
      {node.instruments.length === 0 ? (
        <p class="muted">{t("explore.compare.instruments.none")}</p>
      ) : (
        <ul class="bullets" aria-label={t("explore.compare.instruments")}>
          {node.instruments.map((instrument) => (
            <li key={instrument.id}>
              {instrumentWords(scenario, instrument)}{" "}
              <span class="muted">
                {tOr(`instruments.stage.${instrument.stage}`, {}, t("instruments.failed"))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function figureWords(scenario: PublicScenario, key: string): string {
  const { name, party, pair } = figureKey(key);
  return tOr(
    `explore.figure.${name}`,
    {
      party: partyName(scenario, party ?? scenario.treaty.attacker),
      a: partyName(scenario, pair?.[0] ?? ""),
      b: partyName(scenario, pair?.[1] ?? ""),
    },
    key,
  );
}

function Figures({
  compared: { a, b, figures },
  scenario,
}: {
  readonly compared: Compared;
  readonly scenario: PublicScenario;
}) {
  if (figures.length === 0) return <p class="p-empty">{t("explore.compare.figures.none")}</p>;
  const say = (key: string, value: number | undefined): string =>
    value === undefined ? "–" : numberWords(Math.round(figureValue(key, value) * 10) / 10);
  return (
    <Wide label={t("panel.table", { title: t("explore.compare.figures") })}>
      <table class="grid-table compare-figures">
        <thead>
          <tr>
            <th scope="col">{t("explore.compare.figure")}</th>
            {SIDES.map((side) => (
              <th key={side} scope="col" class="num">
                <Side side={side} />
              </th>
            ))}
            <th scope="col" class="num">
              {t("explore.compare.difference")}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((key) => {
            const difference = figureDifference(key, a.figures[key], b.figures[key]);
            return (
              <tr key={key}>
                <th scope="row">{figureWords(scenario, key)}</th>
                <td class="num">{say(key, a.figures[key])}</td>
                <td class="num">{say(key, b.figures[key])}</td>
                <td class="num">
                  <b>{difference === null ? "–" : signedWords(difference)}</b>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
