/** The interface in Chinese: short office language. */
import { labels } from "../../server/vocabulary.ts";
import { chartersZh } from "./chartersZh.ts";

export const zhCN = {
  product: "归途",
  screen: { command: "总览", charters: "调度", ledger: "台账" },
  movement: labels.movement,
  plan: labels.festivalPlan,
  mode: labels.travelMode,
  intention: labels.goBackIntention,
  industry: labels.industry,
  level: { nation: "全国", province: "省", prefecture: "市", county: "县", township: "乡镇", village: "村" },
  top: { asOf: "数据截至", coverage: "覆盖", demo: "演示数据", theme: { night: "夜", day: "日" }, themeLabel: "切换深浅主题", language: "中 / EN", languageLabel: "Switch to English", main: "主导航", skip: "跳到表格" },
  filter: { title: "筛选", matching: "符合 {people} 人", list: "名单", undo: "撤销", redo: "重做", reset: "清除筛选", any: "不限", add: "更多条件", search: "按名称或拼音查找", nothing: "没有匹配的地区", clear: "清空", done: "完成" },
  fold: { fold: "收起", unfold: "展开", foldPanel: "收起{panel}", unfoldPanel: "展开{panel}" },
  sentence: {
    return: "看{home}户籍、在{work}务工、{days}{movement}的务工人员；出行方式{mode}，组织输送{organised}，行业{industry}，返岗意愿{intention}。",
    stay: "看{home}户籍、在{work}{movement}的务工人员；出行方式{mode}，组织输送{organised}，行业{industry}，返岗意愿{intention}。",
    goBack: "看{home}户籍、{days}{movement}、去往{work}的务工人员；出行方式{mode}，组织输送{organised}，行业{industry}，返岗意愿{intention}。",
  },
  word: { movement: { return: "返乡", stay: "就地过节", goBack: "返岗" }, anyHome: "全部辖区", anyWork: "全国各地", anyDays: "不限日期", any: "不限", wanted: "需要", notWanted: "不需要", and: "、" },
  clause: { mode: "出行方式：{words}", industry: "行业：{words}", intention: "返岗意愿：{words}", wanted: "需要组织输送", notWanted: "不需要组织输送" },
  dimension: { home: "户籍地", work: "务工地", days: "日期", movement: "流动类型", mode: "出行方式", industry: "行业", intention: "返岗意愿", organised: "组织输送" },
  title: { return: "返乡", stay: "就地过节", goBack: "返岗", all: "全部日期" },
  subtitle: { return: "{work} → {home}", goBack: "{home} → {work}", stay: "{home} → {work}" },
  figure: {
    return: "计划返乡", stay: "就地过节", goBack: "计划返岗", people: "人", comma: "，", semicolon: "；", buses: "约合 {buses} 车", switch: "切换 12,480 与 1.2 万",
    share: "全部日期 {all} 人的 {share}%", estimate: "未访者推估另约 {people} 人", undated: "另有 {people} 人未填日期", surveyed: "已回访 / 应回访", surveyedTotal: "已回访",
  },
  table: { work: "务工地", home: "户籍地", people: "人", buses: "车", coverage: "覆盖%", share: "占比%", rest: "其余 {count} 处", total: "合计", estimated: "斜线：未访推估", unknown: "未填务工地", elsewhere: "{name}（州外）", csv: "导出 CSV", csvNote: "按当前全部筛选条件导出去向明细", panel: "数字与排名", matrix: "矩阵", multiples: "小图", inside: "州内", caption: "{title}，共 {people} 人；按人数从多到少，方向键移动，回车选中", low: "点线：覆盖低于 85%", side: "按哪一端排列" },
  hot: { title: "热点", note: "按 Gi* 显著性", usual: "按 Gi* 显著性，× 为对常态", times: "×{times}", none: "所选范围内没有显著的聚集", near: "没有显著的聚集；最接近的是：", few: "所选范围内到达地不足 {least} 处，无从比较。", p: "p {p}", days: "逐日到达，最多在 {date}，{people} 人", day: "{date} {people} 人" },
  legend: { title: "图例", unit: "线宽＝车次，每车 {seats} 人", work: "在当地人数", stay: "其中留岗", unsurveyed: "应访未访", internal: "本地流动", rest: "其余，合为一点", hot: "热点", approximate: "乡镇点位为示意", shown: "图上 {flows} 条流 ＝ {share}% 的人（{drawn} / {total}）", shownStay: "图上 {share}% 的人（{drawn} / {total}）", boundary: "边界：{source}", tianditu: "天地图", approval: "审图号：{number}", pending: "待填", people: "{people} 人" },
  time: { title: "每日计划人数", all: "全部日期", days: "{count} 天", from: "起始日期", to: "结束日期", play: "播放", stop: "停止", clear: "全部日期", today: "报告日 {date}", holiday: "春节假期", solar: "公历", lunar: "农历", estimate: "斜线为未访推估", brush: "日期刷：左右方向键移动，Shift 加方向键改变长度", eve: "除夕", newYear: "初一", wrong: "请输入 {from}至{to}之间的日期，如 {example}", bar: "{date}，返乡 {back} 人，返岗 {out} 人", brushed: "已选 {days}" },
  tip: { pinned: "已固定 · Esc 取消", moves: { return: "人返乡", stay: "人留岗", goBack: "人返岗" }, buses: "约 {buses} 车", estimate: "未访推估另约 {people} 人", here: "在当地务工 {people} 人，其中留岗 {staying} 人", from: "户籍在此 {people} 人，其中就地过节 {staying} 人", silent: "未报的村：{count} 个", hidden: "这个比例尺下，此地的人数计在{name}里。", zoom: "放大到此地", which: "进出方向", onlyHome: "由此出发", onlyWork: "到此务工", both: "进出", within: "本地之内", others: "其余各处", rest: "其余 {count} 条流，共 {people} 人", none: "所选条件下没有人员流动", close: "关闭", shareOf: "占图上 {all} 人的 {share}%", ends: "两端" },
  map: { tools: "地图工具", silent: "未报", label: "流向地图", zoomIn: "放大", zoomOut: "缩小", reset: "全国", region: "本州", sea: "南海诸岛", km: "{km} km（北纬 {lat}°）", noWebgl: "此电脑没有 WebGL，地图以矢量图显示，内容相同。", heat: "热力", find: "查找地名", found: "已移到{name}" },
  mapWords: { restStay: "其余 {people} 人", notShown: "不逐一显示", rest: "其余 {count} 条流 {people} 人", each: "各不足 {buses} 车", eachOne: "各不足 1 车", hub: { return: "到达 {people}", goBack: "出发 {people}", stay: "户籍 {people}" }, internal: "省内 {people}" },
  matrix: { title: "户籍地 × 务工地", note: "前 {rows} × {columns} 处，其余合并；单位：人", close: "关闭" },
  multiples: { title: "分时小图", view: "排列", periods: "按时段", places: "按地方", periodsNote: "圆点为务工地，面积＝人数，各图同一比例；点击一幅即选中这些日期", placesNote: "每柱一天，各图按自己的最高日", brush: "选中 {days}，{people} 人", unplaced: "未填地 {people}" },
  people: { title: "名单", total: "共 {total} 行", name: "姓名", township: "户籍乡镇", work: "务工地", employer: "企业", date: "日期", more: "再显示 {count} 行", note: "姓名已脱敏" },
  state: { loading: "正在载入…", empty: "还没有台账。请到“台账”上传 Excel，这里就会显示流向。", toLedger: "去上传台账", failed: "没有取到数据：{reason}", kept: "下面仍是上一次取到的数字。", retry: "重试", noMatch: "没有人符合这些条件。", unreachable: "服务器没有应答", mapFailed: "底图没有取到（{reason}），数字不受影响。", stale: "服务器没有应答，以下为 {time} 的数字。", updated: "台账有更新，数字已刷新。" },
  ledger: {
    title: "台账", upload: "上传台账（.xlsx 或 .csv）", uploading: "正在导入 {name}…", hint: "每个文件至多 20 万行、50 MB；错误的行会退回，附原因。", done: "{name}：{rows} 行，接受 {accepted}，未变 {unchanged}，退回 {refused}，提示 {warnings}。", findings: "下载退回的行", imports: "导入记录", file: "文件", county: "县市", reported: "填报日期", rows: "行数", accepted: "接受", unchanged: "未变", refused: "退回", warnings: "提示", at: "导入时间", coverage: "覆盖", township: "乡镇", expected: "应回访", surveyed: "已回访", silent: "未报村", rate: "覆盖%", last: "最近更新", see: "查看问题", row: "行", column: "列", value: "原值", message: "说明", noImports: "还没有导入过台账。", villages: "村（社区）", noVillage: "村未填", noCoverage: "还没有应访人数。台账文件带有“应访人数”工作表时，这里显示各乡镇的覆盖。", shown: "显示 {shown} / {total} 条", close: "关闭",
  },
  charters: chartersZh,
  sentenceSpoken: "已选{name}：{people} 人{movement}，占图上 {share}%。",
} as const;
