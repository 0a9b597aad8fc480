/** One of a few, side by side: a group of radio buttons that look like one control. */
export function Segments<K extends string>({
  label,
  name,
  kinds,
  chosen,
  choose,
  words,
}: {
  readonly label: string;
  readonly name: string;
  readonly kinds: readonly K[];
  readonly chosen: K;
  readonly choose: (kind: K) => void;
  readonly words: (kind: K) => string;
}) {
  return (
    <fieldset class="segments">
      <legend class="sr-only">{label}</legend>
      {kinds.map((kind) => (
        <label key={kind} class="segment" data-chosen={kind === chosen ? "yes" : "no"}>
          <input type="radio" name={name} checked={kind === chosen} onChange={() => choose(kind)} />
          <span>{words(kind)}</span>
        </label>
      ))}
    </fieldset>
  );
}
