/** The charter screen in Chinese. */
import { charterLabels } from "../../server/vocabulary.ts";

export const chartersZh = {
  title: "点对点专车调度",
  sentence: "{days}从{home}返岗到{work}，行业{industry}，希望组织输送的 {people} 人（{groups} 组）", noDemand: "台账里还没有希望组织输送的人。", toLedger: "去上传台账", notPlannable: "另有 {people} 人不能排：{words}", notPlannableOne: "{reason} {people} 人",
  reasonOfDemand: charterLabels.notPlannableReason,
  scenario: "参数方案", standard: "标准方案", unnamed: "方案 {number}", copy: "另存一份", remove: "删除", removeAsk: "删除方案“{name}”，已编制的计划保留。", changed: "已改 {count} 项，编制时存为方案", reset: "恢复", fleet: "运力", fleetOf: "{count} 辆", unlimited: "不限", used: "已用 {used} 趟",
  part: { rules: "停靠与装载", fleet: "运力", driving: "行车规定", costs: "费用" },
  parameter: {
    loadCapPercent: "客座率上限", maxPickups: "上客点，最多", maxPickupTourKm: "接客绕行，最多", maxDrops: "下客点，最多", maxDropDetour: "绕行，不超过直达的", keepTogetherUpTo: "同组同车，至多", trainsPerDay: "每日专列，最多", fleetPercent: "车辆数",
    maxMinutesBeforeRest: "连续驾驶，最多", maxMinutesBeforeRestAtNight: "夜间连续驾驶，最多", restMinutes: "停车休息，至少", driverMinutesPerDay: "每人每日驾驶，最多", maxDrivers: "驾驶员，最多", banFromMinute: "停驶自", banToMinute: "停驶至", departureMinute: "出车时刻", stopMinutes: "每站停靠", turnaroundMinutes: "折返整备", maxHoldDays: "车辆占用，最多",
    unservedPerPerson: "未安排一人的代价", unservedPerPersonKm: "未安排，按路程加", earlyPerPersonDay: "提前出发", changedDayPerPerson: "改动已告知的日期", detourPerPersonKm: "绕行", secondDriverPerDay: "第二名驾驶员", extraStop: "多停一站",
  },
  unit: charterLabels.parameterUnit, source: charterLabels.parameterSource,
  hint: "{min} 至 {max}，默认 {default}。{source}", anyNumber: "留空为不限", noDefault: "不限",
  wrong: { range: "应为 {min} 至 {max}", whole: "应为 {min} 至 {max} 的整数", empty: "不能为空", clock: "应为 00:00 至 23:59" },
  effort: "求解力度", efforts: { 1: "快", 2: "较快", 3: "标准", 4: "细", 5: "最细" }, keep: "以当前计划为底，少改动", keepNote: "锁定、已确认的班次不动，已告知的日期尽量不变；不勾则全部重排", make: "编制方案", again: "重新编制", cancel: "停止，保留最好的", running: "正在编制，{percent}%", seconds: "{seconds} 秒", cost: "目标值", bound: "下界", gap: "差距", served: "已安排", notYet: "尚无", proving: "正在证明下界", failed: "没有编成：{reason}", cancelled: "已停止，保留了停止前最好的计划。", cancelledNone: "已停止，还没有排出计划。",
  plans: "已编计划", plan: "{time} · {name} · {cost} 万元", noPlans: "还没有编过", removePlan: "删除此计划", empty: "还没有计划。图上是全部需求；点“编制方案”，这里就会列出班次。", stopped: "提前停止", violations: "审核发现 {count} 处不合规定",
  kpi: { label: "计划的主要数字", served: "已安排", ofPeople: "/ {people} 人", share: "{share}%，未安排 {people} 人", trips: "班次", tripsNote: "客车 {coaches}，专列 {trains}", cost: "费用", tenThousand: "万元", costNote: "实际支出", head: "人均", yuan: "元", headNote: "费用 ÷ 已安排人数", load: "上座率", loadNote: "{people} 人 / {seats} 座", gap: "与下界差距", gapNote: "目标值 {cost} / 下界 {bound} 万元", noBound: "没有证明下界", saving: "比逐县手排", savingNote: "手排 {cost} 万元，送 {served} 人", noBaseline: "没有可比的手排", penalty: "目标值含未安排人员的代价" },
  map: { title: "输送通道与未安排需求", titleDemand: "待安排的需求", subtitle: "{from}至{to}出发，{trips} 趟", schematic: "通道为示意", label: "专车计划地图", inside: "省内 {shares}", insideNear: "州内 {shares}", shares: "{served} / {demand}", unserved: "未安排 {people}", coach: "客车", rail: "专列", residual: "未安排", trip: "所选班次", band: "带宽 {people} 人", claim: "带上 {ribbons} ＋ 本地 {internal} ＋ 未安排 {unserved} ＝ 需求 {demand} 人", claimUnplaced: "带上 {ribbons} ＋ 本地 {internal} ＋ 未安排 {unserved} ＋ 无点位 {unplaced} ＝ 需求 {demand} 人", whole: "全部通道" },
  days: { label: "出发日期", day: "{date}，出发 {people} 人，未安排 {unserved} 人（按可出发首日）", all: "全部日期", chosen: "{date}：{trips} 趟，{people} 人", note: "绿为当日出发，橙为当日起可走而未安排", clear: "显示全部日期" },
  trips: { title: "车辆时间轴", caption: "班次表，共 {count} 趟；按出发时间排列，回车查看一趟", number: "趟", to: "去向", from: "上客县市", load: "人 / 座", departs: "出发", cost: "费用", timeline: "时间轴", loaded: "载客", empty: "空驶返回", ban: "02–05 停驶", count: "共 {count} 趟", toOnly: "只看去{name}的 {count} 趟", train: "专列", none: "这个计划没有班次。", at: "{date} {time}", more: "等 {count} 处" },
  trip: { title: "第 {number} 趟　{from} → {to}", close: "关闭", coach: "{vehicle} · {day} · {drivers} 名驾驶员", rail: "专列 {coaches} 节 · {day}", people: "乘客", seats: "座位", cost: "费用", head: "人均", km: "里程", time: "用时", yuan: "{amount} 元", kmOf: "{km} 公里", hours: "{hours} 时 {minutes} 分", stops: "停靠", up: "上 {people}", down: "下 {people}", wheelchairs: "轮椅 {count}", passengers: "乘客 {people} 人，{groups} 组", route: "{home} → {work}", window: "可出发 {days}", noTimes: "专列时刻由铁路部门确定。", returned: "车辆 {date}回到驻地", next: "次日", plus: "第 {day} 日", group: "同行组" },
  unserved: { title: "未安排 {people} 人", none: "全部已安排。", reason: { noVehicle: "可走的日子没有空车", tooFew: "同向人数太少，不够开一趟", noRoad: "按行车规定没有可行的路", wheelchair: "没有轮椅位的车", price: "派车比未安排的代价贵", unknown: "没有说明" }, advice: { noVehicle: "增加这几天的车辆，或放宽可走的日期。", tooFew: "与邻近乡镇同向的人合并，或改乘班车。", noRoad: "放宽绕行、驾驶员人数或车辆占用天数。", wheelchair: "在车型里增加带轮椅位的车。", price: "提高“未安排一人的代价”，就会派车。" }, paysFrom: "同向满 {people} 人可专开一趟", roomOnDay: "{date} 有车还坐得下", row: "{home} → {work}", people: "{people} 人", more: "再显示 {count} 组", select: "只看这个去向" },
  life: { status: charterLabels.tripStatus, to: { planned: "", confirmed: "确认…", departed: "发车…", arrived: "到达…" }, back: "撤回", lock: "锁定此趟", locked: "已锁定", lockNote: "重新编制时这一趟不动；确认后自动锁定", plate: "车牌", trainNumber: "车次", driver: "驾驶员 {number}", escort: "随车负责人", name: "姓名", phone: "电话", note: "备注", person: "操作人", say: "记为{status}", cancel: "取消", lockDay: "锁定当日班次", unlockDay: "解除当日锁定", lockFleet: "锁定本县此车型", unlockFleet: "解除本县此车型锁定", lockGroup: "锁定此组日期", unlockGroup: "解除此组锁定", groupLocked: "日期已锁定" },
  judge: { trip: "第 {number} 趟", plain: "{place}：{sentence}", passed: "{place}：{sentence}，{found}，允许 {allowed}", rule: { group: "组别不在需求里", everybody: "人数对不上", together: "应同车的组被拆开", household: "家庭被拆开", fleet: "车辆不够", stops: "停靠点不合规定", seats: "超过可坐人数", wheelchairs: "轮椅位不够", times: "时刻不符合行车规定", window: "不在可出发的日期内", tour: "接客绕行太长（公里）", detour: "下客绕行太长（公里）", cost: "费用对不上", bound: "下界高于费用", train: "专列不合规定", feeder: "离车站太远", trains: "当日专列太多", blockSeat: "定额座位不够" } },
  price: { ask: "算各项规定的代价", running: "正在算各项规定的代价，{percent}%", failed: "没有算成，请稍后再试", note: "放开这一项，目标值可再降多少（从当前计划出发、同样力度地搜索所得，至少可省这么多）" },
  clock: { label: "图上时刻", play: "播放行程", stop: "暂停", off: "拖动看车到哪里", on: "{time} 在途 {trips} 趟 {people} 人" },
  edits: { title: "手工需求（{count}）", added: "增加 {home} → {work} {people} 人", parted: "拆出 {people} 人：{group}", excluded: "不安排：{group}", group: "{home} → {work} {people} 人", remove: "撤销这一条", later: "重新编制后生效。", home: "户籍乡镇", work: "目的地（市）", people: "人数", wheelchairs: "其中轮椅", from: "最早出发", to: "最晚出发", note: "备注", add: "增加需求", exclude: "排除出需求", part: "拆成两组…", askPart: "拆出多少人（整户拆分）？" },
  papers: { title: "导出", pdf: "打印名单", xlsx: "导出 Excel", zip: "全部名单", zipNote: "一车一方案与接收通知（PDF、Excel），打包为 zip", all: "Excel", allNote: "全部班次一个 Excel 文件，每趟一张表", gtfs: "GTFS", gtfsNote: "GTFS 时刻数据（zip）" },
  moves: { to: "移到…", out: "不安排", target: "{number} 趟 {date} {to} {people}/{seats}", earlier: "提前一站", name: "手工调整", made: "手工调整 {count} 步", cost: "费用 {change} 元", fine: "没有新的不合规", broken: "新增 {count} 处不合规定", save: "存为新计划", undo: "撤销一步", clear: "放弃" },
  compare: {
    title: "两个计划对比", against: "对比", open: "对比", change: "变化", figure: { people: "需求（人）", served: "已安排（人）", unserved: "未安排（人）", trips: "客车（趟）", trains: "专列（趟）", paid: "费用", objective: "目标值", loadFactor: "上座率", gap: "与下界差距" },
    people: { kept: "日期不变 {people} 人", moved: "改期 {people} 人", seated: "新安排 {people} 人", leftOut: "落下 {people} 人", stillOut: "仍未安排 {people} 人", gone: "需求减少 {people} 人", joined: "需求新增 {people} 人" },
    trips: "不变 {kept} 趟，有变 {changed} 趟", trip: "趟", what: "变化", before: "原来", after: "现在", joined: "加入", left: "离开", why: "原因", kind: { changed: "调整", opened: "新开", closed: "取消" }, reason: charterLabels.changeReason,
  },
  loading: "正在载入需求与参数…", loadingPlan: "正在打开计划…", failedLoad: "没有取到数据：{reason}", failedPlan: "这个计划打不开：{reason}", retry: "重试", latest: "打开最近的计划",
} as const;
