import { describe, expect, it } from "vitest";
import { ref } from "vue";
import { useBriefingTexts } from "../../../client/stores/useBriefingTexts.ts";

const names = ["title", "notes"] as const;

/** What a browser keeps, for one page after the other. */
function storage(kept = new Map<string, string>()) {
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text), removeItem: (key: string) => void kept.delete(key) };
}

describe("the texts of a draft", () => {
  it("are there again when the page is loaded anew, each layout with its own", () => {
    const browser = storage();
    const layout = ref("single");
    const before = useBriefingTexts(layout, names, browser);
    before.write({ title: "节后返岗" });
    layout.value = "slide";
    before.write({ title: "一半出省", notes: "供会议用" });
    const after = useBriefingTexts(layout, names, browser);
    expect(after.texts.value).toEqual({ title: "一半出省", notes: "供会议用" });
    layout.value = "single";
    expect(after.texts.value).toEqual({ title: "节后返岗", notes: "" });
  });

  it("leave nothing behind when they are cleared", () => {
    const browser = storage();
    const { texts, write, clear } = useBriefingTexts(ref("a3"), names, browser);
    write({ notes: "供会议用" });
    clear();
    expect(texts.value).toEqual({ title: "", notes: "" });
    expect(browser.kept.size).toBe(0);
  });

  it.each(["no JSON", "null", "[1, 2]", '{"title":7}'])("are empty where %s is kept", (text) => {
    const { texts } = useBriefingTexts(ref("a3"), names, storage(new Map([["guitu.briefing.a3", text]])));
    expect(texts.value).toEqual({ title: "", notes: "" });
  });
});
