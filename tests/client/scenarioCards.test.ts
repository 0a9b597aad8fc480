/** Which talks "Play now" means, that an address can name others, and in which order those are shown. */
import { describe, expect, it } from "vitest";
import { chosenCard, inOrder } from "../../client/pages/scenarioCards.tsx";
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
  next: null,
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

describe("the order of the talks", () => {
  const dated = (id: string, from: string, next: string | null): ScenarioCard => ({
    ...card(id),
    from,
    next,
  });
  it("is that of time, and what leads into no other talks comes last, however old", () => {
    const cards = [
      dated("after", "2022-09-30", null),
      dated("alone", "1951-07-10", null),
      dated("first", "2022-02-25", "second"),
      dated("second", "2022-03-28", "after"),
    ];
    expect(inOrder(cards).map((c) => c.id)).toEqual(["first", "second", "after", "alone"]);
  });
});
