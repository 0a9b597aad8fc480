/** The panels that a table does not open with, and the same for reading the past, in one piece: fetched after the first screen. */
export { ChannelsPanel } from "./channels.tsx";
export { LogPanel } from "./log.tsx";
export { OrdersPanel } from "./orders.tsx";
export { RecordPanel, RecordReading } from "./record.tsx";
export { Doors, TextOf, TextPanel } from "./text.tsx";
