/** The words on briefing sheets in Chinese. Pure: the server prints with them as well. */
import { briefingsDailyZh } from "./briefingsDailyZh.ts";

export const briefingsZh = {
  title: { return: "{year}年春节返乡流向图", goBack: "{year}年春节后返岗流向图", goBackOrganised: "{year}年春节后返岗运送需求流向图", stay: "{year}年春节就地过节分布图" },
  subtitle: { return: "{work} → {home}", goBack: "{home} → {work}", stay: "{home}户籍，{work}" }, anyWork: "全国", and: "、", several: "{names}等{count}处",
  only: "只看：{clauses}。", semicolon: "；",
  clause: {
    return: "返乡", goBack: "返岗", stay: "就地过节", wanted: "愿意由政府组织运送", notWanted: "不需要组织运送", days: "{from}至{to}", day: "{from}", anyDays: "全部日期及日期未定", noDays: "不分日期",
    home: "{home}户籍", work: "务工地{work}", anyWork: "全部务工地", mode: "出行方式{words}", industry: "行业{words}", anyIndustry: "全部行业", intention: "返岗意愿{words}",
  },
  asOf: "数据截至", newest: "最新回访", coverage: "覆盖", coverageCount: "{reportedTownships}/{townships}个乡镇已报，{reportedVillages}/{villages}个村（居）已报，应访者已访{share}%", coverageNone: "未登记应访人数", shown: "地图画出",
  shownCount: "{flows}条流向和{internal}，共{people}人（{share}%）", shownStay: "{people}人（{share}%）", demo: "演示数据",
  map: { north: "北", kilometres: "{km} 千米", scale: "（{lat}°N）", widths: "线宽＝人数（1车＝{seats}人）", signs: "符号", insideProvince: "附图　省内（{name}）", insideNote: "{outside} {people} 人", sea: "南海诸岛" },
  step: { between: "{from}至{to}车", over: "{from}车以上", people: "{from}–{to}人", peopleOver: "≥{from}人", peopleUnder: "<{to}人", under: "不足1车", upTo: "{to}车以下" },
  sign: { internal: "{name}内", surveyed: "已调查", estimated: "推算", home: "户籍地 {province}", dashLine: "南海断续线", lowCoverage: "覆盖不足85%", stay: "就地过节（环）" },
  headline: { title: "关键数字", unit: "单位：人", return: "计划返乡", goBack: "计划返岗", goBackOrganised: "愿由政府组织运送", stay: "就地过节", buses: "按每车{seats}人约合 {buses} 车", surveyed: "已调查 {people}", estimated: "推算另约 {people}", outside: "省外", province: "省内{name}外", inside: "{name}内", unknown: "未填务工地" },
  table: { title: { return: "来源前{count}位", goBack: "去向前{count}位", stay: "所在地前{count}位", short: "去向" }, rank: "位", place: "市（州）", people: "人数", estimated: "推算", buses: "车数", peak: "高峰日", rest: "其余{count}个市（州）", inside: "{name}内", unknown: "未填", total: "合计", noCity: "{name}（未填市州）", inProvince: "{name}（{province}）" },
  hot: { title: "热点", note: "比周边显著集中（Gi*，p＜0.05）", place: "地区", usual: "按比例应有", z: "Gi*", p: "p" },
  chart: { title: { return: "返乡日期", goBack: "返岗日期", stay: "节日安排" }, unit: "人／日", undated: "未定", eve: "除夕", newYear: "初一" },
  slideSource: "来源：{ledger}；边界：国家地理信息公共服务平台，等积圆锥投影。", source: "资料来源：{ledger}；边界：国家地理信息公共服务平台（天地图），WGS-84；投影：等积圆锥，标准纬线25°、47°，中央经线105°E。", ledger: "农村劳动力回访工作台账", notDrawn: "不足1车（{seats}人）的流向不单独画出。", moved: "圆环过密处略有移位，放不下的地名从略。", notDrawnAny: "最强的{flows}条流向之外不单独画出。", approval: "审图号：{number}", pending: "＿＿＿＿＿＿＿＿（待填）",
  arithmetic: { listed: "省内（见表） {people}", plus: " ＋ ", equals: " ＝ ", drawn: "画出 {drawn}（省外 {outside} ＋ 省内{name}外 {province} ＋ {name}内 {inside}）", rest: "其余 {flows} 条 {people}", unplaced: "未填务工地或无位置 {people}", total: "{total} 人", stay: "画出 {drawn}" },
  slide: {
    title: { return: "节前 {people} 人返乡，{percent}% 从省外回来", goBack: "节后 {people} 人返岗，{percent}% 出省", goBackOrganised: "节后 {people} 人返岗要运送，{percent}% 出省", stay: "{people} 人就地过节，{percent}% 在省外" },
    people: "人", buses: "约 {buses} 车", peak: "最多一天", peakDay: "{day}　{people} 人", places: { return: "从哪里来", goBack: "去哪里", stay: "在哪里" }, share: "占比", restOutside: "其余省外", inProvince: "省内{name}外",
  },
  workbook: { figure: "指标", expected: "应访", surveyed: "已访", villages: "村（居）", reportedVillages: "已报村（居）", day: "日期" },
  number: "简报编号", numberPending: "尚未编号", numberNote: "凭编号可按{asOf}的数据重制本图，并列出其后变动。", page: "第{page}页，共{pages}页",
  scope: "权限", narrowed: "只含{homes}，比制图时少", notes: "说明",
  county: {
    title: { return: "{county}返乡：来源到乡镇", goBack: "{county}返岗：乡镇到去向", goBackOrganised: "{county}返岗运送需求：乡镇到去向", stay: "{county}就地过节：户籍乡镇与所在地" }, ownTitle: "{title}：{county}", subtitle: "{inside}县市分页 {page}／{pages}",
    work: "务工地", rest: { outside: "省外其他", province: "省内{name}外其他", inside: "{name}内", unknown: "未填" }, townships: "乡镇与覆盖", column: { township: "乡镇", villages: "村（居）已报", people: "已调查", estimated: "推算", total: "合计" },
    silent: "{names}未报，人数按全县已访的推算，图上画斜线；未报不等于零。", days: { return: "逐日返乡人数", goBack: "逐日返岗人数", stay: "" }, daysNote: "圆面积＝乡镇当日人数；各格相加为 {people} 人。", box: { undated: "日期未定", otherDays: "其余各日" },
    shown: "{flows}条流向，{people}人（{share}%）", drawn: "画出 {flows} 条 {people}", notDrawn: "未画 {flows} 条 {people}", unplaced: "未填务工地 {people}", noPosition: "乡镇没有位置 {people}", source: "资料来源：{ledger}；县市边界：国家地理信息公共服务平台（天地图），WGS-84；乡镇只标位置示意，不画乡镇界。",
    table: "各县市", county: "县市", outside: "省外", province: "省内", buses: "车数", coverage: "已访", page: "页", others: "其余{count}个县市", note: "各县市相加为全部人数；推算按各页户籍地的覆盖率计。",
  },
  comparison: {
    title: { return: "{year}年春节返乡流向：前后对比", goBack: "{year}年春节后返岗流向：前后对比", goBackOrganised: "{year}年春节后返岗运送需求：前后对比", stay: "{year}年春节就地过节：前后对比" }, subtitle: "{home}，与{then}比",
    then: "此前", now: "现在", difference: "增减", percent: "{percent}%", mapHead: "{which}　{people} 人", shown: "此前 {then}%，现在 {now}%", grown: "增加最多的务工地", shrunk: "减少最多的务工地", rest: "其余{count}处", sum: "小计", nowhere: "没有", more: "增加", less: "减少", byWork: "按务工地", byHome: "按户籍县市",
    line: "此前 {then} 人，现在 {now} 人，增减 {difference} 人", same: "两图同一比例、同一线宽，只注较大且放得下的地名。", notDrawn: "不足1车（{seats}人）的和最强{flows}条之外的流向不单独画出。",
  },
  daily: briefingsDailyZh,
  missingGlyphs: "字体中没有这些字：{glyphs}；请换用含有它们的字体或改写后再导出。",
} as const;
