/** Files → zip, as they are made: no more than one file is held in memory. Names are UTF-8. */
import { Readable } from "node:stream";
import { Zip, ZipPassThrough } from "fflate";

export interface ArchiveFile {
  name: string;
  content: Uint8Array;
}

/** Stores the files without packing them again: PDF and xlsx are packed already. A file that cannot be made ends the stream with its error. */
export function zipOf(files: AsyncIterable<ArchiveFile>, { at }: { at: Date }): Readable {
  return Readable.from(chunksOf(files, at));
}

async function* chunksOf(files: AsyncIterable<ArchiveFile>, at: Date): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const taken = () => {
    const full = chunks.filter(({ length }) => length > 0);
    chunks = [];
    return full;
  };
  for await (const { name, content } of files) {
    const entry = new ZipPassThrough(name);
    entry.mtime = at;
    zip.add(entry);
    entry.push(content, true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
