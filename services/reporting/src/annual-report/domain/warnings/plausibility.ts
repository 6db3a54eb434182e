import { unitsOf } from '../cells.js';
import type { Finding } from '../checks/rule.js';
import { table2Stocks } from '../form2021.js';
import type { ReportTables } from '../tables.js';
import type { ReportSettings } from './settings.js';

const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)`;
const UNIT = '(条|件|篇|次|人次)';
const AROUND = String.raw`[^，。；！？\n\d]{0,12}?`;
const yearly = new RegExp(String.raw`(?:全年|本年度?|年内|累计|共|总计)${AROUND}${NUMBER}\s*余?\s*${UNIT}`, 'g');

/** How often a rate comes round in a year: working days or all days, for nobody says which is meant. */
const rates = [
  { words: '日均|每日|每天|平均每天|每个工作日', least: 240, most: 366 },
  { words: '周均|每周', least: 48, most: 53 },
  { words: '月均|每月', least: 12, most: 12 },
].map(({ words, ...times }) => ({
  ...times,
  pattern: new RegExp(String.raw`(?:${words})${AROUND}${NUMBER}\s*余?\s*${UNIT}`, 'g'),
}));

const numbersIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, number = '', unit = '']) => ({
    number: Number(number.replaceAll(',', '')),
    unit,
  }));

/**
 * W2: numbers of the text that cannot both be right (40 a day against 980 a year), and figures of table 2 that contradict each other. What
 * the text says of a rate is held against every number of the year in the same unit; one that fits is enough.
 */
export const plausibilityFindings = (
  reading: string,
  { table2 }: ReportTables,
  { rateFactor }: ReportSettings,
): readonly Finding[] => {
  const ofYear = numbersIn(reading, yearly);
  const ofRates = rates.flatMap(({ pattern, least, most }) =>
    numbersIn(reading, pattern).flatMap(({ number, unit }): readonly Finding[] => {
      const totals = ofYear.filter((total) => total.unit === unit).map((total) => total.number);
      const fits = (total: number): boolean =>
        total * rateFactor >= number * least && total <= number * most * rateFactor;
      if (totals.length === 0 || totals.some(fits)) return [];
      const shown = totals.join('、');
      return [
        {
          verdict: 'fail',
          row: 'text',
          detail: {
            zh: `每次 ${number}${unit}，一年 ${least} 至 ${most} 次，与全年 ${shown}${unit}不符`,
            en: `${number} each time, ${least} to ${most} times a year, does not fit ${totals.join(', ')} in the year`,
          },
        },
      ];
    }),
  );
  const ofStocks = table2Stocks.flatMap((stock): readonly Finding[] => {
    const [made, repealed, inForce] = (['made', 'repealed', 'inForce'] as const).map((column) =>
      table2[`${stock}.${column}`] === null ? undefined : unitsOf(table2[`${stock}.${column}`]),
    );
    if (made === undefined || repealed === undefined || inForce === undefined || inForce >= made - repealed) return [];
    const numbers = [table2[`${stock}.inForce`], table2[`${stock}.made`], table2[`${stock}.repealed`]];
    return [
      {
        verdict: 'fail',
        row: stock,
        column: 'inForce',
        detail: {
          zh: `现行有效 ${numbers[0]} 件，少于本年制发 ${numbers[1]} 件减废止 ${numbers[2]} 件`,
          en: `${numbers[0]} in force, fewer than ${numbers[1]} made less ${numbers[2]} repealed this year`,
        },
      },
    ];
  });
  return [...ofRates, ...ofStocks];
};
