/**
 * The tree of branches: a picture that is moved and sized by mouse, finger and keyboard, and the same as a nested list.
 * Opens a node, edits what one wrote on an own branch, and picks two nodes to compare.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Branch, BranchPoint } from "../../shared/exploring.ts";
import { colourName } from "../branchColours.ts";
import { comparePath, type NodeRef, nodePath, nodeRef, pastPath } from "../explore/address.ts";
import { askBranches } from "../explore/ask.ts";
import { ownBranches } from "../explore/ownBranches.ts";
import { type Grown, grownFrom, rootOf } from "../explore/treeLayout.ts";
import { goTo, hrefTo } from "../routes.ts";
import { dateWords, t } from "../words.ts";
import { EditBranch } from "./exploreEdit.tsx";
import { type Picking, standWords } from "./exploreStand.ts";
import { TreePicture } from "./exploreTreePicture.tsx";
import { useAsk } from "./useAsk.ts";

interface TreeProps {
  /** The line, or a table somewhere in the tree. */
  readonly of: BranchPoint["of"];
  /** What stands at its root, when that is the line. */
  readonly title: string;
  /** The node that is looked at. */
  readonly here: NodeRef;
  /** Only what is over is branched from. */
  readonly over?: boolean;
}

export function TreeCard({ of, title, here, over = true }: TreeProps) {
  const [version, setVersion] = useState(0);
  const [editing, setEditing] = useState<Branch | null>(null);
  const [picked, setPicked] = useState<readonly NodeRef[] | null>(null);
  const asked = useAsk(() => askBranches(of), `${pastPath(of)} ${version}`);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked.state === "here" && location.hash === "#tree") card.current?.scrollIntoView({ block: "start" });
  }, [asked.state]);
  const branches = asked.state === "here" ? asked.value : [];
  const root = rootOf(branches, of);
  const grown = grownFrom(root, branches);
  const named = "line" in root ? t("explore.tree.recorded") : t("explore.tree.played", { code: root.code });
  const pick = (node: NodeRef): void => {
    const rest = (picked ?? []).filter((other) => nodeRef(other) !== nodeRef(node));
    const [first] = rest;
    if (rest.length < (picked ?? []).length) setPicked(rest);
    else if (first === undefined) setPicked([node]);
    else goTo(comparePath(first, node));
  };
  const picking = picked === null ? null : { picked, pick };
  return (
    <section ref={card} class="explore-card tree-card" id="tree" aria-labelledby="tree-title">
      <div class="tree-head">
        <h2 id="tree-title">{"line" in root ? t("explore.tree.of", { title }) : t("explore.tree")}</h2>
        {branches.length > 0 && (
          <button
            type="button"
            class="btn btn-small"
            aria-pressed={picked !== null}
            onClick={() => setPicked(picked === null ? [] : null)}
          >
            {t(picked === null ? "explore.tree.compare" : "explore.tree.compare.stop")}
          </button>
        )}
      </div>
      {asked.state === "refused" && <p class="alert">{asked.text}</p>}
      {asked.state === "here" && branches.length === 0 && (
        <p class="p-empty">{t(over ? "explore.tree.none" : "explore.tree.none.running")}</p>
      )}
      {branches.length > 0 && (
        <>
          <p class="muted tree-how" role="status">
            {picked === null
              ? t("explore.tree.how")
              : t(picked.length === 0 ? "explore.tree.compare.first" : "explore.tree.compare.second")}
          </p>
          <TreePicture root={root} named={named} grown={grown} here={here} picking={picking} />
          <details class="node-list tree-list">
            <summary>{t("explore.tree.list", { n: branches.length })}</summary>
            <p>
              <a href={hrefTo(nodePath(root, null))}>{named}</a>{" "}
              {picking !== null && <Pick node={{ of: root, seq: null }} title={named} picking={picking} />}
            </p>
            <Branches grown={grown} picking={picking} onEdit={setEditing} />
          </details>
        </>
      )}
      {editing !== null && (
        <EditBranch
          branch={editing}
          onClose={(saved) => {
            setEditing(null);
            if (saved) setVersion(version + 1);
          }}
        />
      )}
    </section>
  );
}

function Pick({ node, title, picking }: { node: NodeRef; title: string; picking: Picking }) {
  return (
    <label class="choice tree-pick">
      <input
        type="checkbox"
        checked={picking.picked.some((p) => nodeRef(p) === nodeRef(node))}
        onChange={() => picking.pick(node)}
      />
      <span>{t("explore.tree.pick", { title })}</span>
    </label>
  );
}

function Branches({
  grown,
  picking,
  onEdit,
}: {
  readonly grown: readonly Grown[];
  readonly picking: Picking | null;
  readonly onEdit: (branch: Branch) => void;
}) {
  if (grown.length === 0) return null;
  const own = ownBranches();
  return (
    <ul class="tree-branches">
      {grown.map(({ branch, children }) => (
        <li key={branch.code} data-colour={colourName(branch.colour)}>
          <div class="tree-branch">
            <p>
              <a href={hrefTo(nodePath({ code: branch.code }, branch.point.seq))}>{branch.title}</a>{" "}
              <span class="muted">
                {[
                  t("explore.tree.leaves", { date: dateWords(branch.point.date) }),
                  standWords(branch),
                  t("explore.tree.by", { name: branch.by }),
                  ...(branch.people > 0 ? [t("explore.tree.people", { n: branch.people })] : []),
                ].join(" · ")}
              </span>
            </p>
            {branch.note !== "" && <p class="tree-note">{branch.note}</p>}
            <p class="row">
              {branch.tags.map((tag) => (
                <span key={tag} class="p-tag">
                  {tag}
                </span>
              ))}
              {branch.ending === null && branch.openSeats.length > 0 && (
                <span class="tree-open" title={branch.openSeats.map((s) => s.title).join("\n")}>
                  {t("explore.tree.open", { n: branch.openSeats.length })}
                </span>
              )}
              {branch.ending === null && (
                <a href={hrefTo(`/t/${branch.code}`)}>
                  {t("explore.tree.join")}
                  <span class="sr-only">: {branch.title}</span>
                </a>
              )}
              {own.includes(branch.code) && (
                <button type="button" class="p-link" onClick={() => onEdit(branch)}>
                  {t("explore.tree.edit")}
                  <span class="sr-only">: {branch.title}</span>
                </button>
              )}
              {picking !== null && (
                <Pick
                  node={{ of: { code: branch.code }, seq: null }}
                  title={branch.title}
                  picking={picking}
                />
              )}
            </p>
          </div>
          <Branches grown={children} picking={picking} onEdit={onEdit} />
        </li>
      ))}
    </ul>
  );
}
