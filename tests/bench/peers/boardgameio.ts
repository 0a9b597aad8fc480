/** The boardgame.io server with Sixfold, in memory, on 127.0.0.1. Arguments: port of the sockets, port of the lobby. */
import { createRequire } from "node:module";
import net from "node:net";
import { costs } from "../costs.ts";
import { serve } from "../harness.ts";
import { sixfoldGame } from "./boardgameGame.ts";

// It offers no way to name the address: every listener of this process is bound to the loopback.
const listen = net.Server.prototype.listen as (...args: unknown[]) => net.Server;
net.Server.prototype.listen = function (this: net.Server, port: unknown, ...rest: unknown[]) {
  return typeof port === "number" && typeof rest[0] !== "string"
    ? listen.call(this, port, "127.0.0.1", ...rest)
    : listen.call(this, port, ...rest);
} as typeof net.Server.prototype.listen;

const { Server } = createRequire(import.meta.url)("boardgame.io/server") as {
  Server(options: object): { run(options: object): Promise<unknown> };
};
const [, , port, lobby] = process.argv;
const server = Server({ games: [sixfoldGame], origins: [/127\.0\.0\.1/] });
// With the koa-compose that npm resolves today, the lobby's routes on the sockets' port answer 404.
const up = server.run({ port: Number(port), lobbyConfig: { apiPort: Number(lobby) } });
serve({ up: () => up.then(() => ({ up: true })), ...costs });
