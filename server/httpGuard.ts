/** What protects a desk without sign-in: only its own pages may talk to it, and they may load nothing from elsewhere. */
import { isIP } from "node:net";
import { hostname } from "node:os";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** Refuses foreign names (DNS rebinding) and writes from foreign pages (CSRF), and sets the security headers on every answer. */
export function guard(app: FastifyInstance, configuredHost: string): void {
  const ownNames = new Set(["localhost", hostname().toLowerCase(), configuredHost.toLowerCase()]);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(securityHeaders);
    if (!isOwnName(hostOf(request), ownNames)) return reply.code(421).send({ error: "请用服务器启动时显示的网址访问。" });
    if (request.method !== "GET" && request.method !== "HEAD" && !comesFromOwnPage(request)) {
      return reply.code(403).send({ error: "拒绝来自其他网站的请求。" });
    }
  });
}

const securityHeaders = {
  // Styles in attributes: maplibre and Element Plus place their boxes that way. Blob workers: maplibre.
  "content-security-policy": "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    + "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

function hostOf(request: FastifyRequest): string {
  const host = request.headers.host ?? "";
  return host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1").toLowerCase();
}

/** An address in digits cannot be rebound; a name must be one of ours. */
function isOwnName(host: string, ownNames: Set<string>): boolean {
  return isIP(host) !== 0 || ownNames.has(host);
}

/** Browsers name the page's origin on every write; programs name none. */
function comesFromOwnPage({ headers, protocol }: FastifyRequest): boolean {
  if (headers["sec-fetch-site"] !== undefined && headers["sec-fetch-site"] !== "same-origin" && headers["sec-fetch-site"] !== "none") return false;
  return headers.origin === undefined || headers.origin === `${protocol}://${headers.host}`;
}
