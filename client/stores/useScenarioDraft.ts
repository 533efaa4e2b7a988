/** The chosen scenario's parameters while they are edited: text as typed, faults at the field, kept only when planned. */
import { computed, ref, watch, type Ref } from "vue";
import { readDraft, textOf, type DraftFault } from "./parameterDraft.ts";
import type { Parameter, Scenario } from "./useCharters.ts";

export interface DraftField extends Parameter {
  text: string;
  fault: DraftFault | null;
  changed: boolean;
}

export function useScenarioDraft(parameters: Ref<Parameter[]>, scenario: Ref<Scenario | null>) {
  const typed = ref<Partial<Record<string, string>>>({});
  watch(() => scenario.value?.id, () => { typed.value = {}; });

  const fields = computed(() => parameters.value.map((parameter): DraftField => {
    const kept = textOf(parameter, scenario.value?.parameters[parameter.key] ?? null);
    const text = typed.value[parameter.key] ?? kept;
    const read = readDraft(parameter, text);
    return { ...parameter, text, fault: "fault" in read ? read.fault : null, changed: text !== kept };
  }));
  const changes = computed(() => fields.value.filter(({ changed }) => changed).length);
  return {
    fields, changes,
    faulty: computed(() => fields.value.some(({ fault }) => fault !== null)),
    type: (key: string, text: string) => { typed.value = { ...typed.value, [key]: text }; },
    reset: () => { typed.value = {}; },
    /** All parameters as they are typed; asked only when nothing is faulty. */
    values: (): Record<string, number | null> => Object.fromEntries(fields.value.map((field) => {
      const read = readDraft(field, field.text);
      return [field.key, "value" in read ? read.value : field.default];
    })),
  };
}
