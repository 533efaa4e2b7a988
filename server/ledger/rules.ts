/** All rules about a row, in the order in which a cell is judged: its first error is the one that is told. */
import { personRules } from "./rulesPerson.ts";
import { phoneRules } from "./rulesPhone.ts";
import { placeRules } from "./rulesPlace.ts";
import { planRules } from "./rulesPlan.ts";
import { workRules } from "./rulesWork.ts";
import type { Rule } from "./rule.ts";

const formulaRules = workRules.filter((rule) => rule.code === "formulaError");

export const rules: readonly Rule[] = [...formulaRules, ...personRules, ...phoneRules, ...placeRules, ...workRules.filter((rule) => !formulaRules.includes(rule)), ...planRules];
