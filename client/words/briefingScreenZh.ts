/** The words of the briefing screen in Chinese. */
export const briefingScreenZh = {
  compose: "出简报", template: "版式", templates: { single: "A4 横版", a3: "A3 横版", slide: "16:9 幻灯", series: "分县页", comparison: "前后对比", charters: "包车方案", daily: "每日简报" }, language: "文字", languages: { "zh-CN": "中文", en: "English" },
  heading: "标题", subheading: "副标题", notes: "说明", letters: "{count} / {most}", notesHint: "可不填；印在右栏下方", speakerHint: "可不填；写进 PPTX 的演讲者备注", kept: "草稿存在这台电脑上", clear: "恢复自动文字", figures: "标题和说明可以改，数字和地图只随台账和筛选变。",
  plan: "方案", changePlan: "在调度上改", ofPlan: "已保存的包车方案，班次状态以这一时刻为准。", trips: "班次状态",
  paragraphs: { title: "文字解读", own: "已改写", restore: "恢复", none: "此段无可写", hint: "由图中数字写成，可在此改写，简报末尾会注明；表中数字不能改。", overall: "总体情况", mainFlows: "主要流向", peaks: "高峰时段", silentVillages: "回访覆盖", demand: "待组织运送" },
  filter: "筛选", change: "在地图上改", asOf: "数据", now: "现在的台账", ofThen: "截至 {moment} 的台账",
  make: "生成并下载 PDF", making: "正在生成 {format}…", cancel: "取消", others: "其他格式", format: { pdf: "PDF", png: "PNG", svg: "SVG", pptx: "PPTX", xlsx: "xlsx", html: "交互网页" }, figuresOnly: "图上的全部数字，Excel 表格", pageOnly: "一个文件，断网可用：地图、日期刷、表格；不足 5 人的格已合并", scale: "PNG 放大倍数", times: "{scale}×", noFormat: "“{template}”版式没有 {format}。", numbered: "已编号 {number}，凭编号随时可重制。", downloaded: "已下载 {name}。", failed: "没有生成：{reason}",
  preview: "预览", previewOf: "简报预览：{title}", larger: "放大", whole: "整张", drawing: "正在制图…", redrawing: "正在更新…", noSheet: "没有制成图：{reason}", stale: "以上仍是 {time} 的图。", retry: "重试", upload: "去上传台账",
  list: "已出的简报", number: "编号", name: "标题", moment: "台账截至", madeAt: "生成时间", person: "经办", total: "共 {count} 份", found: "找到 {count} 份", noneFound: "没有这样的简报。", origin: { all: "全部", hand: "手工", schedule: "定时" }, choose: "选择要列出的简报", anyTemplate: "全部版式", find: "编号或标题", listPages: "翻页", newer: "较新的一页", older: "较早的一页",
  none: "还没有出过简报。生成一份，它就列在这里，凭编号随时可重制。", noList: "没有取到已出的简报：{reason}", loading: "正在载入…",
  made: "简报 {number}", back: "全部简报", download: "下载 PDF",
  since: "其后的变动", noChange: "其后没有变动：现在制图，结果相同。", people: "图上人数", then: "当时", today: "现在", difference: "增减", flows: "变动最大的流向", imports: "其后导入的台账", importsNone: "其后没有导入台账。", rows: "接受 {count} 行", otherFlows: "另有 {count} 条流向也有变动", noWork: "未填务工地", noMade: "没有取到这份简报：{reason}",
  page: "第 {page} 页，共 {pages} 页", pages: "翻页", pageBefore: "上一页", pageAfter: "下一页", whichPage: "PNG、SVG 只含当前这一页，PDF、PPTX 和 xlsx 含全部各页。",
  before: "与哪个时刻比", aLast: "上一期", lastHint: "没有上一期时，与昨天同一时刻比。", otherMoment: "另选时刻", aDay: "昨天同一时刻", aWeek: "一周前", typedMoment: "日期和时间（北京时间）", afterImport: "或某次导入之后", chosen: "此前：截至 {moment} 的台账", notEarlier: "应早于所看的时刻。",
} as const;
