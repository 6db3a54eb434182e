import { bilingual, type Here, html, type Html, renderTemplatePage } from '@mingjian/portal-kit';
import { pageTable } from '../../page-table.js';
import type { Indicator, Text } from './catalogue.js';
import type { Period } from './read-cells.js';

/** An indicator with its one cell; null where nothing was counted. */
export interface ShownIndicator {
  readonly indicator: Indicator;
  readonly cell: {
    readonly numerator: number;
    readonly denominator: number;
    readonly excluded: number;
    readonly value: number | null;
  } | null;
}

export interface IndicatorsPage {
  readonly organ: Text;
  readonly scope: 'own' | 'subtree';
  readonly period: Period;
  readonly shown: readonly ShownIndicator[];
  readonly here: Here;
}

const headings: readonly Text[] = [
  { zh: '指标', en: 'Indicator' },
  { zh: '数值', en: 'Value' },
  { zh: '分子', en: 'Numerator' },
  { zh: '分母', en: 'Denominator' },
  { zh: '不计入', en: 'Excluded' },
  { zh: '口径', en: 'Definition' },
];

/** Every indicator of the catalogue for an organ and some months, each with the words of what it counts. */
export const renderIndicatorsPage = ({ organ, scope, period, shown, here }: IndicatorsPage): string =>
  renderTemplatePage({
    title: { zh: `${organ.zh} 统计指标`, en: `${organ.en}: indicators` },
    here,
    block: 'reports',
    body: html`${periodForm(scope, period)}
    ${pageTable(
      headings.map((heading) => bilingual(heading)),
      shown.map(({ indicator, cell }) => [
        html`${bilingual(indicator.label)} <code class="en">${indicator.id} v${indicator.version}</code>`,
        valueShown(indicator, cell?.value ?? null),
        cell ? String(cell.numerator) : '0',
        cell ? String(cell.denominator) : '0',
        cell ? String(cell.excluded) : '0',
        definitionOf(indicator),
      ]),
    )}`,
  });

const valueShown = ({ unit }: Indicator, value: number | null): string => {
  if (unit === 'count') return String(value ?? 0);
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`;
};

const definitionOf = ({ definition, numerator, denominator, exclusions }: Indicator): Html =>
  html`${bilingual(definition)}
    <details>
      <summary>${bilingual({ zh: '分子、分母', en: 'numerator, denominator' })}</summary>
      ${bilingual({ zh: `分子：${numerator.zh}；分母：${denominator.zh}`, en: `${numerator.en}, of ${denominator.en}` })}
      ${exclusions.map(({ zh, en }) => html`<br />${bilingual({ zh: `不计入：${zh}`, en: `excluded: ${en}` })}`)}
    </details>`;

const periodForm = (scope: IndicatorsPage['scope'], { from, to }: Period): Html => {
  const option = (value: string, label: Text): Html =>
    value === scope
      ? html`<option value="${value}" selected>${label.zh} ${label.en}</option>`
      : html`<option value="${value}">${label.zh} ${label.en}</option>`;
  return html`<form method="get">
    <label>${bilingual({ zh: '起始月份', en: 'From' })} <input name="from" value="${from}" size="7" /></label>
    <label>${bilingual({ zh: '截止月份', en: 'To' })} <input name="to" value="${to}" size="7" /></label>
    <label
      >${bilingual({ zh: '范围', en: 'Scope' })}
      <select name="scope">
        ${option('subtree', { zh: '本级及下级', en: 'with those below' })} ${option('own', { zh: '本级', en: 'own' })}
      </select></label
    >
    <button type="submit">${bilingual({ zh: '查看', en: 'Show' })}</button>
  </form>`;
};
