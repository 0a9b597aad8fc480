/**
 * The parts of Phaser that the table draws with, and no others: its core has pictures, textures, tweens and both
 * renderers, and the table needs no more. Missing something? Require its factory, and look at the size of the build.
 */
module.exports = require("phaser/src/phaser-core.js");
