import type { JSX } from 'preact';
import type { Bilingual } from '../blocks.js';
import { Bi } from './bilingual.js';

export interface Bar {
  readonly label: Bilingual;
  /** Null: not shown, for it would tell about too few. */
  readonly value: number | null;
}

export interface BarChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly title: Bilingual;
  readonly unit: Bilingual;
  /** What the bars are, for the head of the table. */
  readonly of: Bilingual;
  readonly bars: readonly Bar[];
}

/** Heights in the size of the text, widths in percent of the place: so the words are as large on a telephone and in 关怀版 as beside the drawing. */
const [ROW, BASELINE, BAR, THICK] = [3.1, 1.1, 1.5, 0.9];
/** What is left goes to the number behind the longest bar. */
const LONGEST = 84;
const MOST_SIGNS = 15;

const em = (size: number): string => `${Number(size.toFixed(2))}em`;

/** What stands in a place that is not shown. */
export const suppressedMark: Bilingual = { zh: '—', en: 'not shown' };

/**
 * Bars drawn on the server, and the same numbers as a table: the drawing is one picture with a name and a description, so nobody has to find their way
 * through its parts.
 */
export const BarChart = ({ id, title, unit, of, bars }: BarChartProps): JSX.Element => {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return (
    <div class="figures">
      <svg
        class="chart"
        width="100%"
        height={em(bars.length * ROW)}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
      >
        <title id={`${id}-title`}>{`${title.zh} ${title.en}`}</title>
        <desc id={`${id}-desc`}>{described(bars, unit)}</desc>
        {bars.map(({ label, value }, n) => {
          const top = n * ROW;
          const length = `${Math.round(((value ?? 0) / most) * LONGEST)}%`;
          return (
            <g fill="currentColor">
              <text x="0" y={em(top + BASELINE)}>
                {label.zh.length > MOST_SIGNS ? `${label.zh.slice(0, MOST_SIGNS)}…` : label.zh}
              </text>
              <rect class="bar" x="0" y={em(top + BAR)} width={length} height={em(THICK)} />
              <text x={length} dx="0.4em" y={em(top + BAR + THICK)}>
                {value ?? suppressedMark.zh}
              </text>
            </g>
          );
        })}
      </svg>
      <div class="scroll" role="region" tabIndex={0} aria-label={`${title.zh} ${title.en}`}>
        <table>
          <caption>
            <Bi {...title} />
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Bi {...of} />
              </th>
              <th scope="col">
                <Bi {...unit} />
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, value }) => (
              <tr>
                <th scope="row">
                  <Bi {...label} />
                </th>
                <td class="figure">
                  <Shown value={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};

/** A number, or the mark of one that is not shown, which is read as words. */
export const Shown = ({ value }: { value: number | null }): JSX.Element =>
  value === null ? <abbr title={`不足以公开 ${suppressedMark.en}`}>{suppressedMark.zh}</abbr> : <>{value}</>;

const described = (bars: readonly Bar[], unit: Bilingual): string =>
  bars.map(({ label, value }) => `${label.zh} ${value === null ? '不公开' : `${value} ${unit.zh}`}`).join('；');
