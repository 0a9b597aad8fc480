/** The panels that a table does not open with, in one piece: fetched after its first screen. */
export { ChannelsPanel } from "./channels.tsx";
export { LogPanel } from "./log.tsx";
export { OrdersPanel } from "./orders.tsx";
export { RecordPanel } from "./record.tsx";
export { TextPanel } from "./text.tsx";
