/** Delivers by SMTP. The mail is written first and handed in as a stream, so that it is known whether its last byte had left when something broke. */
import { Readable } from "node:stream";
import nodemailer from "nodemailer";
import SMTPConnection, { type SMTPConnectionOptions } from "nodemailer/lib/smtp-connection";
import { isPrivateHost } from "./webAddress.ts";
import type { Outcome, Send } from "./outcome.ts";
import type { Parcel } from "./parcel.ts";

export interface MailSettings {
  /** smtp://user:password@host:port, smtps:// for TLS from the first byte. */
  smtp: string;
  from: string;
  /** For greeting, connecting and silence. */
  timeoutMs?: number;
}

const mostBytes = 20_000_000;

export function mailChannel(settings: MailSettings): Send {
  const server = serverOf(settings);
  return async (parcel, at): Promise<Outcome> => {
    const { content, envelope } = await written(parcel, settings.from, at);
    if (content.length > mostBytes) return { state: "failed", error: `附件太大（${Math.round(content.length / 1_000_000)} MB），邮件至多 ${mostBytes / 1_000_000} MB；请少选几种格式。`, again: false };
    let leftWhole = false;
    const stream = Readable.from(pieces(content)).once("end", () => { leftWhole = true; });
    try {
      await handIn(server, envelope, stream);
      return { state: "sent" };
    } catch (error) {
      return broken(error as SmtpError, leftWhole, server);
    }
  };
}

/** One connection a mail. The stream is read once the server has asked for it (354). */
async function handIn({ options, auth }: SmtpServer, envelope: { from: string; to: string }, stream: Readable): Promise<void> {
  const connection = new SMTPConnection(options);
  try {
    await new Promise<void>((resolve, reject) => {
      const next = (step: () => void) => (error?: Error | null) => (error ? reject(error) : step());
      const send = () => connection.send({ from: envelope.from, to: [envelope.to] }, stream, next(resolve));
      connection.on("error", reject).once("end", () => reject(new Error("the connection was closed"))); // a mail that is taken has resolved before
      connection.connect(next(() => (auth ? connection.login(auth, next(send)) : send())));
    });
    connection.quit();
  } catch (error) {
    connection.close();
    throw error;
  }
}

interface SmtpServer {
  place: string;
  secrets: string[];
  auth: { user: string; pass: string } | null;
  options: SMTPConnectionOptions;
}

/** A password goes over the network only under TLS; inside a private network a server without it is believed. */
function serverOf({ smtp, timeoutMs = 30_000 }: MailSettings): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(smtp);
  const secure = protocol === "smtps:";
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    place: `${host}:${port || (secure ? 465 : 587)}`, secrets: [pass, user].filter((secret) => secret !== ""), auth: user === "" ? null : { user, pass },
    options: {
      host, port: Number(port || (secure ? 465 : 587)), secure, requireTLS: !secure && user !== "" && !isPrivateHost(host),
      connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs, logger: false,
    },
  };
}

/** The mail as bytes; the same parcel has the same Message-ID. */
async function written({ key, recipientName, address, subject, text, files }: Parcel, from: string, at: Date): Promise<{ content: Buffer; envelope: { from: string; to: string } }> {
  const sender = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
  const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows", disableFileAccess: true, disableUrlAccess: true }).sendMail({
    from, to: { name: recipientName, address }, subject, text, date: at, messageId: `<${key}@${sender.split("@")[1] ?? "guitu"}>`, headers: { "Auto-Submitted": "auto-generated" },
    attachments: files.map(({ name, contentType, content }) => ({ filename: name, contentType, content: Buffer.from(content) })),
  });
  return { content: message as Buffer, envelope: { from: sender, to: address } }; // buffer: true
}

/** Small enough that the end of the stream comes after the network has taken what was before it. */
const pieceBytes = 16_384;
function* pieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes);
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

function broken({ code, response = "", responseCode }: SmtpError, leftWhole: boolean, { place, secrets }: SmtpServer): Outcome {
  const said = secrets.reduce((text, secret) => text.replaceAll(secret, "…"), response.replace(/\p{Cc}+/gu, " ")).slice(0, 160).trim();
  if (code === "EAUTH") return { state: "failed", error: `邮件服务器 ${place} 不接受用户名和密码，请检查 GUITU_SMTP。`, again: true };
  if (responseCode !== undefined && responseCode >= 400) {
    const reason = said || responseCode;
    return { state: "failed", error: responseCode >= 500 ? `邮件服务器拒收：${reason}。` : `邮件服务器暂时不收：${reason}。`, again: responseCode < 500 };
  }
  if (leftWhole) return { state: "uncertain", error: "邮件已全部交出，邮件服务器没有回执就中断了，不知道是否送达；请先向收件人核对，需要时再按“重发”。" };
  if (code === "ETLS" || code === "ESOCKET" && /certificate|self.signed|SSL|TLS/i.test(response)) return { state: "failed", error: `与邮件服务器 ${place} 不能建立加密连接，请检查它的证书。`, again: true };
  return { state: "failed", error: code === "ETIMEDOUT" ? `邮件服务器 ${place} 没有应答。` : `与邮件服务器 ${place} 的连接没有建立或中断了，邮件没有发出。`, again: true };
}
