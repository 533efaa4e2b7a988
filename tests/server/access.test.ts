import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readKey } from "../../server/access/key.ts";
import { maskIdNumber, maskName, maskNumbers, maskPhone } from "../../server/access/masking.ts";
import { createPersonalFields } from "../../server/access/personal.ts";

const personal = createPersonalFields(Buffer.alloc(32, 1));
const { workerId } = personal.identify("532301199001010001");

describe("personal fields", () => {
  it("opens what it sealed, whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(personal.unseal(workerId, "phone", personal.seal(workerId, "phone", text))).toBe(text);
    }));
  });

  it("seals the same value differently each time, over many more than one batch of nonces", () => {
    const sealed = Array.from({ length: 2500 }, () => personal.seal(workerId, "id", "532301199001010001").toString("hex"));
    expect(new Set(sealed).size).toBe(2500);
    expect(new Set(sealed.map((hex) => hex.slice(0, 24))).size).toBe(2500);
  });

  it("does not open a changed value, another worker's, another field's, or with another key", () => {
    const sealed = personal.seal(workerId, "id", "532301199001010001");
    const changed = Buffer.from(sealed);
    changed[20]! ^= 1;
    const stranger = personal.identify("532301199001010002").workerId;
    expect(() => personal.unseal(workerId, "id", changed)).toThrow();
    expect(() => personal.unseal(stranger, "id", sealed)).toThrow();
    expect(() => personal.unseal(workerId, "phone", sealed)).toThrow();
    expect(() => createPersonalFields(Buffer.alloc(32, 2)).unseal(workerId, "id", sealed)).toThrow();
    expect(() => personal.unseal(workerId, "id", sealed.subarray(0, 20))).toThrow("expected at least 28");
  });

  it("recognises a person by the key alone", () => {
    const same = createPersonalFields(Buffer.alloc(32, 1)).identify("532301199001010001");
    const other = createPersonalFields(Buffer.alloc(32, 2)).identify("532301199001010001");
    expect(same.workerId).toBe(workerId);
    expect(other.idHash).not.toBe(same.idHash);
    expect(same.idHash.startsWith(workerId.replaceAll("-", ""))).toBe(true);
  });
});

describe("the key", () => {
  const directory = mkdtempSync(join(tmpdir(), "guitu-key-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  it("is made once, readable by its owner alone, and read again", () => {
    const first = readKey({ key: undefined, dataDirectory: join(directory, "new") });
    expect(first).toHaveLength(32);
    expect(statSync(join(directory, "new", "key")).mode & 0o777).toBe(0o600);
    expect(readKey({ key: undefined, dataDirectory: join(directory, "new") })).toEqual(first);
  });

  it("comes from the environment when given, and then leaves no file", () => {
    expect(readKey({ key: "ab".repeat(32), dataDirectory: join(directory, "none") })).toEqual(Buffer.alloc(32, 0xab));
    expect(() => readFileSync(join(directory, "none", "key"))).toThrow();
  });

  it("is refused when damaged, and when others may read it", () => {
    const path = join(directory, "key");
    writeFileSync(path, "abc", { mode: 0o600 });
    expect(() => readKey({ key: undefined, dataDirectory: directory })).toThrow("已损坏");
    writeFileSync(path, "ab".repeat(32));
    chmodSync(path, 0o644);
    expect(() => readKey({ key: undefined, dataDirectory: directory })).toThrow("chmod 600");
  });
});

describe("masking", () => {
  it.each([["李晓明", "李*明"], ["李明", "李*"], ["李", "*"], ["", ""], ["欧阳晓明", "欧**明"], ["阿依古丽·买买提", "阿******提"], ["䶮𠮷明", "䶮*明"]])("turns %s into %s", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it("keeps the ends of numbers", () => {
    expect(maskIdNumber("532301199001011234")).toBe("5323**********1234");
    expect(maskPhone("13812341234")).toBe("138****1234");
    expect(maskPhone("123456")).toBe("1****6");
  });

  it.each([
    ["号码 532301199001011234 不对", "号码 5323**********1234 不对"], ["53230119900101123X", "5323**********123X"], ["138-1234-1234", "138****1234"], ["138 1234 1234", "138****1234"],
    ["５３２３０１１９９００１０１１２３４", "５３２３**********１２３４"], ["2021-02-05 与 2021-02-26", "2021-02-05 与 2021-02-26"], ["第 312 行", "第 312 行"], ["月工资 4500 元", "月工资 4500 元"],
  ])("masks long numbers inside text: %s", (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });
});
