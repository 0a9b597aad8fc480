/** The parts of the room SDK that a table needs: no schema state, no prediction, none of its polyfills. */
import { NoneSerializer } from "@colyseus/sdk/serializer/NoneSerializer";
import { registerSerializer } from "@colyseus/sdk/serializer/Serializer";

registerSerializer("none", NoneSerializer);

export { ColyseusSDK as Client } from "@colyseus/sdk/Client";
