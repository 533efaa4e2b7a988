/** The words of the daily briefing in Chinese: numbers with their noun, what changed, the sentences of its text, its tables. */
export const briefingsDailyZh = {
  title: "务工人员返乡返岗每日简报", whom: "{home}户籍务工人员，不分去留、日期和出行方式",
  against: { briefing: "上期", dayBefore: "前一日", moment: "{moment}" }, earlier: { briefing: "上期", dayBefore: "前一日", moment: "{moment}" }, versus: "较{earlier} {change}", even: "持平",
  compared: { label: "比较", briefing: "上期简报 {number}（{moment}）", dayBefore: "前一日同一时刻（{moment}）", moment: "{moment}", none: "首期，此前台账里没有人" },
  count: { people: { one: "{n}人", other: "{n}人" }, villages: { one: "{n}个村（居）", other: "{n}个村（居）" }, coaches: { one: "{n}车", other: "{n}车" }, days: { one: "{n}天", other: "{n}天" } },
  change: { more: "较{against}增加{counted}", fewer: "较{against}减少{counted}", moreShare: "较{against}增加{counted}（增长{share}%）", fewerShare: "较{against}减少{counted}（下降{share}%）", same: "与{against}持平" },
  percent: "占{share}%", aside: "（{text}）", place: "{name}{counted}", township: "{county}{township}", and: "、", comma: "，", semicolon: "；", stop: "。", next: "",
  heading: "{ordinal}、{name}", ordinals: { 1: "一", 2: "二", 3: "三", 4: "四", 5: "五" },
  paragraphs: { overall: "总体情况", mainFlows: "主要流向", peaks: "高峰时段", silentVillages: "回访覆盖", demand: "待组织运送" },
  overall: {
    surveyed: "截至{moment}，{home}已回访务工人员{people}", ofThem: "其中", return: "计划返乡{people}", stay: "就地过节{people}", home: "已在家{people}", undecided: "去向未定{people}",
    due: "按登记的日期，到{day}为止应返乡{people}", goBack: "节后计划返岗{people}", first: "此前没有可比的数据，本期不列增减。",
  },
  flows: {
    return: "返乡主要来自{places}", goBack: "返岗主要去往{places}", together: "合计{share}", groups: { return: "返乡人员务工地在{groups}。", goBack: "返岗人员务工地在{groups}。" }, outside: "省外的{people}", province: "省内{name}外的{people}", inside: "{name}内的{people}", unknown: "未填的{people}",
    since: "与{against}相比，", grew: "增加最多的是{place}（{people}）", shrank: "减少最多的是{place}（{people}）", unchanged: "各地人数均与{against}相同", strongest: "最大的一条流向是{from}至{to}，{people}",
  },
  peaks: {
    return: "返乡高峰为{day}，{people}", goBack: "返岗高峰为{day}，{people}", several: { return: "返乡最多的有{days}，各{people}，最早为{day}", goBack: "返岗最多的有{days}，各{people}，最早为{day}" },
    none: { return: "计划返乡的{people}均未定日期，高峰尚不能判断", goBack: "计划返岗的{people}均未定日期，高峰尚不能判断" }, coaches: "按每车{seats}人约合{coaches}", underCoach: "不足一车（每车{seats}人）", day: "{day}{people}", next: "其次为{days}", before: "{against}的高峰为{day}",
    dated: "已定日期的{people}", undated: "未定日期的{people}", allDated: "日期均已确定",
  },
  coverage: {
    everybody: "不分务工地和行业，", whole: "应访{expected}，已访{surveyed}，覆盖率{share}%", before: "{against}为{share}%", unregistered: "未登记应访人数，覆盖率无从计算", part: "{name}{share}%", counties: "覆盖较低的县（市）有{places}", townships: "覆盖较低的乡镇有{places}",
    silent: "尚有{villages}未报，涉及应访{people}", silentSame: "未报村数与{against}相同", reported: "登记了应访人数的村（居）均已报", largest: "应访较多的未报村有{places}", village: "{name}（{township}）{people}",
  },
  demand: { people: "愿由政府组织运送返岗的有{people}", to: "去向以{places}为主", from: "户籍以{places}为主", undated: "其中未定日期的{people}" },
  source: "资料来源：{ledger}；应访人数按台账登记，人数按回访时所报计划。",
  foot: { written: "文字解读按表中数字写成。", edited: "文字解读{paragraphs}经人工修改；表中数字由台账生成，不可改。", paragraph: "“{name}”" }, continued: "{heading}（续）",
  figures: {
    title: "本期数字", unit: "人、个", now: "本期", before: "此前", change: "增减", figure: "指标", surveyed: "已回访", return: "计划返乡", due: "　其中日期已到", stay: "就地过节", home: "已在家", undecided: "去向未定", goBack: "计划返岗", demand: "待组织运送",
    expected: "应访", covered: "　其中已访", silent: "未报村（居）", silentPeople: "　其应访人数",
  },
  homes: {
    title: { county: "分县（市）情况", township: "分乡镇情况" }, versus: "增减较{earlier}", place: { county: "县（市）", township: "乡镇" }, surveyed: "已回访", change: "增减", return: "计划返乡", returnPeak: "返乡高峰日", goBack: "计划返岗", goBackPeak: "返岗高峰日", demand: "待组织运送", expected: "应访", coverage: "覆盖率", silent: "未报村", total: "合计",
  },
  silent: { title: "未报村（居）", heading: "村（居）", township: "乡镇", people: "应访", rest: "其余{villages}", village: "{name}（{township}）", whole: "共{villages}，应访{people}，按应访人数排列", none: "登记了应访人数的村（居）均已报。" },
  days: { title: "逐日返乡、返岗人数", line: "细线为{earlier}", day: "日期", before: "{movement}（{earlier}）" },
  townships: { name: "乡镇覆盖" }, works: { name: { return: "返乡来源", goBack: "返岗去向", demand: "待组织运送去向" }, inside: "{name}内", unknown: "未填" },
  slides: { rest: "其余{count}行" },
  text: { name: "文字解读", heading: "段落", text: "内容" }, sum: "计划返乡 {return} ＋ 就地过节 {stay} ＋ 已在家 {home} ＋ 去向未定 {undecided} ＝ 已回访 {total} 人",
} as const;
