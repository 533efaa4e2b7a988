/** The words that only the sheet of a charter plan has, in Chinese; what the charter screen says as well, it says alike. */
export const briefingsChartersZh = {
  title: "{year}年春节后返岗包车方案", subtitle: "{name}（{id}）", modeHome: "返乡方式{words}", statesAt: "班次状态截至", made: "方案编制", ledger: "所据台账截至", judged: "审核", fine: "合规", broken: "{count}处不合规定", stopped: "提前停止",
  headline: { title: "已安排", unit: "单位：人", served: "已安排 {people}", unserved: "未安排 {people}", of: "需求 {demand} 人的 {share}%" },
  figure: { coaches: "客车", trains: "专列", runs: "趟", trainRuns: "列", paid: "费用（实际支出）", head: "人均费用", yuan: "元", tenThousand: "万元", saving: "目标值比逐县手排", gap: "距已证明的下界，至多" },
  states: { title: "班次", runs: "{count} 趟", people: "{people} 人" },
  table: { destinations: "去向（省）", homes: "户籍县市", place: "去向", home: "县市", demand: "需求", served: "已安排", unserved: "未安排", coaches: "客车", trains: "专列", first: "首发", last: "末发", rest: "其余{count}处", total: "合计", city: "市", township: "乡镇" },
  days: { title: "每日出发", unit: "人／日", note: "未安排者按可出发的首日计", blockSeats: "另有 {people} 人乘定额座位" },
  shade: "色深的县未安排的人多，人数见“户籍县市”表。",
  why: "未安排原因：{reasons}。", reason: "{reason} {people} 人", legend: { title: "符号", offMap: "图外", place: "{name} {served} / {demand}", schematic: "通道为示意" },
  source: "资料来源：{ledger}和已保存的包车方案；边界：国家地理信息公共服务平台（天地图），WGS-84；投影：等积圆锥，标准纬线25°、47°，中央经线105°E。", note: "通道沿公路铁路示意，带宽与人数成正比；每趟计入人数最多的去向。",
  sum: { ribbons: "带上 {people}", internal: "省内 {people}", unserved: "未安排 {people}", offMap: "图外 {people}", unplaced: "无点位 {people}", total: "需求 {people} 人" },
  workbook: { figures: "方案要点", paid: "费用（元）", head: "人均费用（元）", saving: "目标值比逐县手排（%）", gap: "距下界（%）", onCoaches: "乘客车", onTrains: "乘专列", onBlockSeats: "乘定额座位", runs: "趟次" },
  nobody: "这个计划里没有人，无从制图。",
  slide: "节后 {served} 人已安排返岗专车，占需求的 {share}%",
} as const;
