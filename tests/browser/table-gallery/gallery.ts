/** Mounts one moment of the table as the address asks: ?moment=talks&renderer=canvas&dark=1&still. For people and for look.ts. */
import "../../../client/style/tokens.css";
import "../../../client/style/base.css";
import { mountTable, type TableRead } from "../../../client/table/mount.ts";
import { MOMENTS, type MomentName } from "./views.ts";

const asked = new URLSearchParams(location.search);
const renderer = asked.get("renderer");
const host = document.createElement("div");
host.className = "gallery";
document.body.replaceChildren(host);

let moment = MOMENTS[(asked.get("moment") ?? "talks") as MomentName]();
const told = new Set<() => void>();
const table = mountTable(host, {
  read: (): TableRead => ({ ...moment, now: 0 }),
  subscribe(changed) {
    told.add(changed);
    return () => told.delete(changed);
  },
  renderer: renderer === "canvas" || renderer === "webgl" ? renderer : "auto",
  reducedMotion: asked.has("reduced"),
  dark: asked.has("dark"),
  on: {
    openIssue: (id) => say("issue", id),
    openParty: (id) => say("party", id),
    openTrust: (a, b) => say("trust", `${a}>${b}`),
    openMap: () => say("map", ""),
    hover: () => {},
  },
});
if (moment.still === true)
  table.setStill(true, "A longer title of a cable that needs a second line on its card");

const said: string[] = [];
function say(kind: string, id: string): void {
  said.push(`${kind} ${id}`);
}

/** Handles for a script that looks. */
Object.assign(window, {
  said,
  table,
  turnTo(name: MomentName) {
    moment = MOMENTS[name]();
    for (const changed of told) changed();
    table.setStill(moment.still === true);
  },
});
