import { describe, expect, it } from '@jest/globals';
import { shippedRows } from '../../../shipped-rules.js';

/**
 * The catalogue that the release brings along, beside `shipped-law.spec.ts`: its lists are too long for a spec each, so what is held is their
 * codes, order and shape; labels only name something.
 */
const upTo = <Each>(last: number, each: (number: number) => Each): readonly Each[] =>
  Array.from({ length: last }, (_, index) => each(index + 1));
const twoDigits = (number: number) => String(number).padStart(2, '0');
const classes = [...upTo(15, (item) => `20-${item}`), ...upTo(7, (item) => `21-${item}`)];
/** The node of each class, in the order of the classes. */
const ofClasses = [
  ...['basis', 'organisation', 'plans', 'statistics', 'services', 'enforcement', 'finance', 'charges'],
  ...['procurement', 'projects', 'livelihood', 'emergencies', 'supervision', 'recruitment', 'other-statutory'],
  ...[
    'municipal-construction',
    'public-services',
    'public-welfare',
    'land-expropriation',
    'housing-expropriation',
    'public-security',
    'social-assistance',
  ],
];

describe('the catalogue', () => {
  it('Art 20 and Art 21: has fifteen classes and seven more, in their order', () => {
    expect(shippedRows('disclosureClasses').map((row) => row.class)).toEqual(classes);
  });

  it('page rule 4: has 22 topics at the top, and numbers below them without a gap (S29)', () => {
    const below = { '02': 9, '03': 7, '04': 9, '07': 12, '09': 6, '10': 6, '15': 7 };
    expect(shippedRows('documentTopics').map(({ topic, parent }) => [topic, parent])).toEqual(
      upTo(22, twoDigits).flatMap((top) => [
        [top, null],
        ...upTo(below[top as keyof typeof below] ?? 0, (number) => [`${top}-${twoDigits(number)}`, top]),
      ]),
    );
  });

  it('page rule 5: has the fifteen kinds of official documents, and 政府令', () => {
    expect(shippedRows('documentGenres').map(({ genre }) => genre)).toEqual([
      ...['resolution', 'decision', 'order', 'governmentDecree', 'communique', 'proclamation', 'announcement'],
      ...['opinion', 'notice', 'circular', 'report', 'request', 'officialReply', 'motion', 'letter', 'minutes'],
    ]);
  });
});

describe('the nodes of the catalogue', () => {
  const nodes = () => shippedRows('publicationNodes');

  it('61号: are guide, institutional rules and annual reports, then what Arts 20 and 21 ask for, class by class', () => {
    expect([...new Map(nodes().map((row) => [row.node, row.class]))]).toEqual([
      ...['guide', 'procedures', 'annual-report'].map((node) => [node, null]),
      ...classes.map((own, index) => [ofClasses[index], own]),
      ['news', null],
    ]);
  });

  it('page rule 6: take any topic and genre but where the law or the topics have one', () => {
    const narrowed = nodes().filter(({ topic, genre }) => topic !== null || genre !== null);
    expect(narrowed.map(({ node, topic, genre }) => `${node} ${topic} ${genre}`)).toEqual([
      ...['guide', 'procedures', 'annual-report'].map((node) => `${node} 02-01 null`),
      ...['decision', 'order', 'governmentDecree', 'proclamation', 'announcement'].map((kind) => `basis null ${kind}`),
      ...['opinion', 'notice', 'circular', 'officialReply', 'letter'].map((kind) => `basis null ${kind}`),
      ...['statistics 03-03 null', 'finance 04 null', 'recruitment 15-03 null'],
    ]);
  });

  it('S33, S45: leave it to each organ whether they are published before, during or after, and in which rhythm', () => {
    expect(nodes().filter(({ phase, rhythm }) => phase !== null || rhythm !== null)).toEqual([]);
  });

  it('Art 49: owe a year’s report by law, everything else by a setting', () => {
    expect(nodes().flatMap(({ node, basis }) => (basis === 'law' ? [node] : []))).toEqual(['annual-report']);
  });
});
