/** What the server says of briefings. */

export const briefings: Readonly<Record<string, string>> = {
  // Why there is no sheet.
  "没有这个编号的简报，或其中的地区不在您的权限内；请核对编号。": "There is no briefing of this number, or its regions are outside your rights; check the number.",
  "这个计划 {moment} 才编制，截至所给的时刻还没有它；请给那以后的时刻。": "This plan was made at {moment}: at the moment given it was not there yet. Give a later one.",
  "这个计划里没有人，无从制图。": "The plan has nobody, so there is nothing to draw.",
  "样式 {template} 没有 {format}；请用 {formatList}，或换一种样式。": "The layout {template} has no {format}; use {formatList}, or another layout.",
  "这份简报要 {pages} 页，至多 {most} 页；请在筛选里少选几个地区。": "The briefing would have {pages} pages and may have {most}; choose fewer regions in the filter.",
  "这份简报共 {pages} 页，没有第 {page} 页。": "There is no page {page}; the last of this briefing is page {pages}.",
  "台账里还没有人，无从制图；请先导入台账。": "The ledger has nobody to show yet; import a ledger first.",
  "截至 {moment}，台账里还没有人，无从制图；请先导入台账，或换一个时刻。": "As of {moment} the ledger has nobody to show; import a ledger first, or take another moment.",
  "字体中没有这些字：{glyphs}；请换用含有它们的字体或改写后再导出。": "The font lacks these characters: {glyphs}; use another font or other words.",
  // What stands beside a numbered one.
  "您的权限只含{nameList}，看到的比制图时少。": "Your rights are only {nameList}: you see less than when it was made.",
  "制图时有台账正在导入，后来才存入；重制的图已含这些数据，与当时打印的可能不同。": "A ledger was being imported when this was made, and stored later; the sheet made again has its figures and may differ from the printed one.",
  // What cannot be asked.
  "简报编号形如 GT-532300-20210209-0042-MK，请照简报上的编号输入": "the number of a briefing looks like GT-532300-20210209-0042-MK; type it as it stands on the sheet",
  "简报编号有误，校验不符，请核对后再输入": "the number is mistyped, its last two characters say; look again",
  "地址应为简报编号加 {endingList}。": "The address is the number of a briefing and one of {endingList}.",
  "参数 page 不可用：只有 {formatList} 是单页的，其他格式含全部各页。": "page cannot be used: only {formatList} show one page, the other formats hold them all.",
  "应为从 1 起的页码": "the number of a page is wanted, from 1 on",
  "简报的要求应逐项写明（样式、筛选、标题等），不能是一张列表，也不能是单个的值。": "What a briefing shall be is said item by item (layout, filter, title …), not as a list or a single value.",
  "应为一段文字，只能出现一次": "one text is wanted, once", "应为计划编号": "the id of a plan is wanted",
  "对比样式要有一个较早的时刻": "a comparison needs an earlier moment", "这种样式不与较早的时刻对比": "this layout compares with no earlier moment", "应早于数据截至的时刻": "it must be before the moment of the figures",
  "只有每日简报（daily）有文字解读": "only the daily briefing (daily) has paragraphs", "包车方案样式要有计划编号，其他样式没有": "the layout of charter plans needs the id of a plan, the others have none",
  "应为版式": "a layout is wanted", "没有这种版式": "there is no such layout", "没有那么多页": "there are not so many pages",
};
