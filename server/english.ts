/** What the server says of schedules, in English: by the Chinese sentence as it arises and as deliveries keep it, with names for what is filled in. Pure. */

const sentences: Readonly<Record<string, string>> = {
  // What became of a delivery.
  "制作简报时出错，详情见服务器日志。": "The briefing could not be made; the server's log says more.",
  "日程已删除，没有发送。": "The schedule was removed; nothing was sent.",
  "收件人已从日程中移除，没有发送。": "The recipient was taken off the schedule; nothing was sent.",
  "发送时出错，不知道对方是否收到，详情见服务器日志；请先核对，需要时再按“重发”。": "Sending failed and nobody knows whether it arrived; the server's log says more. Ask first, then use “Send again” if need be.",
  "发送途中服务器中断，不知道对方是否已收到；请先核对，需要时再按“重发”。": "The server stopped while sending and nobody knows whether it arrived. Ask first, then use “Send again” if need be.",
  "制作途中服务器中断。": "The server stopped while the briefing was being made.",
  "当时没有服务器在运行，已过 24 小时，不再补发。": "No server was running then, and 24 hours have passed: it is not made up for.",
  "当时没有服务器在运行，已过 24 小时，不再补发；更早的 {count} 次也没有补发。": "No server was running then, and 24 hours have passed: it is not made up for, nor are {count} earlier ones.",
  "文件夹名称 {name} 不能用，请改名。": "The folder cannot be named {name}; choose another name.",
  "不能写入文件夹 {name}（{code}）；请检查数据目录的权限和余量。": "The folder {name} cannot be written ({code}); check rights and free space of the data directory.",
  "附件太大（{size} MB），邮件至多 {most} MB；请少选几种格式。": "The attachments are too large ({size} MB); a mail may have {most} MB. Choose fewer formats.",
  "邮件服务器 {place} 不接受用户名和密码，请检查 GUITU_SMTP。": "The mail server {place} does not accept user name and password; check GUITU_SMTP.",
  "邮件服务器拒收：{said}。": "The mail server refused it: {said}.",
  "邮件服务器暂时不收：{said}。": "The mail server does not take it now: {said}.",
  "邮件已全部交出，邮件服务器没有回执就中断了，不知道是否送达；请先向收件人核对，需要时再按“重发”。": "The mail was handed over whole, but the mail server broke off without an answer. Ask the recipient first, then use “Send again” if need be.",
  "与邮件服务器 {place} 不能建立加密连接，请检查它的证书。": "No encrypted connection to the mail server {place}; check its certificate.",
  "邮件服务器 {place} 没有应答。": "The mail server {place} does not answer.",
  "与邮件服务器 {place} 的连接没有建立或中断了，邮件没有发出。": "The connection to the mail server {place} failed; the mail was not sent.",
  "对方要求转到别处（{status}），归途不跟随转向；请填写最终的网址。": "The address redirects elsewhere ({status}), which Guitu does not follow; give the final address.",
  "对方的网关没有等到应答（{status}），不知道是否收到；请先核对，需要时再按“重发”。": "The receiver's gateway got no answer ({status}) and nobody knows whether it arrived. Ask first, then use “Send again” if need be.",
  "对方没有接收（HTTP {status}）。": "The receiver did not take it (HTTP {status}).",
  "对方网址的证书不可信，没有发送；请检查证书。": "The certificate of the address is not trusted; nothing was sent. Check the certificate.",
  "连不上对方网址（{code}），没有发送。": "The address cannot be reached ({code}); nothing was sent.",
  "已开始发送，对方没有应答就中断了，不知道是否收到；请先核对，需要时再按“重发”。": "Sending had begun when the receiver broke off without an answer. Ask first, then use “Send again” if need be.",
  "简报 {number} 的地区已不在收件人的权限内，没有发送。": "The regions of briefing {number} are no longer in the recipient's sight; nothing was sent.",
  "日程没有可用的文件格式或样式，请修改日程。": "The schedule has no format or layout that can be used; change it.",
  "{cut}，没有发送。": "{cut}; nothing was sent.",
  "截至 {moment}，台账里还没有人，无从制图；请先导入台账，或换一个时刻。": "As of {moment} the ledger has nobody to show; import a ledger first, or take another moment.",
  "收件人的地区都不在日程的权限内": "None of the recipient's regions is within the schedule's",
  "筛选的户籍地都不在收件人的地区内": "None of the filter's homes is within the recipient's regions",
  // Why this server cannot send by a channel.
  "服务器没有设置 GUITU_SMTP 和 GUITU_MAIL_FROM，不能发邮件。": "The server has no GUITU_SMTP and GUITU_MAIL_FROM and cannot send mail.",
  "服务器没有设置 GUITU_WEBHOOK_SECRET，不能推送到网址。": "The server has no GUITU_WEBHOOK_SECRET and cannot call webhooks.",
  // What is refused.
  "参数 {field} 不可用：{reason}。": "{field} cannot be used: {reason}.",
  "日程或收件人不存在，可能已被删除。": "The schedule or the recipient does not exist; it may have been removed.",
  "这一份已经发出或正在发送，不能重发。": "This one is sent or being sent and cannot be sent again.",
  "包车方案简报说的是一个已存的计划，不能定时发送；请在调度屏出简报。": "The briefing of a charter plan is about one saved plan and cannot be scheduled; make it from the charter screen.",
  "没有格式 {format}；可用 {formats}。": "There is no format {format}; use one of {formats}.",
  "样式 {template} 没有 {format}；请用 {formats}，或换一种样式。": "The layout {template} has no {format}; use {formats}, or another layout.",
  "数据库暂时连不上，请稍后再试。": "The database cannot be reached just now; try again later.",
  "服务器内部错误，请稍后再试。": "The server failed; try again later.",
  "应为文字": "a text is wanted", "不能为空": "it must not be empty", "至多 {most} 字": "{most} letters at most", "不能有换行或控制字符": "no line ends or control characters", "太长": "too long", "应为整数": "a whole number is wanted",
  "应为 00:00 至 23:59 的时刻，形如 17:00": "a time from 00:00 to 23:59 is wanted, like 17:00", "一天至多 {most} 次": "{most} times a day at most", "至少 1 天": "1 day at least", "至多 {most} 天": "{most} days at most", "至少一个时刻": "one time at least",
  "不能含 \\ / : * ? \" < > |": "it must not have \\ / : * ? \" < > |", "首尾不能是句点": "it must not begin or end with a full stop", "这个名称系统留用，请换一个": "the system keeps this name for itself; choose another",
  "应为邮箱地址，形如 zhang@example.cn": "a mail address is wanted, like zhang@example.cn", "应为收件人编号": "the id of a recipient is wanted", "应为日程编号": "the id of a schedule is wanted", "应为时刻": "a moment is wanted",
  "至少一个地区": "one region at least", "至多 30 个地区": "30 regions at most", "至少一种格式": "one format at least", "至多 4 种格式": "4 formats at most", "至少一位收件人": "one recipient at least", "至多 50 位收件人": "50 recipients at most", "至少 1": "1 at least", "至多 500": "500 at most",
  "应为网址，形如 https://oa.example.cn/guitu": "a web address is wanted, like https://oa.example.cn/guitu", "应为 https 网址": "an https address is wanted", "网址里不能带用户名和密码，它们会留在数据库里；请用签名核对来源": "no user name and password in the address, for the database would keep them; check the signature instead",
  "这个地址不能接收简报": "this address cannot receive briefings", "应为 https 网址；不加密的 http 只能用于本机，或用数字写的内网地址": "an https address is wanted; plain http is for this machine or an inner address in digits",
};

interface Pattern {
  matches: RegExp;
  names: string[];
  english: string;
}
let patterns: Pattern[] | null = null;

/** A sentence that it does not know stays what it is. What is filled in is said in English where it is a sentence of ours, too. */
export function inEnglish(sentence: string): string {
  const exact = sentences[sentence];
  if (exact !== undefined) return exact;
  patterns ??= Object.entries(sentences).filter(([chinese]) => chinese.includes("{")).sort(([a], [b]) => b.length - a.length).map(([chinese, english]) => patternOf(chinese, english));
  for (const { matches, names, english } of patterns) {
    const found = matches.exec(sentence);
    if (found) return names.reduce((text, name, index) => text.replace(`{${name}}`, () => inEnglish(found[index + 1]!)), english); // a group for every name
  }
  return sentence;
}

function patternOf(chinese: string, english: string): Pattern {
  const parts = chinese.split(/\{(\w+)\}/);
  const names = parts.filter((_, index) => index % 2 === 1);
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return { matches: new RegExp(`^${parts.map((part, index) => (index % 2 === 1 ? "(.+?)" : literal(part))).join("")}$`, "s"), names, english };
}
