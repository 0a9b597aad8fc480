/**
 * The parts of Phaser that the table draws with, and no others: its core has pictures, text, graphics and
 * layers; the rest is listed here. Missing something? Require its factory, and look at the size of the build.
 */
const Phaser = require("phaser/src/phaser-core.js");

Phaser.Curves = require("phaser/src/curves/index.js");
Phaser.Geom = {
  Circle: require("phaser/src/geom/circle/index.js"),
  Ellipse: require("phaser/src/geom/ellipse/index.js"),
  Line: require("phaser/src/geom/line/index.js"),
  Polygon: require("phaser/src/geom/polygon/index.js"),
  Rectangle: require("phaser/src/geom/rectangle/index.js"),
};
Phaser.Math.Clamp = require("phaser/src/math/Clamp.js");
Phaser.Math.Easing = require("phaser/src/math/easing/index.js");
Phaser.Math.Linear = require("phaser/src/math/Linear.js");
Phaser.Display.Color = require("phaser/src/display/color/index.js");

const objects = Phaser.GameObjects;
objects.Container = require("phaser/src/gameobjects/container/Container.js");
objects.Zone = require("phaser/src/gameobjects/zone/Zone.js");
objects.Shape = require("phaser/src/gameobjects/shape/Shape.js");
objects.Arc = require("phaser/src/gameobjects/shape/arc/Arc.js");
objects.Curve = require("phaser/src/gameobjects/shape/curve/Curve.js");
objects.Ellipse = require("phaser/src/gameobjects/shape/ellipse/Ellipse.js");
objects.Line = require("phaser/src/gameobjects/shape/line/Line.js");
objects.Polygon = require("phaser/src/gameobjects/shape/polygon/Polygon.js");
objects.Rectangle = require("phaser/src/gameobjects/shape/rectangle/Rectangle.js");

// Requiring a factory makes `scene.add.…` know it.
require("phaser/src/gameobjects/container/ContainerFactory.js");
require("phaser/src/gameobjects/zone/ZoneFactory.js");
require("phaser/src/gameobjects/shape/arc/ArcFactory.js");
require("phaser/src/gameobjects/shape/curve/CurveFactory.js");
require("phaser/src/gameobjects/shape/ellipse/EllipseFactory.js");
require("phaser/src/gameobjects/shape/line/LineFactory.js");
require("phaser/src/gameobjects/shape/polygon/PolygonFactory.js");
require("phaser/src/gameobjects/shape/rectangle/RectangleFactory.js");

module.exports = Phaser;
