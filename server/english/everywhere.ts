/** What any part of the server may say: refusals of the server itself, of addresses and of fields. */

export const everywhere: Readonly<Record<string, string>> = {
  // Of the server itself.
  "数据库暂时连不上，请稍后再试。": "The database cannot be reached just now; try again later.",
  "服务器内部错误，请稍后再试。": "The server failed; try again later.",
  "请求无法理解。": "The request cannot be understood.",
  "请用服务器启动时显示的网址访问。": "Open the address that the server showed when it started.",
  "拒绝来自其他网站的请求。": "Requests from other websites are refused.",
  "没有这个地址。": "There is no such address.",
  // Of what is asked.
  "参数 {field} 不可用：{reason}。": "{field} cannot be used: {reason}.",
  "参数  不可用：{reason}。": "The question cannot be used: {reason}.", // the whole of it, not a field
  "没有参数 {nameList}；可用 {knownList}。": "There is no parameter {nameList}; use {knownList}.",
  "没有参数 {nameList}": "there is no parameter {nameList}",
  "只能出现一次，多个值用 . 隔开": "once at most; part several values by a full stop",
  "起始日期晚于结束日期": "the first day is after the last",
  "应为 2021-02-01 这样的日期": "a date is wanted, like 2021-02-01",
  // Of a field.
  "应为文字": "a text is wanted", "不能为空": "it must not be empty", "至多 {most} 字": "{most} letters at most", "至多 {most} 个字": "{most} letters at most", "太长": "too long",
  "应为整数": "a whole number is wanted", "应为数字": "a number is wanted", "应为日期": "a date is wanted", "不能为负": "it must not be less than zero", "太大": "too large",
  "至少 {least}": "{least} at least", "至少为 {least}": "{least} at least", "至多 {most}": "{most} at most", "至多为 {most}": "{most} at most",
  "应为 {wordList} 之一": "one of {wordList} is wanted", "应为 0 或 1": "0 or 1 is wanted",
  // Of places and moments.
  "行政区划代码应为 2、4、6、9 或 12 位数字": "the code of a region is wanted, of 2, 4, 6, 9 or 12 digits",
  "县级代码应为 6 位数字": "the code of a county is wanted, of 6 digits",
  "应为 9 位乡镇代码": "the code of a township is wanted, of 9 digits",
  "应为 4 位或 6 位行政区划代码": "the code of a region is wanted, of 4 or 6 digits",
  "应为行政区划代码": "the code of a region is wanted",
  "经度应在 -180 至 180 之间": "a longitude from -180 to 180 is wanted", "纬度应在 -90 至 90 之间": "a latitude from -90 to 90 is wanted",
  "应为 2021-01-20T18:00:00+08:00 这样带时区的时刻": "a moment with its time zone is wanted, like 2021-01-20T18:00:00+08:00",
  "应为 1900 年以后的时刻": "a moment after 1900 is wanted",
  "这个时刻还没有到，请给现在或以前的时刻": "this moment is yet to come; give the present or an earlier one",
  // What the schemas' library says where no schema words it itself.
  "无效输入": "it is not what is wanted", "无效输入：期望 {expected}，实际接收 {received}": "{expected} is wanted, not {received}", "无效输入：期望 {expected}": "{expected} is wanted", "无效选项：期望以下之一 {words}": "one of {words} is wanted",
  "数值过大：期望 {origin} {limit}": "too large, it must be {limit}", "数值过大：期望 {origin} {limit} 字符": "too long, it must be {limit} letters", "数值过大：期望 {origin} {limit} 项": "too many, it must be {limit} items",
  "数值过小：期望 {origin} {limit}": "too small, it must be {limit}", "数值过小：期望 {origin} {limit} 字符": "too short, it must be {limit} letters", "数值过小：期望 {origin} {limit} 项": "too few, it must be {limit} items",
  "无效字符串：必须满足正则表达式 {pattern}": "it must match {pattern}", "无效{what}": "{what} is wanted", "出现未知的键(key): {names}": "unknown: {names}",
  "数字": "number", "数组": "array", "空值(null)": "null", "ISO日期": "an ISO date", "ISO日期时间": "an ISO moment", "电子邮件": "a mail address",
};
