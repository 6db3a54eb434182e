import { columnOf, indicators, type Condition, type Dimension, type Indicator } from './catalogue.js';

const all = (conditions: readonly string[]): string => conditions.map((sql) => `(${sql})`).join(' and ');
const any = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? 'false' : conditions.map(({ sql }) => `(${sql})`).join(' or ');

/** Which rows of the subject count where; also what a list of the cases behind a cell asks. */
export const partsOf = ({ denominator, numerator, exclusions }: Indicator) => {
  const excluded = `coalesce(${any(exclusions)}, false)`;
  return {
    excluded: all([denominator.sql, excluded]),
    denominator: all([denominator.sql, `not ${excluded}`]),
    numerator: all([denominator.sql, numerator.sql, `not ${excluded}`]),
  };
};

export type CellPart = keyof ReturnType<typeof partsOf>;

/** The value that a row has in a dimension; empty where nobody said one. */
export const valueOf = (dimension: Dimension): string => `coalesce(${columnOf[dimension]}::text, '')`;

/**
 * The cells of an indicator by organ, month and the values of one dimension, or of none. Shares are not divided here: parts add up over organs and
 * months, shares do not.
 */
export const cellsSql = (indicator: Indicator, dimension: Dimension | null): string => {
  const { id, version, subject, date } = indicator;
  const parts = partsOf(indicator);
  const count = (part: CellPart): string => `count(*) filter (where ${parts[part]})::int as ${part}`;
  return `
    select '${id}'::text as indicator, ${version} as version, '${dimension ?? ''}'::text as dimension,
           ${dimension ? valueOf(dimension) : `''::text`} as value, organ, to_char(${date}, 'YYYY-MM') as month,
           ${count('numerator')}, ${count('denominator')}, ${count('excluded')}, max(updated_at) as updated_at
    from bi.${subject} where ${date} is not null
    group by organ, to_char(${date}, 'YYYY-MM')${dimension ? `, ${valueOf(dimension)}` : ''}`;
};

/** Every cell of every indicator, without a dimension (`''`) and by each that it has. */
export const allCellsSql = (): string =>
  indicators
    .flatMap((indicator) => [null, ...indicator.dimensions].map((dimension) => cellsSql(indicator, dimension)))
    .join(' union all ');
