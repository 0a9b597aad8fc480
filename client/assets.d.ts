/** What the bundler makes of an import that is no code: an svg is its text, a style sheet is only an effect. */
declare module "*.svg" {
  const text: string;
  export default text;
}
declare module "*.css";
