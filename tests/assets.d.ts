/** Style sheets that a gallery page imports for its bundler. */
declare module "*.css";
