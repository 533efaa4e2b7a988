/**
 * Shares that the demo follows, with their sources. Where nobody published a figure, the share is our guess and says so.
 * Sources: [1] 2020 census by county; [2] Yunnan human resources department, March 2023: 25.6 % out of the province, in the order
 * Guangdong, Zhejiang, Jiangsu; [3] Chuxiong city, end of 2023: 27 % out of the province; [4] Yunnan 2021 H1: manufacturing 26.5 %,
 * construction 23 %, services 12.2 %; monthly wage 3,988 yuan, 4,386 out of the province.
 */
import type { Industry } from "../../server/vocabulary.ts";

/** Residents [1]; 禄丰 by subtraction; 牟定, 大姚, 元谋, 武定 together 818,900, split as in 2010. */
export const residents: Record<string, number> = {
  "532301": 631_530, "532302": 366_600, "532322": 133_884, "532323": 176_240, "532324": 203_704,
  "532325": 164_165, "532326": 230_780, "532327": 97_985, "532328": 182_220, "532329": 229_650,
};

/** Share of workers out of the province: [3] for the city; the prefecture as a whole near [2]; the differences are a guess. */
export const outOfProvince: Record<string, number> = {
  "532301": 0.27, "532302": 0.22, "532322": 0.2, "532323": 0.29, "532324": 0.27, "532325": 0.3, "532326": 0.29, "532327": 0.26, "532328": 0.21, "532329": 0.25,
};

/** Destinations out of the province by prefecture code; order of provinces by [2], cities a guess after their migrant population. */
export const farCities: Record<string, number> = {
  "4419": 10, "4403": 7.5, "4401": 7, "4406": 4.8, "4420": 2.6, "4413": 1.8, "4404": 1.2, "4412": 0.7, "4407": 0.8, // Guangdong 36 %
  "3307": 5.2, "3301": 4.6, "3302": 4.2, "3303": 3.4, "3304": 2.2, "3310": 1.9, "3306": 1.4, "3305": 0.6, // Zhejiang 23 %
  "3205": 5.2, "3202": 2.2, "3201": 1.4, "3204": 1.1, "3206": 0.8, "3203": 0.4, // Jiangsu 11 %
  "3505": 2.6, "3502": 1.6, "3501": 1.5, "3506": 0.5, "3101": 5.4, "5101": 1.9, "5104": 2.4, "5134": 0.6, "5001": 1.4, "5201": 1.1, "5202": 0.4,
  "4201": 1.1, "4301": 1, "4501": 1, "4502": 0.5, "1101": 1.9, "1201": 0.6, "3702": 1, "3706": 0.5, "6501": 1.1, "6528": 0.5, "5401": 0.5,
  "3401": 0.7, "4101": 0.7, "6101": 0.6, "4601": 0.6, "3601": 0.5, "2102": 0.3, "1306": 0.3, "6201": 0.3, "1401": 0.2, "1501": 0.2,
};

/** People follow those of their county who went before: the cities that most of a county's workers out of the province share, and what share of them; a guess. */
export const chainShare = 0.62;
export const chainCities: Record<string, string[]> = {
  "532301": ["4419", "4403", "3307", "3205"], "532302": ["4401", "4406", "3301", "3101"], "532322": ["4419", "4413", "3302"], "532323": ["4403", "4420", "3307"],
  "532324": ["4419", "3303", "3205"], "532325": ["4406", "4401", "3302", "3505"], "532326": ["4419", "4403", "3301", "3101"], "532327": ["4401", "3307", "5104"],
  "532328": ["4419", "4406", "3302"], "532329": ["4403", "4401", "3205", "3502"],
};

/** Who wants organised transport, of those who go back: chartered coaches and trains go to the coast (Guangdong, Zhejiang, Jiangsu, Fujian, Shanghai); a guess. */
export const organised = { provinces: ["广东省", "浙江省", "江苏省", "福建省", "上海市"], coast: 0.82, far: 0.3, near: 0.03, ownCounty: 0 };

/** Inside the province: the own county, the prefecture's city, Kunming, and the other prefectures; a guess. */
export const nearPlaces = { ownCounty: 0.45, chuxiongCity: 0.15, otherCounty: 0.05, kunming: 0.24, otherPrefecture: 0.11 };
export const otherPrefectures: Record<string, number> = { "5304": 3, "5329": 3, "5303": 2, "5307": 1.4, "5328": 1.3, "5325": 1.6, "5308": 0.8, "5305": 0.7, "5331": 0.8, "5306": 0.5, "5334": 0.4, "5309": 0.3, "5326": 0.4 };
export const kunmingCounties: Record<string, number> = { "530111": 5, "530114": 3.5, "530102": 3, "530103": 3, "530112": 3, "530181": 2.2, "530115": 0.8, "530124": 0.5, "530129": 0.5 };

/** Industries [4]; far from home more manufacturing, near it more farming and services: a guess around the published means. */
export const farIndustries: Record<Industry, number> = { manufacturing: 47, construction: 19, catering: 8, retail: 5, transport: 5, services: 10, agriculture: 1, mining: 1, other: 4, unknown: 0 };
export const nearIndustries: Record<Industry, number> = { manufacturing: 19, construction: 24, catering: 12, retail: 10, transport: 7, services: 13, agriculture: 7, mining: 3, other: 5, unknown: 0 };
/** Monthly yuan [4]: the mean of all is 3,988, out of the province 4,386. */
export const wages = { far: 4386, near: 3850, deviation: 900 };

/** Plans by distance (a guess whose sum is near return 26, stay 48, home 21, undecided 5 of a hundred). */
export const plans = {
  far: { return: 0.34, stay: 0.54, home: 0.07, undecided: 0.05 },
  near: { return: 0.34, stay: 0.5, home: 0.11, undecided: 0.05 },
  ownCounty: { return: 0.19, stay: 0.56, home: 0.2, undecided: 0.05 },
  unemployed: { return: 0, stay: 0, home: 0.93, undecided: 0.07 },
} as const;
export const employedShare = 0.885;

/** Coverage: villages survey about 94 of a hundred, one weak township far fewer, three villages nobody. */
export const coverage = { usual: 0.94, deviation: 0.035, weak: 0.68, silentVillages: 3 };

/** Who travels with whom: members of a household who share its workplace, households out of the province that join a group of their village, workers to a group; a guess. */
export const companions = { sameWorkplace: 0.85, inGroup: 0.8, workersToGroup: 100 };

/** Of a hundred people: who names an emergency contact, of one surname with him, with the relation in brackets; and one wheelchair in three hundred. Guesses. */
export const contacts = { named: 0.87, sameSurname: 0.6, withRelation: 0.12, wheelchair: 1 / 300 };
