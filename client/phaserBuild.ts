/**
 * Phaser for the bundler: only the parts that client/table/phaser-core.cjs names, from Phaser's own source, without what
 * a table never draws. What is left out says so by name when something asks for it.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const packages = createRequire(import.meta.url);
const SOURCE = join(dirname(packages.resolve("phaser/package.json")), "src");

/** Compile-time switches in Phaser's source: both renderers, no sound, no debugging, no plug-ins of other platforms. */
const SWITCHES: Readonly<Record<string, boolean>> = {
  CANVAS_RENDERER: true,
  WEBGL_RENDERER: true,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
  PLUGIN_3D: false,
  EXPERIMENTAL: false,
};

/** Filters, tiles, meshes, lights, lines, input devices, files of sprite sheets: pictures alone need none of them. */
const ABSENT: readonly RegExp[] = [
  /^filters\/(?!Controller)\w+\.js$/,
  /^renderer\/webgl\/renderNodes\/filters\/\w+\.js$/,
  /^renderer\/webgl\/renderNodes\/(?:BatchHandler(?:PointLight|Strip|TileSprite|Tri)|DrawLine|FillPath|FillTri|ShaderQuad|StrokePath)\.js$/,
  /^renderer\/webgl\/renderNodes\/submitter\/Submitter(?!Quad)\w+\.js$/,
  /^renderer\/webgl\/renderNodes\/(?:texturer|transformer)\/\w+(?:Tile|TileSprite|Vertex|Stamp)\.js$/,
  /^input\/(?:mouse\/MouseManager|touch\/TouchManager|keyboard\/KeyboardManager)\.js$/,
  /^textures\/DynamicTexture\.js$/,
  /^textures\/parsers\/(?:AtlasXML|JSONArray|JSONHash|PCT|SpriteSheet|SpriteSheetFromAtlas|UnityYAML|KTXParser|PVRParser)\.js$/,
];
const absent = (name: string): string =>
  `module.exports = function () {
    throw new Error(${JSON.stringify(`${name} is not part of this build; see ABSENT in client/phaserBuild.ts.`)});
  };`;

/** Files that only gather others, of which a table needs a few or none; and a stamp that is made at the start, never used. */
const INSTEAD: Readonly<Record<string, string>> = {
  "gameobjects/tilesprite/TileSprite.js":
    "module.exports = function () { this.setOrigin = function () { return this; }; };",
  "renderer/webgl/shaders/index.js": "module.exports = {};",
  "renderer/webgl/renderNodes/index.js": "module.exports = {};",
  "math/index.js": `module.exports = {
    Between: require("./Between"),
    FloatBetween: require("./FloatBetween"),
    RandomDataGenerator: require("./random-data-generator/RandomDataGenerator"),
  };`,
};

/** One file of Phaser's source as it goes into the bundle. */
async function sourceOf(path: string): Promise<string> {
  const name = path.slice(SOURCE.length + 1).replaceAll("\\", "/");
  const instead = INSTEAD[name];
  if (instead !== undefined) return instead;
  if (ABSENT.some((pattern) => pattern.test(name))) return absent(name);
  return (
    (await readFile(path, "utf8"))
      .replace(/\btypeof ([A-Z][A-Z0-9_]+)\b/g, (text, flag: string) => String(SWITCHES[flag] ?? text))
      // The renderer that is not used is not run either.
      .replace(
        /^( *)(WebGLRenderer) = (require\('[^']+'\));/m,
        "$1$2 = function (game) { return new ($3)(game); };",
      )
      // Asking for WebGL costs a slow phone a fifth of a second; the renderer itself says when there is none.
      .replace(
        "Features.webGL = testWebGL();",
        "Features.webGL = !!window.WebGLRenderingContext; isUint8 = true;",
      )
  );
}

/** `import "phaser"` means the parts named in client/table/phaser-core.cjs. */
export const phaser: Plugin = {
  name: "phaser",
  setup(on) {
    on.onResolve({ filter: /^phaser$/ }, () => ({ path: join(here, "table/phaser-core.cjs") }));
    on.onResolve({ filter: /^phaser\/src\// }, ({ path }) => ({
      path: packages.resolve(join(SOURCE, path.slice("phaser/src/".length))),
    }));
    on.onLoad({ filter: /phaser[\\/]src[\\/].*\.js$/ }, async ({ path }) => ({
      contents: await sourceOf(path),
      loader: "js",
    }));
  },
};
