/** Something wider than a phone, such as a table: it scrolls by itself, also by keyboard, so that the page never does. */
import type { ComponentChildren } from "preact";

interface WideProps {
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function Wide({ label, class: more = "", children }: WideProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div class={`scroll-x ${more}`} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
