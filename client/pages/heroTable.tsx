/** The picture on the home page: the table seen from above, drawn from the same colours as the real one. */
import { t } from "../words.ts";

const PLATES = [
  { x: 60, y: 190, colour: "#2f6db5" },
  { x: 372, y: 190, colour: "#b5462f" },
  { x: 216, y: 96, colour: "#17857a" },
  { x: 112, y: 118, colour: "#6c5ba8" },
  { x: 320, y: 118, colour: "#8a6d1f" },
  { x: 400, y: 148, colour: "#5b6770" },
] as const;
const SHEETS = [
  { x: 168, turn: -4, agreed: true },
  { x: 212, turn: -1, agreed: false },
  { x: 256, turn: 1, agreed: false },
  { x: 300, turn: 4, agreed: true },
] as const;

/** What each side leaves on a sheet: initials where it is agreed, its bracket where it is not. */
const SIDES = [
  {
    colour: "#2f6db5",
    initials: (x: number) => `M${x + 6} 204q4-6 8 0t8 0`,
    bracket: (x: number) => bracketAt(x, 195),
  },
  {
    colour: "#b5462f",
    initials: (x: number) => `M${x + 20} 204q3-5 6 0t6 0`,
    bracket: (x: number) => bracketAt(x, 204),
  },
] as const;
const bracketAt = (x: number, y: number): string =>
  `M${x + 9} ${y}h-3v6h3M${x + 27} ${y}h3v6h-3M${x + 11} ${y + 3}h14`;

export function HeroTable() {
  return (
    <svg class="hero-table" viewBox="0 0 480 300" role="img" aria-label={t("home.picture")}>
      <defs>
        <radialGradient id="hero-room" cx="0.5" cy="0.25" r="0.9">
          <stop offset="0" stop-color="#8b806d" />
          <stop offset="0.55" stop-color="#4b4337" />
          <stop offset="1" stop-color="#1f1a15" />
        </radialGradient>
        <radialGradient id="hero-baize" cx="0.5" cy="0.4" r="0.7">
          <stop offset="0" stop-color="#44695a" />
          <stop offset="1" stop-color="#26433a" />
        </radialGradient>
        <linearGradient id="hero-sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#9db3c4" />
          <stop offset="1" stop-color="#e6c59a" />
        </linearGradient>
      </defs>
      <path d="M0 0h480v300H0z" fill="url(#hero-room)" />
      <path d="M0 78h480v222H0z" fill="#2a231c" opacity="0.55" />
      {[28, 412].map((x) => (
        <g key={x}>
          <path
            d={`M${x} 70V32a20 20 0 0 1 40 0v38z`}
            fill="url(#hero-sky)"
            stroke="#3b3229"
            stroke-width="3"
          />
          <path d={`M${x + 20} 14v56M${x} 44h40`} stroke="#3b3229" stroke-width="2" />
        </g>
      ))}
      <path d="M150 14h180v58H150z" fill="#d8cba7" stroke="#5b5041" stroke-width="4" />
      <path
        d="M186 34l26-8 34 4 22-6 28 10 2 14-22 10-30 2-14 8-16-8-26-4z"
        fill="#e9dfc2"
        stroke="#a2967b"
      />
      <path d="M264 30l28 4 4 14-16 8-14-4z" fill="#c98a74" opacity="0.75" />
      <ellipse cx="240" cy="206" rx="206" ry="84" fill="#1a140f" opacity="0.5" />
      <ellipse cx="240" cy="194" rx="204" ry="84" fill="#8a6142" />
      <ellipse
        cx="240"
        cy="190"
        rx="184"
        ry="72"
        fill="url(#hero-baize)"
        stroke="#b58a3c"
        stroke-width="1.5"
      />
      <path
        d="M112 208Q240 262 372 208"
        fill="none"
        stroke="#cf7a63"
        stroke-width="3"
        stroke-dasharray="2 4"
        opacity="0.8"
      />
      <path
        d="M104 196Q150 160 218 132M376 196Q330 160 262 132"
        fill="none"
        stroke="#3a9c90"
        stroke-width="4"
        stroke-linecap="round"
        opacity="0.75"
      />
      {SHEETS.map((sheet) => (
        <g key={sheet.x} transform={`rotate(${sheet.turn} ${sheet.x + 18} 190)`}>
          <path d={`M${sheet.x} 164h36v50h-36z`} fill="#fbf8f0" stroke="#d8ccb2" />
          <path
            d={`M${sheet.x + 6} 172h24M${sheet.x + 6} 179h22M${sheet.x + 6} 186h24`}
            stroke={sheet.agreed ? "#1f2430" : "#b9b2a2"}
            stroke-width="1.6"
          />
          {SIDES.map(({ colour, initials, bracket }) => (
            <path
              key={colour}
              d={sheet.agreed ? initials(sheet.x) : bracket(sheet.x)}
              fill="none"
              stroke={colour}
              stroke-width="1.5"
            />
          ))}
        </g>
      ))}
      {PLATES.map((plate) => (
        <g key={plate.colour}>
          <circle cx={plate.x + 20} cy={plate.y - 12} r="7" fill="#d9cdb8" />
          <path d={`M${plate.x + 6} ${plate.y + 4}q0-14 14-14t14 14z`} fill={plate.colour} />
          <path d={`M${plate.x} ${plate.y}h42l3 14h-48z`} fill="#fbf8f0" stroke="#b58a3c" />
          <path d={`M${plate.x} ${plate.y}h42`} stroke={plate.colour} stroke-width="3" />
        </g>
      ))}
    </svg>
  );
}
