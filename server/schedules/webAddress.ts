/**
 * Which addresses a webhook may have. A person of the desk types them, and the server calls them from inside its network: so only https with a
 * certificate, or plain http to this machine or to an address in digits of a private network, where offices have no certificates. What is never
 * a receiver (metadata services of clouds, broadcast) is refused, and a password in an address would lie in the database. Pure.
 */
import { BlockList, isIP } from "node:net";

const loopbackAndPrivate = blocks([["127.0.0.0", 8, "ipv4"], ["10.0.0.0", 8, "ipv4"], ["172.16.0.0", 12, "ipv4"], ["192.168.0.0", 16, "ipv4"], ["::1", 128, "ipv6"], ["fc00::", 7, "ipv6"]]);
const never = blocks([["0.0.0.0", 8, "ipv4"], ["169.254.0.0", 16, "ipv4"], ["224.0.0.0", 3, "ipv4"], ["::", 128, "ipv6"], ["fe80::", 10, "ipv6"], ["ff00::", 8, "ipv6"]]);

function blocks(nets: readonly [net: string, prefix: number, type: "ipv4" | "ipv6"][]): BlockList {
  const list = new BlockList();
  for (const [net, prefix, type] of nets) list.addSubnet(net, prefix, type);
  return list;
}

/** What is wrong with it, as the words after 参数 … 不可用：; null when it may be called. */
export function webAddressFault(text: string): string | null {
  if (!URL.canParse(text)) return "应为网址，形如 https://oa.example.cn/guitu";
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return "应为 https 网址";
  if (username !== "" || password !== "") return "网址里不能带用户名和密码，它们会留在数据库里；请用签名核对来源";
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  if (liesIn(host, never)) return "这个地址不能接收简报";
  if (protocol === "http:" && !isPrivateHost(host)) return "应为 https 网址；不加密的 http 只能用于本机，或用数字写的内网地址";
  return null;
}

/** This machine, or an address in digits of a private network. A name may mean anything. */
export function isPrivateHost(host: string): boolean {
  return host === "localhost" || liesIn(host, loopbackAndPrivate);
}

function liesIn(host: string, list: BlockList): boolean {
  const kind = isIP(host);
  return kind !== 0 && list.check(host, kind === 4 ? "ipv4" : "ipv6");
}
