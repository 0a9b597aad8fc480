/** Bare Colyseus on 127.0.0.1 with Sixfold, told by events: nothing stored, nothing checked. Argument: port. */
import { type Client, Room, Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { costs } from "../costs.ts";
import { serve } from "../harness.ts";
import { deal, isLegal, luckOf, type Move, play, SEATS } from "./sixfold.ts";

let tables = 0;

class SixfoldRoom extends Room {
  override maxClients = SEATS;
  readonly #game = deal(++tables);
  readonly #luck = luckOf(tables);
  readonly #seats = new Map<string, number>();

  override messages = {
    move: (client: Client, [kind, issue, at]: [Move["kind"], number, number]) => {
      const seat = this.#seats.get(client.sessionId) ?? -1;
      if (this.#game.moves % SEATS !== seat || at !== this.#game.moves || !isLegal(kind, issue)) return;
      const luck = [this.#luck(), this.#luck(), this.#luck(), this.#luck()];
      play(this.#game, seat, { kind, issue }, luck);
      this.broadcast("moved", [this.#game.moves, seat, kind, issue, ...luck]);
    },
  };

  override onJoin(client: Client): void {
    const seat = this.#seats.size;
    this.#seats.set(client.sessionId, seat);
    const { secret, ...open } = this.#game;
    client.send("board", { seat, secret: secret[seat], ...open });
  }
  override onLeave(client: Client): void {
    this.#seats.delete(client.sessionId);
  }
}

const server = new Server({ transport: new WebSocketTransport({ pingInterval: 0 }), greet: false });
server.define("sixfold", SixfoldRoom);
const up = server.listen(Number(process.argv[2]), "127.0.0.1");
serve({ up: () => up.then(() => ({ up: true })), ...costs });
up.then(() => process.stdout.write("listening\n"));
