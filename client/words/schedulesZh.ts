/** The words of the screen of schedules in Chinese. */
export const schedulesZh = {
  title: "定时简报", back: "简报", add: "新建", from: "定时自动发送…", list: "已设的定时简报", loading: "正在载入…", retry: "重试", noList: "没有取到定时简报：{reason}",
  none: "还没有定时简报。在右边写好名称、时刻和收件人，保存后每天自动生成、编号、发送，发送结果列在下面。",
  column: { name: "名称", template: "版式", times: "时刻", recipients: "收件人", next: "下次" }, paused: "已暂停", never: "不再到期", people: "{count} 位",
  edit: "修改", now: "立即发送", pause: "暂停", resume: "恢复", remove: "删除", sure: "确认删除", keep: "不删",
  daily: "每天 {times}", eve: "除夕前 {days} 天 {times}", and: "、", semicolon: "；",
  editNew: "新建定时简报", editOld: "修改“{name}”", name: "名称", sheet: "简报", filter: "筛选", change: "在地图上改", takeOver: "改用地图上现在的筛选", formats: "文件", moreFormats: "至少选一种", format: { pdf: "PDF", png: "PNG", svg: "SVG", pptx: "PPTX", xlsx: "xlsx", html: "HTML" },
  times: "每天的时刻", timesHint: "17:00；几个时刻用空格隔开；北京时间", eveOn: "除夕前加发", eveDays: "除夕前几天", eveTimes: "这些天的时刻（代替每天的）",
  recipients: "收件人", recipient: "第 {number} 位", recipientName: "名称", regions: "看得到的地区", anyRegion: "选择地区", cut: "每位收件人只收到自己地区的图表和数字，各有编号。", channel: "方式", channels: { folder: "文件夹", mail: "邮件", webhook: "网址推送" },
  address: { folder: "文件夹名称（在服务器数据目录 briefings 下）", mail: "邮箱", webhook: "接收网址" }, addRecipient: "加一位收件人", removeRecipient: "移除", test: "试发", testHint: "先保存，再试发", save: "保存", saving: "正在保存…", saved: "已保存。", cancel: "放弃修改", failed: "没有办成：{reason}", ordered: "已开始发送，结果见左下方。",
  deliveries: "发送记录", noDeliveries: "还没有发送过。到了时刻，或按“立即发送”，每位收件人的结果列在这里。", noDeliveriesAnswer: "没有取到发送记录：{reason}",
  delivery: { due: "应发时刻", schedule: "简报", to: "收件人", state: "结果", number: "编号", at: "发出时间" }, late: "补发", byHand: "手动", again: "重发", waiting: "待重试", nextAt: "已试 {count} 次，{time} 再试。",
  state: { due: "待发送", making: "正在制作", sending: "正在发送", sent: "已发送", failed: "未送达", uncertain: "不确定", skipped: "未补发" },
} as const;
