/**
 * The map of the country by oblast: control shaded, parts hatched, with names, and the same as a table for
 * everybody who cannot see it. Shapes: @svg-maps/ukraine, CC BY 4.0.
 */
import shapes from "@svg-maps/ukraine";
import type { RegionId } from "../shared/engine/ids.ts";
import { stretchOf } from "../shared/engine/rules/calendar.ts";
import type { PublicScenario, View } from "../shared/engine/view/viewTypes.ts";
import { useWidth } from "./charts/lineChart.tsx";
import { controlOf, type RegionRow, regionRows, touched } from "./panels/regions.ts";
import { dateWords, partyIn, partyName, signedWords, t } from "./words.ts";

/** Centre of each shape, in the units of the map: where its name stands. */
const MIDDLES: Readonly<Record<string, readonly [number, number]>> = {
  cherkasy: [512, 273],
  chernihiv: [547, 92],
  chernivtsi: [215, 357],
  crimea: [678, 597],
  dnipropetrovsk: [705, 354],
  donetsk: [861, 374],
  "ivano-frankivsk": [138, 321],
  kharkiv: [796, 244],
  kherson: [634, 487],
  khmelnytskyi: [267, 252],
  kirovohrad: [551, 340],
  kyiv: [461, 190],
  lviv: [100, 234],
  mykolaiv: [535, 425],
  odessa: [429, 480],
  poltava: [645, 233],
  rivne: [236, 119],
  sumy: [664, 114],
  ternopil: [196, 262],
  vinnytsia: [364, 303],
  volyn: [152, 107],
  zakarpattia: [64, 346],
  zaporizhia: [752, 440],
  zhytomyr: [352, 155],
  luhansk: [932, 297],
};

/** The right edge of the map, in its own units. */
const RIGHT = Number(shapes.viewBox.split(" ")[2] ?? 1000);

/** On the map there is room for the name alone, not for the kind of unit. */
const shortName = (name: string): string => name.replace(/ Oblast$/, "").replace(/ and .*$/, "");

export function ControlMap({
  scenario,
  view,
  marked,
}: {
  scenario: PublicScenario;
  view: View;
  marked?: RegionId | null;
}) {
  const [box, width] = useWidth();
  // Names keep the size of small print, however small the map is.
  const size = Math.max(24, 13_000 / width);
  const rows = regionRows(scenario, view);
  const byShape = new Map(rows.map((r) => [r.shape, r]));
  const { attacker } = scenario.treaty;
  const colour = partyIn(scenario, attacker)?.colour ?? "slate";
  const date = stretchOf(scenario, view.round)?.from ?? scenario.asOf;
  const named = rows.filter((r) => controlOf(r.now) !== "none" && MIDDLES[r.shape] !== undefined);
  return (
    <figure ref={box} class="p-map" data-colour={colour}>
      <svg
        viewBox={shapes.viewBox}
        role="img"
        aria-label={t("world.map.label", {
          party: partyName(scenario, attacker),
          date: dateWords(date),
          n: permille(view.world.occupied),
        })}
      >
        <defs>
          <Hatch id="map-part" pitch={10} width={3} />
          <Hatch id="map-most" pitch={7} width={8} />
        </defs>
        {shapes.locations.map((shape) => {
          const row = byShape.get(shape.id);
          return (
            <path
              key={shape.id}
              class="p-map-region"
              data-control={row === undefined ? "none" : row.control}
              data-marked={row !== undefined && row.id === marked ? "yes" : "no"}
              d={shape.path}
            >
              <title>
                {row === undefined
                  ? shape.name
                  : t("world.map.region", { name: row.name, n: permille(row.now) })}
              </title>
            </path>
          );
        })}
        {named.map((row) => {
          const [x, y] = MIDDLES[row.shape] ?? [0, 0];
          const name = shortName(row.name);
          // A name near the edge moves in; half its width is about a quarter of its letters' heights.
          const half = name.length * size * 0.27;
          return (
            <text
              key={row.id}
              class="p-map-name"
              x={Math.min(Math.max(x, half), RIGHT - half)}
              y={y}
              font-size={size}
            >
              {name}
            </text>
          );
        })}
      </svg>
      <figcaption>
        <span class="p-map-date">{t("world.map.date", { date: dateWords(date) })}</span>
        <span class="p-key">
          <Swatch control="held" label={t("world.map.held", { party: partyName(scenario, attacker) })} />
          <Swatch control="most" label={t("world.map.most")} />
          <Swatch control="part" label={t("world.map.part")} />
        </span>
        <span class="p-note">{t("world.map.credit")}</span>
      </figcaption>
    </figure>
  );
}

/** Slanting lines; the wider, the darker. */
function Hatch({ id, pitch, width }: { id: string; pitch: number; width: number }) {
  return (
    <pattern id={id} width={pitch} height={pitch} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="p-map-ground" width={pitch} height={pitch} />
      <line class="p-map-line" x1="0" y1="0" x2="0" y2={pitch} stroke-width={width} />
    </pattern>
  );
}

function Swatch({ control, label }: { control: RegionRow["control"]; label: string }) {
  return (
    <span class="p-key-item">
      <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">
        <rect class="p-map-region" data-control={control} width="22" height="14" />
      </svg>
      {label}
    </span>
  );
}

const permille = (n: number): string => `${Math.round(n) / 10}`;

/** Control by oblast in words and figures, with the change since the start. */
export function ControlTable({ scenario, view }: { scenario: PublicScenario; view: View }) {
  const rows = touched(regionRows(scenario, view));
  const rest = scenario.world.regions.length - rows.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div class="p-scroll" tabIndex={0} role="region" aria-label={t("world.table")}>
      <table class="p-table">
        <caption class="sr-only">{t("world.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("world.table.region")}</th>
            <th scope="col" class="p-num">
              {t("world.table.now")}
            </th>
            <th scope="col" class="p-num">
              {t("world.table.change")}
            </th>
            <th scope="col">{t("world.table.note")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td class="p-num">{permille(row.now)} %</td>
              <td class="p-num">
                {row.now === row.start ? "0" : signedWords(Math.round(row.now - row.start) / 10)}
              </td>
              <td>{row.contested ? t("world.table.contested") : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="p-note">{t("world.table.rest", { n: rest })}</p>
    </div>
  );
}
