import { reportTextParts, type ReportTextPart } from '@mingjian/contracts';
import type { Finding } from '../checks/rule.js';
import { notAssessable } from '../checks/rule.js';
import { textLabels, type ReportText } from '../report-text.js';
import { overlapOf, shingleSet, type Passage } from './similarity.js';
import type { ReportSettings } from './settings.js';

/** The text of another report that was approved: last year's of the organ, or another organ's of this year or the last. */
export interface Neighbour {
  readonly organ: string;
  readonly organName: string;
  readonly year: number;
  readonly kind: 'lastYear' | 'other';
  readonly text: ReportText;
}

export interface SimilarPassage extends Passage {
  readonly part: ReportTextPart;
}

export interface Similarity {
  readonly neighbour: Neighbour;
  /** The share of the text that stands in the other one, rounded down. */
  readonly percent: number;
  /** From where on that is too much. */
  readonly threshold: number;
  /** The longest first. */
  readonly passages: readonly SimilarPassage[];
}

/** How a text stands to every neighbour, the most alike first; undefined where it is too short to compare. */
export const similaritiesOf = (
  text: ReportText,
  neighbours: readonly Neighbour[],
  settings: ReportSettings,
): readonly Similarity[] | undefined => {
  const measure = { length: settings.shingleCharacters, passage: settings.passageCharacters };
  const lengths = reportTextParts.map((part) => overlapOf(text[part], new Set(), measure).shingles);
  const shingles = lengths.reduce((sum, count) => sum + count, 0);
  if (shingles < settings.passageCharacters) return undefined;
  return neighbours
    .map((neighbour): Similarity => {
      // A sentence that moved to another part is still the same sentence.
      const whole = shingleSet(Object.values(neighbour.text).join('\n'), settings.shingleCharacters);
      const overlaps = reportTextParts.map((part) => ({ part, ...overlapOf(text[part], whole, measure) }));
      return {
        neighbour,
        percent: Math.floor((overlaps.reduce((sum, { shared }) => sum + shared, 0) * 100) / shingles),
        threshold: neighbour.kind === 'lastYear' ? settings.similarToLastYearPercent : settings.similarToOthersPercent,
        passages: overlaps
          .flatMap(({ part, passages }) => passages.map((passage) => ({ part, ...passage })))
          .toSorted((one, other) => other.to - other.from - (one.to - one.from)),
      };
    })
    .toSorted((one, other) => other.percent - one.percent);
};

const NAMED = 3;

/** W1: the places by part and character. The words themselves are content and stay out of the verdict, which events hold. */
export const similarityFindings = (
  text: ReportText,
  neighbours: readonly Neighbour[],
  settings: ReportSettings,
): readonly Finding[] => {
  const similarities = similaritiesOf(text, neighbours, settings);
  if (similarities === undefined) return [notAssessable('正文太短，无法比对', 'The text is too short to compare')];
  if (similarities.length === 0) return [notAssessable('没有可比对的报告', 'There is no other report to compare with')];
  return similarities
    .filter(({ percent, threshold }) => percent >= threshold)
    .slice(0, NAMED)
    .map(({ neighbour: { organName, organ, year }, percent, threshold, passages }) => {
      const named = passages.slice(0, NAMED);
      const zh = named.map(({ part, from, to }) => `${textLabels[part].zh}第${from + 1}至${to}字`).join('、');
      const en = named.map(({ part, from, to }) => `${part} ${from + 1}–${to}`).join(', ');
      return {
        verdict: 'fail',
        row: `${organ}-${year}`,
        detail: {
          zh: `与${organName}${year}年报告雷同 ${percent}%（提示线 ${threshold}%）${zh && `：${zh}`}`,
          en: `${percent} % stands in the report of ${organ} for ${year} (pointed at from ${threshold} %)${en && `: ${en}`}`,
        },
      };
    });
};
