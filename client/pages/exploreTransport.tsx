/** Play, pause, step, speed and the jumps of a replay. It moves nothing itself. */

import pause from "lucide-static/icons/pause.svg";
import play from "lucide-static/icons/play.svg";
import first from "lucide-static/icons/skip-back.svg";
import last from "lucide-static/icons/skip-forward.svg";
import back from "lucide-static/icons/step-back.svg";
import next from "lucide-static/icons/step-forward.svg";
import { useState } from "preact/hooks";
import { JUMPS, type Jump } from "../explore/marks.ts";
import { Drawn } from "../icons.tsx";
import { t } from "../words.ts";

/** Steps a second. */
const RATES = [1, 4, 16, 60] as const;

interface TransportProps {
  readonly place: number;
  readonly steps: number;
  readonly playing: boolean;
  readonly rate: number;
  /** Where this browser last looked; null: never before. */
  readonly looked: number | null;
  readonly onRate: (rate: number) => void;
  readonly onPlay: (on: boolean) => void;
  readonly onGo: (place: number) => void;
  readonly jump: (kind: Jump, way: 1 | -1) => number | null;
}

export function Transport(props: TransportProps) {
  const { place, steps, playing, rate, looked, onRate, onPlay, onGo, jump } = props;
  const [kind, setKind] = useState<Jump>("turn");
  const before = jump(kind, -1);
  const after = jump(kind, 1);
  const button = (svg: string, words: string, to: number | null) => (
    <button
      type="button"
      class="btn btn-icon"
      disabled={to === null}
      aria-label={words}
      title={words}
      onClick={() => to !== null && onGo(to)}
    >
      <Drawn svg={svg} />
    </button>
  );
  return (
    <div class="transport no-print">
      <div class="row">
        {button(back, t("explore.step.back"), place > 0 ? place - 1 : null)}
        <button type="button" class="btn btn-primary transport-play" onClick={() => onPlay(!playing)}>
          <Drawn svg={playing ? pause : play} /> {t(playing ? "explore.pause" : "explore.play")}
        </button>
        {button(next, t("explore.step.next"), place < steps ? place + 1 : null)}
        <label class="transport-field">
          <span>{t("explore.rate")}</span>
          <select class="input" value={rate} onChange={(e) => onRate(Number(e.currentTarget.value))}>
            {RATES.map((r) => (
              <option key={r} value={r}>
                {t("explore.rate.of", { n: r })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="row">
        <label class="transport-field">
          <span>{t("explore.jump")}</span>
          <select class="input" value={kind} onChange={(e) => setKind(e.currentTarget.value as Jump)}>
            {JUMPS.map((j) => (
              <option key={j} value={j}>
                {t(`explore.jump.${j}`)}
              </option>
            ))}
          </select>
        </label>
        {button(first, t("explore.jump.before"), before)}
        {button(last, t("explore.jump.after"), after)}
        {looked !== null && looked < steps && (
          <button type="button" class="btn" onClick={() => onGo(looked)}>
            {t("explore.looked.go")}
          </button>
        )}
      </div>
    </div>
  );
}
