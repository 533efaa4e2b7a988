/** Names as they are in Chuxiong: Han and Yi surnames, given names of two generations, a rare character now and then. Nobody real is meant. */
import type { Random } from "./random.ts";

const surnames: Record<string, number> = {
  李: 12, 杨: 9, 张: 8, 王: 7, 罗: 6, 周: 4, 普: 5, 鲁: 3.5, 杞: 3, 起: 2.5, 刘: 3, 陈: 3, 何: 2.5, 赵: 2.5, 董: 1.5, 徐: 1.5, 马: 2, 自: 1.5, 尹: 1.5, 郭: 1.2, 段: 1.2, 朱: 1,
  钱: 0.8, 夏: 0.8, 阿: 0.4, 者: 0.4, 毕: 0.8, 吴: 1.5, 谢: 1, 邓: 1, 唐: 1, 苏: 0.8, 殷: 0.6, 凤: 0.4, 丁: 0.7, 施: 0.5, 沙: 0.4, 余: 0.7, 欧阳: 0.1, 䶮: 0.02,
};
const male = ["明", "军", "华", "平", "勇", "强", "伟", "刚", "林", "云", "忠", "学", "文", "国", "建", "志", "光", "荣", "福", "贵", "春", "海", "龙", "兴", "斌", "涛", "鹏", "杰", "磊", "崀"];
const female = ["芬", "芳", "英", "琼", "丽", "美", "兰", "珍", "秀", "燕", "梅", "花", "香", "萍", "红", "玲", "霞", "艳", "娟", "慧", "敏", "静", "雪", "莲", "翠", "凤", "仙", "蓉", "婷", "塝"];
const first = ["建", "家", "正", "玉", "国", "金", "文", "光", "自", "朝", "世", "永", "应", "有", "开", "加", "从", "天", "新", "小"];

export function surname(random: Random): string {
  return random.weighted(surnames);
}

export function givenName(random: Random, sex: "男" | "女"): string {
  const last = random.pick(sex === "男" ? male : female);
  return random.happens(0.72) ? random.pick(first) + last : last;
}
