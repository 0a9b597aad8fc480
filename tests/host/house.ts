/** A host for tests: the invented scenario, a store in memory, silent logs, and a clock in the test's hands. */
import { setTimeout as sleep } from "node:timers/promises";
import { HOST_SETTINGS, type HostSettings } from "../../server/config.ts";
import { openLog } from "../../server/log.ts";
import { openMetrics } from "../../server/metrics.ts";
import { isRefused } from "../../server/refused.ts";
import { openScenarios } from "../../server/scenarios/scenarios.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { Store } from "../../server/store/store.ts";
import { type Host, newHost } from "../../server/table/host.ts";
import type { Listener } from "../../server/table/tell.ts";
import { systemTime, type Time } from "../../server/time.ts";
import type { Command } from "../../shared/engine/command.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { View } from "../../shared/engine/view/viewTypes.ts";
import { patched } from "../../shared/patch.ts";
import type { SeenEvent, Submitted, Synced, Ticket, Told } from "../../shared/protocol.ts";
import { testScenario } from "../engine/fixture.ts";

export const FAST: HostSettings = { ...HOST_SETTINGS, botPace: 0, retry: 20 };

export interface Setting {
  readonly store?: Store;
  readonly time?: Time;
  readonly settings?: Partial<HostSettings>;
  readonly scenario?: Scenario;
}

export async function openHost(setting: Setting = {}) {
  const store = setting.store ?? memoryStore();
  const scenarios = await openScenarios(store, [setting.scenario ?? testScenario]);
  const metrics = openMetrics();
  const host = newHost({
    store,
    scenarios,
    metrics,
    time: setting.time ?? systemTime,
    log: openLog("silent"),
    settings: { ...FAST, ...setting.settings },
  });
  return { host, store, metrics };
}

/** Unwraps an answer that must not be a refusal. */
export function granted<T>(answer: T): Exclude<T, { refused: unknown }> {
  if (isRefused(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as Exclude<T, { refused: unknown }>;
}

export const openTable = async (host: Host, seats: readonly string[], timed = false): Promise<Ticket> =>
  granted(await host.open({ scenario: testScenario.id, seats, name: "Ann", timed, listed: false }));

export const joinTable = async (host: Host, ticket: Ticket, name = "Ben"): Promise<Ticket> =>
  granted(await host.join(ticket.code, name));

/** A person at a table as a client would be: keeps the view by the patches it is told. */
export interface Ear extends Listener {
  readonly told: Told[];
  readonly events: SeenEvent[];
  view: View;
  n: number;
  gone: boolean;
}

export function newEar(holder: string): Ear {
  const ear: Ear = {
    holder,
    sits: null,
    told: [],
    events: [],
    view: null as unknown as View,
    n: 0,
    gone: false,
    hear: ({ blocks, ...rest }) => {
      const told = { ...rest, patch: blocks.flat() };
      ear.told.push(told);
      ear.events.push(...told.events);
      ear.view = patched(ear.view, told.patch);
      ear.n = told.first - 1 + told.events.length;
    },
    lost: () => {
      ear.gone = true;
    },
  };
  return ear;
}

export async function sit(host: Host, ticket: Ticket): Promise<{ ear: Ear; synced: Synced }> {
  const ear = newEar(ticket.holder);
  const synced = granted(await host.sync(ticket.match, ear, null));
  ear.view = synced.view;
  ear.n = synced.n;
  return { ear, synced };
}

let counter = 0;
export const submit = (
  host: Host,
  ticket: Ticket,
  seat: string | null,
  command: Command,
  cid = `c${++counter}`,
): Promise<Submitted> => host.submit(ticket.match, ticket.holder, { cid, seat, command });

export const say = (text: string, channel = "plenary"): Command => ({ type: "say", channel, text });

/** Waits until `check` holds; fails after a while with what it was waiting for. */
export async function until(what: string, check: () => boolean | Promise<boolean>, ms = 8000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await sleep(5);
  }
}

/** A clock that stands still until it is moved. */
export interface HandTime extends Time {
  /** Moves on, running what falls due, one job after the other. */
  pass(ms: number): Promise<void>;
  set(now: number): void;
}

export function handTime(start = 1_000_000): HandTime {
  let now = start;
  let waiting: { at: number; job: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, job) => {
      const entry = { at: now + Math.max(0, ms), job };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((w) => w !== entry);
      };
    },
    set: (to) => {
      now = to;
    },
    pass: async (ms) => {
      const end = now + ms;
      for (;;) {
        await sleep(2);
        const next = waiting.filter((w) => w.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((w) => w !== next);
        now = Math.max(now, next.at);
        next.job();
      }
      now = end;
      await sleep(2);
    },
  };
}
