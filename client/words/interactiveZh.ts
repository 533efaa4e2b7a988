/** The words of the interactive file in Chinese. */
export const interactiveZh = {
  title: "{year}年春节务工流向", subtitle: "{home}户籍，务工地{work}", made: "共公布 {people} 人（{movements}），其中 {merged} 人的日期或务工地已合并", withheldMade: "{movement}人数太少，未公布",
  coverage: "{reportedTownships}/{townships}个乡镇已报，{reportedVillages}/{villages}个村（居）已报", coverageShare: "{count}，应访者已访约{share}%",
  noScript: "这份简报要在浏览器里打开，并允许网页里的脚本运行；它不连接网络。",
  theme: { night: "夜", day: "日" }, themeLabel: "切换深浅主题", print: "打印", skip: "跳到表格",
  movement: "流动", movements: { return: "返乡", stay: "留岗", goBack: "返岗" },
  home: "户籍县市", allHomes: "全部（{name}）", otherHomes: "其他县市（已合并）",
  figure: { return: "计划返乡", stay: "就地过节", goBack: "计划返岗" }, people: "人", buses: "约合 {buses} 车", of: "全部日期 {people} 人的 {share}%",
  withheld: "人数太少，不给出数字：不足 5 人，或能由此推出不足 5 人的地方。", nobody: "没有人符合所选条件。",
  merged: "为保护个人，不足 5 人的格已并入上一级：这里有 {merged} 人（{share}%）的日期或务工地因此较粗，其中 {other} 人归入“其他”。合计不变。", mergedNone: "不足 5 人的格都要合并；这里没有。",
  mergedHome: "另有 {people} 人的县市已合并，只计入“全部”。", perhaps: "另有 {people} 人只知道所在的周或不分日期，未计入所选日期。",
  chart: { title: "每日计划人数", all: "全部日期", days: "已选 {days}", clear: "全部日期", brush: "日期刷：左右方向键移动，Shift 加方向键改变长度，Esc 取消", week: "斜纹：只知道在这一周，平均画出", undated: "未定", anyDay: "不分", none: "就地过节不分日期。", bar: "{date} {people} 人", noDates: "日期未定 {undated} 人，日期已合并 {anyDay} 人" },
  table: { work: "务工地", home: "户籍地", rank: "位", people: "人数", buses: "车数", share: "%", total: "合计", other: "其他", unknown: "未填务工地", inside: "{name}内", city: "{name}（市州未填）", cityMerged: "{name}其他", cityBoth: "{name}其他或未填", caption: "{title}，共 {people} 人；方向键移动，回车选中", side: "按哪一端排列" },
  map: { label: "流向地图", drawn: "图上画出 {drawn} 人（{share}%），其余见表。", spoken: "已选{name}：{people} 人，占 {share}%。" },
  footer: { number: "简报编号", made: "凭编号可按当时的数据重制；本文件不连接网络，只含汇总人数。" },
} as const;
