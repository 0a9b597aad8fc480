/** Figures for Prometheus. Counts and times only: no name, no text, no table is told apart. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  readonly registry: Registry;
  readonly commands: Counter<"type">;
  readonly refusals: Counter<"code">;
  readonly appendSeconds: Histogram;
  readonly told: Counter;
  readonly liveTables: Gauge;
  readonly sockets: Gauge;
  readonly cutOff: Counter;
  readonly faults: Counter<"where">;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    commands: new Counter({
      name: "table_commands_total",
      help: "Commands accepted",
      labelNames: ["type"],
      registers,
    }),
    refusals: new Counter({
      name: "table_refusals_total",
      help: "Requests refused, by code",
      labelNames: ["code"],
      registers,
    }),
    appendSeconds: new Histogram({
      name: "table_append_seconds",
      help: "Time until an entry was durable",
      buckets: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.25, 1],
      registers,
    }),
    told: new Counter({ name: "table_told_total", help: "Messages pushed to people at tables", registers }),
    liveTables: new Gauge({ name: "table_live", help: "Tables in memory", registers }),
    sockets: new Gauge({ name: "table_sockets", help: "Open sockets", registers }),
    cutOff: new Counter({
      name: "table_cut_off_total",
      help: "Connections cut because they did not read",
      registers,
    }),
    faults: new Counter({
      name: "table_faults_total",
      help: "Faults of the server's own, by place",
      labelNames: ["where"],
      registers,
    }),
  };
}
