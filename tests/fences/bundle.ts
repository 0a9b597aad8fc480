/** Reads a bundler's list of inputs and names those that must never reach a browser. */

/** Files of the server or of a scenario among the inputs of a bundle: a scenario holds secret briefs. */
export const strangersIn = (meta: {
  readonly inputs: Readonly<Record<string, unknown>>;
}): readonly string[] =>
  Object.keys(meta.inputs).filter(
    (path) => /(^|\/)(server|scenarios)\//.test(path) && !path.includes("node_modules"),
  );
