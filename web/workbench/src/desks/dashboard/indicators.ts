import type { Bilingual, Wording } from '../../words/index.js';
import type { Vocabulary } from '../../words/vocabulary.js';

/** An indicator as reporting's catalogue tells it. */
export interface Indicator {
  readonly id: string;
  readonly version: number;
  readonly label: Bilingual;
  readonly definition: Bilingual;
  readonly unit: 'count' | 'share';
  readonly subject: 'cases' | 'items' | 'reviews' | 'remedies';
  readonly numerator: Bilingual;
  readonly denominator: Bilingual;
  readonly exclusions: readonly Bilingual[];
  readonly dimensions: readonly string[];
}

export interface Cell {
  /** The month, organ or value of a dimension; empty: all, or none was said. */
  readonly key: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly excluded: number;
  readonly value: number | null;
}

/** Whose figures, and of which months (`YYYY-MM`, both included). */
export interface Reach {
  readonly organ: string;
  readonly scope: 'own' | 'subtree';
  readonly from: string;
  readonly to: string;
}

export const reachQuery = ({ organ, scope, from, to }: Reach): string =>
  String(new URLSearchParams({ organ, scope, from, to }));

/** A count as it is, a share as a percentage; a dash where nothing is divided by. */
export const toldValue = ({ unit }: Pick<Indicator, 'unit'>, value: number | null | undefined): string => {
  if (value === null || value === undefined) return '—';
  return unit === 'count' ? String(value) : `${(value * 100).toFixed(1)}%`;
};

/** All cells together. */
export const summed = ({ unit }: Pick<Indicator, 'unit'>, cells: readonly Cell[]): Cell => {
  const sum = (of: (cell: Cell) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
  const [numerator, denominator] = [sum((cell) => cell.numerator), sum((cell) => cell.denominator)];
  const share = denominator === 0 ? null : numerator / denominator;
  return {
    ...{ key: '', numerator, denominator, excluded: sum(({ excluded }) => excluded) },
    value: unit === 'count' ? numerator : share,
  };
};

/** Every month of a period, also those in which nothing happened. */
export const monthsIn = ({ from, to }: Pick<Reach, 'from' | 'to'>): readonly string[] => {
  const months: string[] = [];
  let [year, month] = from.split('-').map(Number) as [number, number];
  for (let name = from; name <= to && months.length < 240;) {
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    name = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
};

const CODES: Readonly<Record<string, Vocabulary>> = {
  result: 'resultCodes',
  applicantType: 'applicantTypes',
  channel: 'channels',
};

/** What a value of a dimension is called. */
export const valueName = (
  { subject }: Pick<Indicator, 'subject'>,
  dimension: string,
  value: string,
  words: Wording,
): string => {
  if (value === '') return words.t('dash.unsaid');
  if (dimension === 'timeliness') return words.t(`timeliness.${value as 'onTime'}`);
  if (dimension === 'kind' && subject === 'reviews') return words.t(value === 'reply' ? 'kind.reply' : 'kind.item');
  if (dimension === 'kind') return words.label('remedyOutcomes', value);
  if (dimension === 'outcome') return words.label(subject === 'reviews' ? 'opinions' : 'remedyOutcomes', value);
  return CODES[dimension] ? words.label(CODES[dimension], value) : value;
};
