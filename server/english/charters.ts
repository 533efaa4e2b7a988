/** What the server says of charter scenarios, runs of the planner, plans and their trips. */

export const charters: Readonly<Record<string, string>> = {
  // What is not there.
  "{what}不存在，{why}": "The {what} does not exist; {why}",
  "方案": "scenario", "计划": "plan", "排班": "run",
  "可能已被删除。": "it may have been removed.",
  "服务器可能重新启动过；已保存的计划不受影响，请重新排班。": "the server may have been restarted. Saved plans are unharmed; start the run again.",
  "方案不存在，可能已被删除。": "The scenario does not exist; it may have been removed.",
  "计划不存在，可能已被删除。": "The plan does not exist; it may have been removed.",
  "原计划不存在，可能已被删除。": "The plan to begin with does not exist; it may have been removed.",
  // Why a run does not start, and how it ends.
  "已有 {most} 个方案正在排班，请等其中一个完成或停止后再开始。": "{most} runs are going on already; wait for one of them or stop it.",
  "以原计划为底时，筛选须与原计划相同，否则筛选之外的班次会被取消；请恢复筛选，或不勾“以当前计划为底”。": "To begin with a plan the filter must be the plan's, or trips outside it would be cancelled; set the filter back, or untick “Begin with this plan, change little”.",
  "范围内没有可以安排的人：没有人同时填了需要组织输送、返岗日期和就业地。": "Nobody can be planned here: nobody wants transport and has stated a date of going back and a workplace.",
  "出发日期前后相差超过 {days} 天，请检查手工需求的日期。": "The days of departure lie more than {days} days apart; check the dates of the people added by hand.",
  "人数太多，超过了排班允许的内存；请只选部分县市或日期后再排班。": "Too many people for the memory of a run; choose some counties or days only and start again.",
  "排班程序出错，没有得出计划；已保存的计划不受影响，请换一个方案或随机数再试。": "The planner failed and made no plan. Saved plans are unharmed; try another scenario or seed.",
  "计划已经排好，但没能存进数据库；请稍后重新排班。": "The plan was made but could not be stored; start the run again later.",
  // What is not done to a plan.
  "有 {count} 趟已经确认或发车，这个计划不能删除；请先撤回确认。": "The plan cannot be removed, for trips of it are confirmed or have left ({count}); take the confirmations back first.",
  "有 {count} 份已编号的简报画的是这个计划，要能凭编号重制，所以不能删除。": "The plan cannot be removed: numbered briefings show it ({count}), and can be made again by their numbers.",
  "第 {trip} 趟已经确认或发车，不能再调整；请先撤回确认。": "Trip {trip} is confirmed or has left and cannot be changed; take the confirmation back first.",
  "需求里没有 {group} 这一组，请刷新后再调整。": "The demand has no group {group}; reload and try again.",
  "这一组已经安排了班次，请刷新后再调整。": "The group has a trip by now; reload and try again.",
  "这一组已不在原来的班次上，请刷新后再调整。": "The group has left that trip; reload and try again.",
  "计划只有 {days} 天，不能移到第 {day} 天。": "The plan ends on day {days}; nothing can be moved to day {day}.",
  "专列那一天不开行。": "The train does not run on that day.",
  "{trip} 这一趟不停 {place}，请刷新后再调整。": "Trip {trip} does not stop at {place}; reload and try again.",
  "计划里没有 {trip} 这一趟，请刷新后再调整。": "The plan has no trip {trip}; reload and try again.",
  // What is not said of a trip.
  "这一趟现在是“{now}”，不能直接改为“{said}”。": "The trip is {now} and cannot become {said} in one step.",
  "这一趟已经是“{now}”。": "The trip is {now} already.",
  "已计划": "planned", "已确认": "confirmed", "已发车": "departed", "已到达": "arrived",
  "请先填写车牌和至少一名驾驶员的姓名、电话。": "First fill in the plate, and name and phone of one driver at least.",
  // What papers cannot be had.
  "计划中没有班次 {trip}，可能已重新编制；请从班次表重新打开。": "The plan has no trip {trip}; it may have been made anew. Open it from the list of trips.",
  "计划中没有人到达 {place}；请核对行政区划代码。": "Nobody of the plan goes to {place}; check the code of the region.",
  "计划编号应为 UUID": "the id of a plan is a UUID",
  "地址应为班次编号加 .pdf、.xlsx 或 .json，例如 t3.pdf": "the address is the id of a trip and .pdf, .xlsx or .json, like t3.pdf",
  "地址应为 4 位或 6 位行政区划代码加 .pdf 或 .xlsx，例如 4419.pdf": "the address is the code of a region, of 4 or 6 digits, and .pdf or .xlsx, like 4419.pdf",
  // Fields of a scenario and its vehicles.
  "应为方案编号": "the id of a scenario is wanted", "应为已保存方案的编号；标准方案不能修改，请先复制": "the id of a saved scenario is wanted; the standard one cannot be changed, copy it first",
  "应为 1 至 40 个字母、数字或连字符": "1 to 40 letters, digits or hyphens are wanted",
  "至少要有一种车型": "one type of vehicle at least", "至多 {most} 种车型": "{most} types of vehicles at most", "至多 {most} 行": "{most} rows at most", "至多 {most} 列": "{most} trains at most",
  "车型 {type} 出现了两次": "the type {type} stands there twice", "没有车型 {type}": "there is no type {type}", "{county} 的 {type} 出现了两次": "{type} of {county} stands there twice",
  "起点和终点相同": "both ends are the same", "{from} 至 {to} 的专列出现了两次": "the train from {from} to {to} stands there twice", "{from} 与 {to} 之间没有普速铁路": "no railway for such trains leads from {from} to {to}",
  "范围内没有县市 {county}": "there is no county {county} within your rights", "范围内没有乡镇 {township}": "there is no township {township} within your rights",
  "从 {from} 到 {to} 没有公路可达，请核对代码": "no road leads from {from} to {to}; check the codes",
  "应为数字或留空": "a number or nothing is wanted", "应为 {min} 至 {max} 的{kind}": "{kind} from {min} to {max} is wanted", "应为 {min} 至 {max} 的{kind}，或留空表示不限": "{kind} from {min} to {max} is wanted, or nothing for no limit",
  "整数": "a whole number", "数": "a number",
  // Fields of the demand changed by hand.
  "应为组号": "the id of a group is wanted", "至少 {least} 人": "{least} people at least", "至多 {most} 人": "{most} people at most", "至多 {most} 个": "{most} at most", "至多 {most} 组": "{most} groups at most", "至多 {most} 条": "{most} entries at most",
  "最晚日期早于最早日期": "the last day is before the first", "轮椅多于人数": "more wheelchairs than people",
  // Fields of runs, moves and trips.
  "应为 {least} 至 {most}": "a number from {least} to {most} is wanted", "应为排班编号": "the id of a run is wanted", "应为文件内容": "the content of a file is wanted", "文件超过 12 MB": "the file has more than 12 MB",
  "至少一步": "one step at least", "至多 {most} 步": "{most} steps at most", "应为第几天": "the number of a day is wanted", "应为班次编号": "the id of a trip is wanted",
  "应为电话号码": "a phone number is wanted", "至多 {most} 名驾驶员": "{most} drivers at most",
};

/** A seat of a manifest, as the screen lists it. */
export function seatInEnglish(seat: string): string {
  return seat === "无座" ? "no seat" : seat.replace(/^0?(\d+)车(\d+)号$/, "coach $1, seat $2");
}
