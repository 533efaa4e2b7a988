/** Real receivers on the loopback: a mail server that keeps what it gets, one that follows a script and breaks off, and a web server. */
import { createServer as createWebServer, type IncomingHttpHeaders } from "node:http";
import { createServer, type AddressInfo, type Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

interface Receiver { url: string; close(): Promise<void> }

/** `options` of the server: whom it refuses, when it answers. What it accepted stands in `mails`. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<Receiver & { mails: Email[]; sources: string[] }> {
  const mails: Email[] = [];
  const sources: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"], authOptional: true,
    onAuth: ({ username, password }, _session, answer) => (username === "guitu" && password === "s3cret/密" ? answer(null, { user: username }) : answer(new Error("no"))),
    onData(stream, _session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
        sources.push(Buffer.concat(chunks).toString("latin1"));
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => { mails.push(mail); answer(null); });
      });
    },
    ...options,
  });
  server.on("error", () => {}); // a client that breaks off is no failure of the test
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails, sources, close: () => new Promise((resolve) => { server.close(() => resolve()); }) };
}

/** What a scripted mail server does when a command comes: says a line, or breaks the connection off, or says nothing any more. */
export type Step = string | "drop" | "silence";
/** Where it may leave the usual way; `dot` is the end of the mail. */
export type Moment = "connect" | "RCPT" | "DATA" | "body" | "dot";

/** Speaks SMTP until the moment at which it does something else. */
export async function openScriptedMailServer(at: Moment, step: Step): Promise<Receiver & { dots: () => number }> {
  let dots = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
    const act = (moment: Moment, usual: string) => {
      const does = moment === at ? step : usual;
      if (does === "drop") socket.destroy();
      else if (does !== "silence") socket.write(`${does}\r\n`);
    };
    let inMail = false;
    let text = "";
    act("connect", "220 here");
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (inMail && at === "body") return socket.destroy();
      if (inMail) {
        if (!text.includes("\r\n.\r\n")) return;
        inMail = false;
        text = "";
        dots += 1;
        return act("dot", "250 taken");
      }
      for (const [, command = ""] of text.matchAll(/^(\w+).*\r\n/gm)) {
        if (command === "RCPT") act("RCPT", "250 ok");
        else if (command === "DATA") { inMail = true; act("DATA", "354 go"); }
        else socket.write(command === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
      }
      text = "";
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, dots: () => dots, close: () => new Promise((resolve) => { for (const socket of sockets) socket.destroy(); server.close(() => resolve()); }) };
}

export interface Call { method: string; url: string; headers: IncomingHttpHeaders; body: string }

/** `answer` says what each call gets: a status with headers, or "drop" or "silence". */
export async function openWebServer(answer: (call: Call) => { status: number; headers?: Record<string, string> } | "drop" | "silence"): Promise<Receiver & { calls: Call[] }> {
  const calls: Call[] = [];
  const server = createWebServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
      const call = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() };
      calls.push(call);
      const said = answer(call);
      if (said === "drop") request.socket.destroy();
      else if (said !== "silence") response.writeHead(said.status, said.headers).end("说明");
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }) };
}
