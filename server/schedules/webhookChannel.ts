/**
 * Delivers by POST: JSON with number, title, figures and the files (base64), signed, with a key that stays the same when it is sent again. No
 * redirect is followed and nothing of the answer but its status is read.
 */
import { createHmac } from "node:crypto";
import type { Outcome, Send } from "./outcome.ts";
import { webAddressFault } from "./webAddress.ts";

export interface WebhookSettings {
  secret: string;
  timeoutMs?: number;
}

export function webhookChannel({ secret, timeoutMs = 20_000 }: WebhookSettings): Send {
  return async ({ key, address, notice, files }, at): Promise<Outcome> => {
    const fault = webAddressFault(address); // what lies in the database may be older than the rule
    if (fault !== null) return { state: "failed", error: `${fault}。`, again: false };
    const body = JSON.stringify({ ...notice, files: files.map(({ name, contentType, content }) => ({ name, contentType, base64: Buffer.from(content).toString("base64") })) });
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const headers = { "content-type": "application/json; charset=utf-8", "idempotency-key": key, "x-guitu-timestamp": timestamp, "x-guitu-signature": `sha256=${signature(secret, timestamp, body)}` };
    try {
      const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
      await answer.body?.cancel();
      return judged(answer.status);
    } catch (error) {
      return broken(error);
    }
  };
}

/** Over the timestamp, a full stop and the body, so that an old request cannot be sent again as a new one. */
export function signature(secret: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

function judged(status: number): Outcome {
  if (status >= 200 && status < 300) return { state: "sent" };
  if (status >= 300 && status < 400) return { state: "failed", error: `对方要求转到别处（${status}），归途不跟随转向；请填写最终的网址。`, again: false };
  // A gateway that lost its server does not know what became of the request.
  if (status === 502 || status === 504) return { state: "uncertain", error: `对方的网关没有等到应答（${status}），不知道是否收到；请先核对，需要时再按“重发”。` };
  return { state: "failed", error: `对方没有接收（HTTP ${status}）。`, again: status >= 500 || status === 408 || status === 429 };
}

/** Nothing was sent when there never was a connection. */
const neverConnected = /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EACCES|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

function broken(error: unknown): Outcome {
  const { cause } = error as { cause?: { code?: string; errors?: { code?: string }[] } }; // fetch says why in the cause, in several when it tried several addresses
  const code = cause?.code ?? cause?.errors?.[0]?.code ?? "";
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return { state: "failed", error: "对方网址的证书不可信，没有发送；请检查证书。", again: true };
  if (neverConnected.test(code)) return { state: "failed", error: `连不上对方网址（${code}），没有发送。`, again: true };
  return { state: "uncertain", error: "已开始发送，对方没有应答就中断了，不知道是否收到；请先核对，需要时再按“重发”。" };
}
