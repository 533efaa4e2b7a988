/** Hot spots on paper: what the counter finds, named in the list, marked where a map shows the place. */
import { describe, expect, it } from "vitest";
import { hotSpotsShown } from "../../../client/scene/sceneNodes.ts";
import type { FlowSheet } from "../../../client/print/sheet.ts";
import type { Movement } from "../../../server/vocabulary.ts";
import { wordsOf } from "./laws.ts";
import { pagesOfNation, realNation } from "./realNation.ts";

const sheetOf = (movement: Movement, change = {}) => pagesOfNation("demo", "single", { movement }, change)[0] as FlowSheet; // a sheet of flows
const squares = ({ marks }: FlowSheet, where: "list" | "map") => marks.flatMap(({ key }) => (key.startsWith("hotSquare:") && key.startsWith("hotSquare:list:") === (where === "list") ? [key.split(":").at(-1)!] : []));
const texts = ({ marks }: FlowSheet) => marks.flatMap((mark) => (mark.kind === "text" ? [wordsOf(mark)] : []));

describe("hot spots on paper", () => {
  it.each(["goBack", "stay"] as const)("are those that the counter finds among the workplaces of %s, by number in the list and on the maps", (movement) => {
    const found = hotSpotsShown(realNation("demo", { movement }).answer.hotSpots);
    expect(found.length).toBeGreaterThan(1);
    const sheet = sheetOf(movement);
    expect(sheet.figures.hotSpots.map(({ rank, code, people, z }) => [rank, code, people, z])).toEqual(found.map(({ code, people, z }, index) => [index + 1, code, people, z]));
    expect(squares(sheet, "list")).toEqual(found.map((_, index) => String(index + 1)));
    expect(squares(sheet, "map").sort()).toEqual(found.map(({ code }) => code).sort());
    for (const { code, people } of found) expect(texts(sheet)).toContain(`${sheet.names.map(code)} ${people.toLocaleString("en-US")}`);
    const table = sheet.tables.find(({ name }) => name === "热点");
    expect(table?.rows.map(([rank, name, people]) => [rank, name, people])).toEqual(found.map(({ code, people }, index) => [index + 1, sheet.names.map(code), people]));
  });

  it("are named but not marked where their prefecture is one ring", () => {
    const rows = ["532301", "532302", "532322", "532323", "532324", "532325", "532326", "532327"].map((county) => ({ home: `${county}${county === "532301" ? "001" : "101"}`, work: "4419", movement: "return" as const, day: 12, people: county === "532327" ? 4000 : 40 }));
    const sheet = sheetOf("return", { rows });
    expect(sheet.figures.hotSpots.map(({ code }) => code)).toContain("532327");
    expect(squares(sheet, "list").length).toBeGreaterThan(0);
    expect(squares(sheet, "map")).toEqual([]);
  });

  it("take no line where nothing is significant, nor on sheets by province or with small maps", () => {
    const even = ["4419", "4403", "5301", "3205", "1101"].map((work) => ({ home: "532301001", work, movement: "goBack" as const, day: 25, people: 100 }));
    expect(texts(sheetOf("goBack", { rows: even })).filter((text) => text.startsWith("热点"))).toEqual([]);
    for (const template of ["slide", "comparison"] as const) {
      for (const { marks } of pagesOfNation("demo", template, { movement: "goBack" })) expect(marks.filter(({ key }) => key.startsWith("hot"))).toEqual([]);
    }
  });
});
