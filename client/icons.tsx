/** The icons in use, drawn inline so that they take the colour of their text. Always decorative: words stand beside them. */

import arrow from "lucide-static/icons/arrow-right.svg";
import check from "lucide-static/icons/check.svg";
import copy from "lucide-static/icons/copy.svg";
import hourglass from "lucide-static/icons/hourglass.svg";
import moon from "lucide-static/icons/moon.svg";
import printer from "lucide-static/icons/printer.svg";
import sun from "lucide-static/icons/sun.svg";
import plug from "lucide-static/icons/unplug.svg";
import menu from "lucide-static/icons/users-round.svg";
import close from "lucide-static/icons/x.svg";

const ICONS = { copy, menu, moon, printer, sun, close, arrow, check, hourglass, plug } as const;
export type IconName = keyof typeof ICONS;

/** Only what stands between the svg tags, so that size and stroke are ours. */
const inside = (svg: string): string =>
  svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));

export const Icon = ({ name }: { readonly name: IconName }) => <Drawn svg={ICONS[name]} />;

/** An icon of a page that is fetched later, by its own text. */
export function Drawn({ svg }: { readonly svg: string }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the icons are part of this build, nobody else writes them
      dangerouslySetInnerHTML={{ __html: inside(svg) }}
    />
  );
}
