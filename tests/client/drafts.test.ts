import { beforeEach, describe, expect, it } from "vitest";
import {
  drafts,
  draftsFromElsewhere,
  NO_DRAFTS,
  openDrafts,
  type PackageDraft,
  readDrafts,
  type Shelf,
  setDraft,
  setMessageDraft,
} from "../../client/drafts.ts";

function shelf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}
const offer: PackageDraft = {
  to: ["arden"],
  form: "terms",
  clauses: [{ issue: "truce", option: "full" }],
  links: [],
  lapses: null,
  answers: null,
  blind: false,
};

describe("drafts", () => {
  let mine = shelf();
  beforeEach(() => {
    mine = shelf();
    openDrafts(mine, "ABC234", "borea.head");
  });

  it("survive a reload", () => {
    setMessageDraft("plenary", "What if");
    setDraft("package", offer);
    openDrafts(shelf(), "ABC234", "borea.head");
    expect(drafts.value).toEqual(NO_DRAFTS);
    openDrafts(mine, "ABC234", "borea.head");
    expect(drafts.value).toEqual({ messages: { plenary: "What if" }, package: offer, orders: null });
  });
  it("belong to one match and one seat", () => {
    setMessageDraft("plenary", "What if");
    openDrafts(mine, "ABC234", "borea.capital");
    expect(drafts.value).toEqual(NO_DRAFTS);
    openDrafts(mine, "XYZ789", "borea.head");
    expect(drafts.value).toEqual(NO_DRAFTS);
  });
  it("leave nothing behind when they are empty", () => {
    setMessageDraft("plenary", "What if");
    expect(mine.kept.size).toBe(1);
    setMessageDraft("plenary", "");
    expect(mine.kept.size).toBe(0);
  });
  it("come over from another tab", () => {
    draftsFromElsewhere(
      "adref.draft.ABC234.borea.head",
      JSON.stringify({ messages: { plenary: "From there" }, package: null, orders: null }),
    );
    expect(drafts.value.messages).toEqual({ plenary: "From there" });
    draftsFromElsewhere(
      "adref.draft.XYZ789.borea.head",
      JSON.stringify({ messages: { plenary: "Not ours" } }),
    );
    expect(drafts.value.messages).toEqual({ plenary: "From there" });
  });
  it("go on in memory when the storage refuses", () => {
    openDrafts(
      {
        ...shelf(),
        setItem: () => {
          throw new Error("full");
        },
      },
      "ABC234",
      "borea.legal",
    );
    setMessageDraft("plenary", "Still here");
    expect(drafts.value.messages).toEqual({ plenary: "Still here" });
  });
  it.each([
    ["{"],
    ["null"],
    ["[]"],
    ['"text"'],
    ['{"messages":{"a":1},"package":{"to":"x"},"orders":{"round":"1"}}'],
  ])("that cannot be read count as none: %s", (text) => {
    expect(readDrafts(text)).toEqual(NO_DRAFTS);
  });
});
