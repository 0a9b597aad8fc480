/** Which talks "Play now" means, and that an address can name others. */
import { describe, expect, it } from "vitest";
import { chosenCard } from "../../client/pages/scenarioCards.tsx";
import type { ScenarioCard } from "../../shared/protocol.ts";

const card = (id: string): ScenarioCard => ({
  id,
  hash: id,
  played: id,
  title: id,
  place: "",
  summary: "",
  asOf: "2026-01-01",
  rounds: 1,
  from: "2022-01-01",
  to: "2022-01-02",
  parties: [],
  seats: [],
});

describe("the chosen talks", () => {
  const all = [card("belarus-2022"), card("istanbul-2022"), card("brokered-2025")];
  it("are those that the address names", () => {
    expect(chosenCard(all, "brokered-2025")?.id).toBe("brokered-2025");
  });
  it("are those of Istanbul where none are named, or unknown ones", () => {
    expect(chosenCard(all, undefined)?.id).toBe("istanbul-2022");
    expect(chosenCard(all, "nowhere")?.id).toBe("istanbul-2022");
  });
  it("are the first where the server has no others, and none where it has none", () => {
    expect(chosenCard([card("panmunjom-1951")], undefined)?.id).toBe("panmunjom-1951");
    expect(chosenCard([], undefined)).toBe(null);
  });
});
