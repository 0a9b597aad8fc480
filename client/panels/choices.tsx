/** The controls of a form of orders: a numbered section, a choice with what it does, a row of short picks. */
import type { ComponentChildren } from "preact";

export function Section({
  title,
  how,
  children,
}: {
  title: string;
  how: string;
  children: ComponentChildren;
}) {
  return (
    <fieldset class="p-order">
      <legend>
        <span class="p-order-n" aria-hidden="true" />
        {title}
      </legend>
      <p class="p-note">{how}</p>
      {children}
    </fieldset>
  );
}

export function Choice({
  name,
  on,
  label,
  how,
  set,
}: {
  name: string;
  on: boolean;
  label: string;
  how: string;
  set: () => void;
}) {
  return (
    <label class="p-option" data-on={on ? "yes" : "no"}>
      <input type="radio" name={name} checked={on} onChange={set} />
      <span class="p-option-words">
        <span class="p-option-label">{label}</span>
        <span class="p-note">{how}</span>
      </span>
    </label>
  );
}

export function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="p-row" role="radiogroup" aria-label={label}>
      <span class="p-row-label">{label}</span>
      <span class="p-picks">{children}</span>
    </div>
  );
}

export function Pick({
  name,
  on,
  label,
  set,
  grave,
}: {
  name: string;
  on: boolean;
  label: string;
  set: () => void;
  grave?: boolean;
}) {
  return (
    <label class="p-pick" data-on={on ? "yes" : "no"} data-grave={grave === true ? "yes" : "no"}>
      <input type="radio" name={name} checked={on} onChange={set} />
      {label}
    </label>
  );
}
