/** Delivers into a folder of the data directory. The same file twice is the same file, so this channel never asks whether it arrived. */
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome, Send } from "./outcome.ts";
import type { ParcelFile } from "./parcel.ts";
import { folderName } from "./schedule.ts";

/** `root` is made when it is missing. A file is there whole or not at all. */
export function folderChannel(root: string): Send {
  return async ({ address, files, key }): Promise<Outcome> => {
    const name = folderName.safeParse(address); // what lies in the database may be older than the rule
    if (!name.success) return { state: "failed", error: `文件夹名称 ${address} 不能用，请改名。`, again: false };
    try {
      const folder = join(root, name.data);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const file of files) await writeWhole(folder, file, key);
      return { state: "sent" };
    } catch (error) {
      return { state: "failed", error: `不能写入文件夹 ${name.data}（${(error as NodeJS.ErrnoException).code ?? "未知错误"}）；请检查数据目录的权限和余量。`, again: true };
    }
  };
}

async function writeWhole(folder: string, { name, content }: ParcelFile, key: string): Promise<void> {
  const draft = join(folder, `.${key}.part`);
  try {
    const file = await open(draft, "w", 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, name));
  } finally {
    await rm(draft, { force: true });
  }
}
