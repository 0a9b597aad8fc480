/**
 * The parts of Phaser that the table draws with, and no others: pictures, textures, cameras, tweens and both
 * renderers. Loading this file runs none of it; `parts` do, one after the other, so that the page can breathe in
 * between. Missing something? Name it here, and look at the size of the build.
 */
exports.Game = exports.Core = exports.Scale = undefined;
exports.CANVAS = 1;
exports.WEBGL = 2;
exports.parts = [
  () => require("phaser/src/utils/object/Extend.js"),
  () => require("phaser/src/device/index.js"),
  () => require("phaser/src/events/EventEmitter.js"),
  () => require("phaser/src/math/Matrix4.js"),
  () => require("phaser/src/display/color/index.js"),
  () => require("phaser/src/animations/AnimationManager.js"),
  () => require("phaser/src/textures/Texture.js"),
  () => require("phaser/src/textures/parsers/index.js"),
  () => require("phaser/src/geom/rectangle/Rectangle.js"),
  () => require("phaser/src/gameobjects/components/Transform.js"),
  () => require("phaser/src/gameobjects/components/Filters.js"),
  () => require("phaser/src/gameobjects/components/index.js"),
  () => require("phaser/src/gameobjects/GameObject.js"),
  () => require("phaser/src/gameobjects/image/Image.js"),
  () => require("phaser/src/textures/DynamicTexture.js"),
  () => require("phaser/src/textures/TextureManager.js"),
  () => require("phaser/src/cameras/2d/Camera.js"),
  () => require("phaser/src/cameras/2d/CameraManager.js"),
  () => require("phaser/src/math/easing/index.js"),
  () => require("phaser/src/tweens/builders/index.js"),
  () => require("phaser/src/tweens/TweenManager.js"),
  () => require("phaser/src/gameobjects/GameObjectFactory.js"),
  () => require("phaser/src/gameobjects/image/ImageFactory.js"),
  () => require("phaser/src/gameobjects/DisplayList.js"),
  () => require("phaser/src/gameobjects/UpdateList.js"),
  () => require("phaser/src/scene/ScenePlugin.js"),
  () => require("phaser/src/scene/SceneManager.js"),
  () => require("phaser/src/input/InputManager.js"),
  () => require("phaser/src/core/Config.js"),
  () => require("phaser/src/scale/ScaleManager.js"),
  () => require("phaser/src/renderer/canvas/CanvasRenderer.js"),
  () => {
    exports.Core = { Events: require("phaser/src/core/events/index.js") };
    exports.Scale = require("phaser/src/scale/const/index.js");
    exports.Game = require("phaser/src/core/Game.js");
  },
];
/** What WebGL needs on top. */
exports.webglParts = [
  // Its parts require each other in a circle, which holds only when it is entered here.
  () => require("phaser/src/renderer/index.js"),
  () => require("phaser/src/renderer/webgl/WebGLRenderer.js"),
];
