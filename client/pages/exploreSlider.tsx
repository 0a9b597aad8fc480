/**
 * A picture that is a slider: a place among many, moved by mouse, finger, wheel and keyboard. It draws nothing itself
 * and knows neither dates nor steps.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface SliderProps {
  readonly label: string;
  /** Places 0…count − 1. */
  readonly count: number;
  readonly at: number;
  /** What it stands at, in words. */
  readonly words: string;
  /** Where Page up (1) and Page down (−1) lead. */
  readonly page: (from: number, way: 1 | -1) => number;
  /** The place under a point, in pixels from the left edge. */
  readonly indexAt: (x: number) => number;
  readonly onMove: (index: number) => void;
  readonly children: ComponentChildren;
}

/** Pixels of the wheel for one place. */
const NOTCH = 50;

export function Slider({ label, count, at, words, page, indexAt, onMove, children }: SliderProps) {
  const box = useRef<HTMLDivElement>(null);
  const go = (index: number): void => {
    const to = Math.max(0, Math.min(count - 1, index));
    if (to !== at) onMove(to);
  };
  const now = useRef({ at, go, last: count - 1 });
  now.current = { at, go, last: count - 1 };
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let turned = 0;
    // Not passive: while the wheel moves the place, the page must stand.
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey) return;
      const { at: from, go: to, last } = now.current;
      const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      if ((by > 0 && from >= last) || (by < 0 && from <= 0)) return;
      event.preventDefault();
      turned += by;
      const notches = Math.trunc(turned / NOTCH);
      if (notches === 0) return;
      turned -= notches * NOTCH;
      to(from + notches);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);

  const toPointer = (event: PointerEvent): void =>
    go(indexAt(event.clientX - (box.current?.getBoundingClientRect().left ?? 0)));
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageUp: page(at, 1),
      PageDown: page(at, -1),
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      ref={box}
      class="line-slider"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={at + 1}
      aria-valuetext={words}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        toPointer(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) toPointer(event);
      }}
    >
      {children}
    </div>
  );
}
