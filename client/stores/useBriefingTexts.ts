/** What somebody wrote for the sheets of each layout: kept on this computer until it is cleared, so that nothing is lost when the page is loaded anew. */
import { computed, shallowRef, type Ref } from "vue";

type Texts = Readonly<Record<string, string>>;

/** Texts that are missing in what was kept are empty. */
export function useBriefingTexts<Name extends string>(layout: Ref<string>, names: readonly Name[], storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> = localStorage) {
  const kept = shallowRef<Readonly<Record<string, Texts>>>({});
  const place = (word: string) => `guitu.briefing.${word}`;
  const read = (word: string): Texts => kept.value[word] ?? textsIn(storage.getItem(place(word)));
  const texts = computed(() => Object.fromEntries(names.map((name) => [name, read(layout.value)[name] ?? ""])) as Record<Name, string>); // one for every name

  function keep(word: string, all: Texts): void {
    kept.value = { ...kept.value, [word]: all };
    if (names.every((name) => (all[name] ?? "") === "")) storage.removeItem(place(word));
    else storage.setItem(place(word), JSON.stringify(all));
  }
  return {
    texts,
    write: (patch: Partial<Record<Name, string>>) => keep(layout.value, { ...texts.value, ...patch }),
    clear: () => keep(layout.value, {}),
  };
}

/** Whatever else stands there was not written by us. */
function textsIn(text: string | null): Texts {
  try {
    const read: unknown = JSON.parse(text ?? "{}");
    return Object.fromEntries(Object.entries(Object(read)).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return {};
  }
}
