/**
 * PGlite behind a socket, in the PostgreSQL protocol, for one connection. PGlite follows an error in the extended protocol with a
 * ReadyForQuery at once and with a second one at the Sync: a driver that pipelines then takes each answer for the next question's.
 * The early ones are dropped here.
 */
import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";

/** Listens at `path`; a second connection waits until the first has ended. */
export async function servePglite(db: PGlite, path: string): Promise<Server> {
  let last: Promise<void> = Promise.resolve();
  const server = createServer((socket) => { last = last.then(() => serveConnection(db, socket)); });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(path, resolve));
  return server;
}

async function serveConnection(db: PGlite, socket: Socket): Promise<void> {
  const messages = new MessageReader();
  try {
    for await (const bytes of socket) {
      for (const message of messages.read(bytes as Buffer)) {
        if (message.type === "X") return;
        if (message.type === sslRequest) socket.write("N");
        else await answer(db, socket, message);
      }
    }
  } catch (error) {
    if (!isBrokenSocket(error)) throw error;
  } finally {
    socket.destroy();
    if (!db.closed) await db.exec("rollback"); // a connection that was lost inside a transaction; outside of one it is a warning that nobody hears
  }
}

function isBrokenSocket(error: unknown): boolean {
  return ["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].includes(String((error as NodeJS.ErrnoException).code));
}

async function answer(db: PGlite, socket: Socket, { type, bytes }: Message): Promise<void> {
  const endsQuestion = type === "Q" || type === "S" || type === startUp;
  await db.execProtocolRawStream(bytes, {
    onRawData: (data) => { socket.write(endsQuestion ? Buffer.from(data) : withoutReady(Buffer.from(data))); },
  });
}

/** ReadyForQuery is six bytes, and the last of an answer: Z, length 5, status. */
function withoutReady(answerBytes: Buffer): Buffer {
  const at = answerBytes.length - 6;
  return at >= 0 && answerBytes[at] === 0x5a && answerBytes.readInt32BE(at + 1) === 5 && endsWithMessageAt(answerBytes, at) ? answerBytes.subarray(0, at) : answerBytes;
}

/** Whether the messages of the answer end exactly at `end`: six bytes of a row may look like a ReadyForQuery. */
function endsWithMessageAt(answerBytes: Buffer, end: number): boolean {
  let at = 0;
  while (at < end) at += 1 + answerBytes.readInt32BE(at + 1);
  return at === end;
}

const startUp = "start-up";
const sslRequest = "SSL request";
const sslRequestCode = 80877103;

interface Message {
  type: string;
  bytes: Uint8Array;
}

/** Cuts the stream into messages: the first has no type byte, every later one is type, length, body. */
class MessageReader {
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #started = false;

  *read(bytes: Buffer): Generator<Message> {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    while (this.#waitingBytes >= this.#nextLength()) yield this.#take(this.#nextLength());
  }

  /** Infinite while not even the length is there. */
  #nextLength(): number {
    const header = this.#started ? 5 : 8;
    if (this.#waitingBytes < header) return Infinity;
    if ((this.#waiting[0]?.length ?? 0) < header) this.#waiting = [Buffer.concat(this.#waiting)];
    const first = this.#waiting[0]!; // there are at least `header` bytes
    return this.#started ? 1 + first.readInt32BE(1) : first.readInt32BE(0);
  }

  #take(length: number): Message {
    const all = this.#waiting.length === 1 ? this.#waiting[0]! : Buffer.concat(this.#waiting); // the caller saw that they hold `length` bytes
    const bytes = all.subarray(0, length);
    this.#waiting = length < all.length ? [all.subarray(length)] : [];
    this.#waitingBytes -= length;
    if (this.#started) return { type: String.fromCharCode(bytes[0]!), bytes }; // a message has at least its type byte
    if (bytes.readInt32BE(4) === sslRequestCode) return { type: sslRequest, bytes };
    this.#started = true;
    return { type: startUp, bytes };
  }
}
