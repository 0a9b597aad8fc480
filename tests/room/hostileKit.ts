/**
 * What a hostile input is, and how one is written down: one row per input, with the code of the refusal that it must get.
 * Phase: talks of round 1. Sent by the head of borea; the heads of the other three delegations are other people.
 */

export interface Hostile {
  readonly name: string;
  /** A room request, or raw bytes of which `id` is the request number, null when they have none. */
  readonly send:
    | { readonly request: string; readonly payload: unknown }
    | { readonly bytes: (id: number) => Uint8Array; readonly numbered: boolean };
  readonly code: string;
}

/** The sender's seat. */
export const SEAT = "borea.head";

let n = 0;

/** A list of inputs, and the hands that write them into it. */
export function hostileList(): {
  readonly rows: readonly Hostile[];
  readonly request: (name: string, to: string, payload: unknown, code: string) => void;
  readonly submit: (name: string, command: unknown, code: string, seat?: unknown) => void;
  readonly raw: (name: string, bytes: (id: number) => Uint8Array, code: string, numbered: boolean) => void;
} {
  const rows: Hostile[] = [];
  const request = (name: string, to: string, payload: unknown, code: string): void => {
    rows.push({ name: `${to}: ${name}`, send: { request: to, payload }, code });
  };
  return {
    rows,
    request,
    submit: (name, command, code, seat = SEAT) =>
      request(name, "command", { cid: `hostile-${++n}`, seat, command }, code),
    raw: (name, bytes, code, numbered) => {
      rows.push({ name: `frame: ${name}`, send: { bytes, numbered }, code });
    },
  };
}

/** Every command as the schema wants it. */
export const GOOD: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  takeSeat: { seat: "borea.legal", name: "Ann" },
  leaveSeat: { seat: SEAT },
  handToBot: { seat: SEAT, policy: "negotiator" },
  ready: { round: 1, phase: "talks" },
  say: { channel: "plenary", text: "x" },
  tableOffer: {
    to: ["arden"],
    form: "agreement",
    clauses: [{ issue: "truce", option: "full" }],
    links: [],
    lapses: 1,
    answers: null,
    blind: false,
  },
  acceptOffer: { offer: "o" },
  rejectOffer: { offer: "o" },
  withdrawOffer: { offer: "o" },
  stand: { clause: { issue: "truce", option: "full" } },
  standDown: { issue: "truce" },
  askCapital: { clauses: [{ issue: "truce", option: "full" }] },
  askMediation: { of: "corin" },
  instruct: { issue: "truce", allow: ["full"] },
  rule: { instrument: "i", step: "confirm", yes: true },
  sealOrders: {
    round: 1,
    orders: { posture: "hold", conduct: {}, answers: {}, support: null, line: { kind: "none" } },
  },
  setDeadline: { at: 1 },
  timeOut: { round: 1, phase: "talks" },
  injectShock: { shock: "frost" },
  branch: { match: "m", luck: { seed: "0".repeat(32), seedHash: "0".repeat(64) } },
};
