/** Sixfold as a boardgame.io game, written as its tutorial would have it. */
import { createRequire } from "node:module";
import { anyMove, deal, isLegal, type Kind, luckOf, play, SEATS, type Sixfold, seenBy } from "./sixfold.ts";

export const NAME = "sixfold";
const require = createRequire(import.meta.url);

interface MoveContext {
  readonly G: Sixfold;
  readonly ctx: { readonly currentPlayer: string };
  readonly playerID?: string;
  readonly random: { Number(): number };
}

export const sixfoldGame = {
  name: NAME,
  minPlayers: SEATS,
  maxPlayers: SEATS,
  seed: "sixfold",
  disableUndo: true,
  setup: () => deal(7),
  turn: { minMoves: 1, maxMoves: 1 },
  moves: {
    act: ({ G, ctx, playerID, random }: MoveContext, kind: Kind, issue: number) => {
      if (!isLegal(kind, issue)) return "INVALID_MOVE";
      const luck = [random.Number(), random.Number(), random.Number(), random.Number()];
      return void play(G, Number(playerID ?? ctx.currentPlayer), { kind, issue }, luck);
    },
  },
  playerView: ({ G, playerID }: { G: Sixfold; playerID: string | null }) => seenBy(G, Number(playerID ?? -1)),
};

export const makeMove = (kind: Kind, issue: number, seat: number, credentials?: string): object => ({
  type: "MAKE_MOVE",
  payload: { type: "act", args: [kind, issue], playerID: String(seat), credentials },
});

interface BoardState {
  readonly G: Sixfold;
}

/** Plays moves through its reducer alone, in matches of 120: no server, no storage. */
export function reducerWork(): (n: number) => number {
  const { CreateGameReducer, InitializeGame } = require("boardgame.io/internal") as {
    CreateGameReducer(options: object): (state: BoardState, action: object) => BoardState;
    InitializeGame(options: object): BoardState;
  };
  const reduce = CreateGameReducer({ game: sixfoldGame });
  return (n) => {
    for (let done = 0; done < n; done += 120) {
      const r = luckOf(done);
      let state = InitializeGame({ game: sixfoldGame, numPlayers: SEATS });
      for (let i = 0; i < 120; i++) {
        const { kind, issue } = anyMove(r);
        state = reduce(state, makeMove(kind, issue, i % SEATS));
      }
      if (state.G.moves !== 120) throw new Error("boardgame.io refused a move");
    }
    return Math.ceil(n / 120) * 120;
  };
}
