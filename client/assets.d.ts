/** What the bundler makes of an import that is no code: an svg is its text, a type face its address, a style sheet is only an effect. */
declare module "*.svg" {
  const text: string;
  export default text;
}
declare module "*.woff2" {
  const address: string;
  export default address;
}
declare module "*.css";
/** The package names types that are not on the registry. */
declare module "@svg-maps/ukraine" {
  const map: {
    readonly viewBox: string;
    readonly locations: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  };
  export default map;
}
/** A script that runs in a worker of its own: the address of its bundle, relative to the code that names it. */
declare module "worker:*" {
  const address: string;
  export default address;
}
