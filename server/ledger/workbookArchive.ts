/** The zip file that an .xlsx is. Its directory is judged before anything is unpacked, and unpacking stops at the sizes that it promised. */
import { crc32, createInflateRaw } from "node:zlib";

export interface ArchivePart {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  packedSize: number;
  size: number;
  offset: number;
}

/** The file is not the archive that it claims to be. */
export class DamagedArchive extends Error {}
/** The file would unpack to more than any ledger does. */
export class ZipBomb extends Error {}

const limits = { parts: 5000, unpackedBytes: 1 << 30, ratio: 200, ratioFrom: 20 << 20 } as const;

/** Parts by name. A ledger of 200,000 rows unpacks to some 250 MB, twenty times its size; a bomb to a thousand times. */
export function readDirectory(file: Buffer): Map<string, ArchivePart> {
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > file.length) throw new DamagedArchive("no end of directory");
  let { count, position } = placeOfDirectory(file, end);
  if (count > limits.parts) throw new ZipBomb(`${count} parts`);
  const parts = new Map<string, ArchivePart>();
  let unpacked = 0;
  for (let index = 0; index < count; index++) {
    if (position + 46 > file.length || file.readUInt32LE(position) !== 0x02014b50) throw new DamagedArchive("directory is cut off");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => file.readUInt16LE(position + at)) as [number, number, number]; // three read
    const part: ArchivePart = {
      name: file.toString("utf8", position + 46, position + 46 + nameLength).replaceAll("\\", "/").replace(/^\//, ""),
      encrypted: (file.readUInt16LE(position + 8) & 1) === 1, method: file.readUInt16LE(position + 10), crc: file.readUInt32LE(position + 16),
      packedSize: file.readUInt32LE(position + 20), size: file.readUInt32LE(position + 24), offset: file.readUInt32LE(position + 42),
    };
    readLargeSizes(file, position + 46 + nameLength, extraLength, part);
    parts.set(part.name, part);
    unpacked += part.size;
    position += 46 + nameLength + extraLength + commentLength;
  }
  if (unpacked > limits.unpackedBytes || (unpacked > limits.ratioFrom && unpacked > file.length * limits.ratio)) throw new ZipBomb(`${unpacked} bytes`);
  return parts;
}

const isElsewhere = 0xffffffff;

/** Some exporters write the zip64 form even when the file is small: then the numbers stand in a second record before the first. */
function placeOfDirectory(file: Buffer, end: number): { count: number; position: number } {
  const usual = { count: file.readUInt16LE(end + 10), position: file.readUInt32LE(end + 16) };
  if ((usual.count < 0xffff && usual.position < isElsewhere) || end < 20 || file.readUInt32LE(end - 20) !== 0x07064b50) return usual;
  const record = Number(file.readBigUInt64LE(end - 12));
  if (record + 56 > file.length || file.readUInt32LE(record) !== 0x06064b50) throw new DamagedArchive("no zip64 end of directory");
  return { count: Number(file.readBigUInt64LE(record + 32)), position: Number(file.readBigUInt64LE(record + 48)) };
}

/** In the zip64 form the extra field 1 holds the numbers that are all ones in their usual place, in this order. */
function readLargeSizes(file: Buffer, from: number, length: number, part: ArchivePart): void {
  const large = (["size", "packedSize", "offset"] as const).filter((key) => part[key] === isElsewhere);
  if (large.length === 0) return;
  for (let field = from; field + 4 <= Math.min(from + length, file.length); field += 4 + file.readUInt16LE(field + 2)) {
    if (file.readUInt16LE(field) !== 1) continue;
    if (file.readUInt16LE(field + 2) < large.length * 8 || field + 4 + large.length * 8 > file.length) break;
    for (const [index, key] of large.entries()) part[key] = Number(file.readBigUInt64LE(field + 4 + index * 8));
    return;
  }
  throw new DamagedArchive(`${part.name}: sizes are missing`);
}

/** Hands the unpacked bytes over chunk by chunk. Throws when they are more than promised, or not what was packed. */
export async function unpackPart(file: Buffer, part: ArchivePart, take: (chunk: Buffer) => void): Promise<void> {
  const packed = packedBytes(file, part);
  let [size, crc] = [0, 0];
  const takeChecked = (chunk: Buffer): void => {
    size += chunk.length;
    if (size > part.size) throw new ZipBomb(`${part.name} unpacks to more than its ${part.size} bytes`);
    crc = crc32(chunk, crc);
    take(chunk);
  };
  if (part.method === 0) takeChecked(packed);
  else if (part.method === 8) await inflate(packed, takeChecked);
  else throw new DamagedArchive(`${part.name} is packed by method ${part.method}`);
  if (size !== part.size || crc !== part.crc) throw new DamagedArchive(`${part.name}: checksum or size differs`);
}

export async function unpackWhole(file: Buffer, part: ArchivePart): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await unpackPart(file, part, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

function packedBytes(file: Buffer, { name, offset, packedSize }: ArchivePart): Buffer {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== 0x04034b50) throw new DamagedArchive(`${name} is not where the directory says`);
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (start + packedSize > file.length) throw new DamagedArchive(`${name} is cut off`);
  return file.subarray(start, start + packedSize);
}

async function inflate(packed: Buffer, take: (chunk: Buffer) => void): Promise<void> {
  const stream = createInflateRaw({ chunkSize: 1 << 18 });
  stream.end(packed);
  try {
    for await (const chunk of stream) take(chunk as Buffer); // a byte stream gives buffers
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw new DamagedArchive(error.message);
    throw error;
  }
}
