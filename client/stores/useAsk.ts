/** One question at a time, put to whoever sits at the desk: a text, a number, or only yes or no. */
import { shallowRef } from "vue";

export interface Question {
  title: string;
  /** Name of the field; without it there is nothing to fill in. */
  label?: string;
  value?: string;
  /** A number between these; both included. */
  number?: { min: number; max: number; step: number };
  note?: string;
  /** Word on the button. */
  act: string;
}

const question = shallowRef<Question | null>(null);
let settle: (text: string | null) => void = () => {};

/** What was filled in, "" for a yes; null when the question was put away. */
function ask(asked: Question): Promise<string | null> {
  settle(null);
  question.value = asked;
  return new Promise((resolve) => { settle = resolve; });
}

function answer(text: string | null): void {
  question.value = null;
  settle(text);
  settle = () => {};
}

export function useAsk() {
  return {
    question, ask, answer,
    /** Null when the question was put away. */
    askNumber: async (asked: Question & { number: NonNullable<Question["number"]> }): Promise<number | null> => {
      const text = await ask(asked);
      return text === null ? null : Number(text);
    },
  };
}
