/** A row of buttons of which one is chosen: which entries, articles or lines a panel shows. */
import type { ComponentChildren } from "preact";

export function Filter<K extends string>({
  label,
  kinds,
  chosen,
  choose,
  words,
  children,
}: {
  readonly label: string;
  readonly kinds: readonly K[];
  readonly chosen: K;
  readonly choose: (kind: K) => void;
  readonly words: (kind: K) => ComponentChildren;
  /** What else stands in the row. */
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="p-filter" role="group" aria-label={label}>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          class="p-filter-button"
          aria-pressed={chosen === kind}
          onClick={() => choose(kind)}
        >
          {words(kind)}
        </button>
      ))}
      {children}
    </div>
  );
}
