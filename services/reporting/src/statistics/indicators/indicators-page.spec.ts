import { describe, expect, it } from '@jest/globals';
import { somewhere } from '@mingjian/portal-kit/testing';
import { indicators } from './catalogue.js';
import { renderIndicatorsPage } from './indicators-page.js';

const cellOf = (id: string) =>
  ({
    'applications.received': { numerator: 40, denominator: 40, excluded: 0, value: 40 },
    'applications.onTime': { numerator: 2, denominator: 3, excluded: 1, value: 2 / 3 },
  })[id] ?? null;

describe('the page of indicators', () => {
  it('shows every indicator with value, parts and definition; nothing divided by nothing is no zero', () => {
    const page = renderIndicatorsPage({
      ...{ organ: { zh: '云泽市', en: 'Yunze' }, scope: 'own', period: { from: '2030-01', to: '2030-06' } },
      shown: indicators.map((indicator) => ({ indicator, cell: cellOf(indicator.id) })),
      here: somewhere({ simulated: false }),
    }).replace(/\s+/g, ' ');
    for (const { label, definition, id } of indicators)
      for (const part of [label.zh, definition.zh, id]) expect(page).toContain(part);
    const rowOf = (id: string) => page.split('<tr>').find((row) => row.includes(`${id} v`))!;
    expect(rowOf('applications.onTime')).toMatch(/66\.7%.*<td>2<.*<td>3<.*<td>1</);
    expect(rowOf('applications.received')).toContain('<td>40</td>');
    expect(rowOf('applications.granted')).toContain('<td>—</td>');
    expect(page).toContain('value="2030-06"');
    expect(page).toMatch(/value="own" selected/);
  });
});
