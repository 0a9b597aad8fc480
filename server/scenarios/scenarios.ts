/**
 * The scenarios that this server knows: those on its disk, and those that stored matches were opened
 * with. One object per hash, shared by all tables. Confidential parts leave only through views.
 */
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import { type Scenario, scenarioSchema } from "../../shared/engine/scenario/scenario.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { ScenarioCard } from "../../shared/protocol.ts";
import { sha256 } from "../store/chain.ts";
import type { Store } from "../store/store.ts";
import { playHash } from "./playHash.ts";

export interface Loaded {
  readonly hash: string;
  readonly scenario: Scenario;
  readonly public: PublicScenario;
  /** The public scenario as it is sent. */
  readonly json: string;
  readonly card: ScenarioCard;
}

export interface Scenarios {
  /** Those that may be opened, for the front page. */
  cards(): readonly ScenarioCard[];
  /** One that may be opened, by its id or hash. */
  playable(idOrHash: string): Loaded | null;
  /** Stores one on which a match goes on from another: found by its hash, never offered. */
  keep(scenario: Scenario): Promise<Loaded>;
  /** Any that a match of this store was opened with. */
  byHash(hash: string): Promise<Loaded | null>;
}

/** Puts `playable` into the store, so that every match that is opened can be loaded for ever. */
export async function openScenarios(store: Store, playable: readonly Scenario[]): Promise<Scenarios> {
  const known = new Map<string, Loaded>();
  const open: Loaded[] = [];
  const keep = async (scenario: Scenario): Promise<Loaded> => {
    const body = JSON.stringify(scenario);
    const hash = sha256(body);
    const here = known.get(hash);
    if (here) return here;
    await store.putScenario(hash, body);
    const one = known.get(hash) ?? loaded(scenario, hash);
    known.set(hash, one);
    return one;
  };
  for (const scenario of playable) open.push(await keep(scenario));
  return {
    cards: () => open.map((one) => one.card),
    playable: (name) => open.find((one) => one.hash === name || one.scenario.id === name) ?? null,
    keep,
    byHash: async (hash) => {
      const here = known.get(hash);
      if (here) return here;
      const body = await store.getScenario(hash);
      if (body === null) return null;
      // Another request may have loaded it meanwhile: there must be one object only.
      const one = known.get(hash) ?? loaded(scenarioSchema.parse(JSON.parse(body)), hash);
      known.set(hash, one);
      return one;
    },
  };
}

function loaded(scenario: Scenario, hash: string): Loaded {
  const open = publicScenario(scenario, hash);
  return { hash, scenario, public: open, json: JSON.stringify(open), card: cardOf(scenario, hash) };
}

function cardOf(scenario: Scenario, hash: string): ScenarioCard {
  return {
    id: scenario.id,
    hash,
    played: playHash(scenario),
    title: scenario.title,
    place: scenario.place,
    summary: scenario.summary,
    asOf: scenario.asOf,
    rounds: scenario.rounds.length,
    from: scenario.rounds[0]?.from ?? scenario.asOf,
    to: scenario.rounds.at(-1)?.to ?? scenario.asOf,
    next: scenario.next ?? null,
    parties: scenario.parties
      .map(({ id, name, flag, colour }) => ({
        party: id,
        name,
        flag,
        colour,
        principal: scenario.treaty.principals.includes(id),
      }))
      .sort((a, b) => Number(b.principal) - Number(a.principal)),
    seats: scenario.parties.flatMap((party) =>
      party.seats.map(({ id, title }) => ({ seat: id, title, party: party.id, partyName: party.name })),
    ),
  };
}
