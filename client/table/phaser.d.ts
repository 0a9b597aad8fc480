/** What Phaser's own types leave out and this project uses: the parts of phaser-core.cjs, and a canvas as an image. */
/* biome-ignore-all lint/style/noNamespace: Phaser's types are namespaces, and nothing else adds to one */
declare namespace Phaser {
  /** Pieces of Phaser to be run one after the other before anything else of it is used. */
  const parts: readonly (() => unknown)[];
  /** What WebGL needs on top. */
  const webglParts: readonly (() => unknown)[];
  namespace Textures {
    interface TextureManager {
      /** A canvas does as well as an image: it is uploaded or copied as it is. */
      addImage(key: string, source: HTMLCanvasElement): Phaser.Textures.Texture | null;
    }
  }
}
