/** All SQL about who may open what. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import { StartError } from "../startError.ts";
import type { PersonalFields } from "./personal.ts";

/** Tries the key on one stored worker: with another key nobody would be recognised, and everybody would be stored twice. */
export async function requireMatchingKey({ sql, counties }: Scoped, personal: PersonalFields): Promise<void> {
  const [row] = await sql<{ workerId: string; idSealed: Buffer }[]>`
    select worker_id as "workerId", id_sealed as "idSealed" from worker where home_county = any(${textArray(counties)}::text[]) limit 1`;
  if (!row) return;
  try {
    personal.unseal(row.workerId, "id", row.idSealed);
  } catch {
    throw new StartError("密钥与数据库不符：已登记人员的个人信息无法解开。请用 GUITU_KEY 或数据目录中的 key 文件恢复原来的密钥后再启动。");
  }
}
