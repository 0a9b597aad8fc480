/** The Explore door: which of its pages an address means. Brings its texts, which no other page needs. */
import { route } from "../routes.ts";
import { EN_EXPLORE } from "../texts/en.explore.ts";
import { bringTexts } from "../words.ts";
import { ComparePage } from "./exploreCompare.tsx";
import { LinePage } from "./exploreLine.tsx";
import { ReplayPage } from "./exploreReplay.tsx";

bringTexts(EN_EXPLORE);

export function Explore() {
  const here = route.value;
  if (here.page !== "explore") return null;
  switch (here.of) {
    case "line":
      return <LinePage scenario={here.scenario} seq={here.seq} />;
    case "table":
      return <ReplayPage code={here.code} seq={here.seq} />;
    case "compare":
      return <ComparePage />;
  }
}
