import { describe, expect, it } from '@jest/globals';
import { catalogue, ruleRowSchemas } from '@mingjian/contracts';
import { entries } from './catalogue/index.js';
import { coverageOf } from './coverage.js';
import { type LawEntry } from './entry.js';
import { idsIn, parentOf } from './ids.js';
import { coveragePage } from './page.js';

const some: readonly LawEntry[] = [
  { id: 'Art 33', zh: '期限', en: 'the term', kind: 'data', tables: ['terms'], events: ['TermExtended'] },
  { id: 'Art 36', zh: '答复', en: 'replies', kind: 'code', missing: 'One of seven.' },
  { id: 'Art 36(5)', zh: '不属于本机关', en: 'another organ’s', kind: 'code' },
  { id: 'Art 52', zh: '责任', en: 'sanctions', kind: 'none', reason: 'Elsewhere.' },
];
const spec = (name: string, passed = true) => ({ file: 'a.spec.ts', name, passed });
const statusesOf = (...ran: readonly ReturnType<typeof spec>[]) =>
  Object.fromEntries(coverageOf(some, ran).entries.map(({ entry, status }) => [entry.id, status]));

describe('coverage', () => {
  it('is open without a spec that carries the number, and nothing where no code is needed', () => {
    expect(statusesOf(spec('a term of twenty days'))).toEqual({
      'Art 33': 'open',
      'Art 36': 'open',
      'Art 36(5)': 'open',
      'Art 52': 'none',
    });
  });

  it('of a part counts for the whole, which stays partly covered while something of it is missing', () => {
    expect(statusesOf(spec('goes on (Art 36(5))'), spec('Arts 33 and 34'))).toMatchObject({
      'Art 33': 'covered',
      'Art 36': 'partly',
      'Art 36(5)': 'covered',
    });
  });

  it('is not claimed by a spec that is red, which is named', () => {
    const ran = [spec('Art 33: a'), spec('Art 33: b', false), spec('without number', false)];
    expect(statusesOf(...ran)['Art 33']).toBe('open');
    expect(coverageOf(some, ran).failed).toEqual([ran[1]]);
  });

  it('names a number that the catalogue does not know, unless it may be prose or is a part of what it knows', () => {
    const ran = [spec('Art 99: x'), spec('version 3.5'), spec('Art 33 ¶2: y'), spec('C14')];
    expect(coverageOf(some, ran).unknown.map(({ id }) => id)).toEqual(['Art 99', 'C14']);
  });
});

describe('the page', () => {
  const first = spec('Art 33: a');
  const chapters = [{ title: '一 One', source: '条例', entries: some }];

  it('is the same whatever the order in which the specs ran', () => {
    const ran = [first, { ...spec('Art 33: b'), file: 'b.spec.ts' }, spec('Art 33: c')];
    const pages = [ran, ran.toReversed()].map((order) => coveragePage(chapters, coverageOf(some, order)));
    expect(pages[0]).toBe(pages[1]);
  });

  it('begins with the totals, and has spec, tables and events of an entry, or the reason', () => {
    const page = coveragePage(chapters, coverageOf(some, [first]));
    expect(page).toContain('| 一 One | 1 | 0 | 2 | 1 | 4 |');
    expect(page).toContain('`a.spec.ts`: Art 33: a');
    expect(page).toContain('`terms`');
    expect(page).toContain('`TermExtended`');
    expect(page).toContain('Elsewhere.');
    expect(page).toContain('One of seven.');
  });
});

describe('the catalogue', () => {
  it('has every id once, in the form that names of specs use', () => {
    const ids = entries.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => idsIn(id).join() !== id)).toEqual([]);
  });

  it('has the 56 articles, C1 to C13, the 46 requirements, and the whole of every part', () => {
    const ids = new Set(entries.map(({ id }) => id));
    const wanted = [
      ...Array.from({ length: 56 }, (_, index) => `Art ${index + 1}`),
      ...Array.from({ length: 13 }, (_, index) => `C${index + 1}`),
      ...Array.from({ length: 46 }, (_, index) => `S${index + 1}`),
      ...entries.map(({ id }) => (/^(?:Art|109号)/.test(id) ? parentOf(id) : undefined)),
    ];
    expect(wanted.filter((id) => id !== undefined && !ids.has(id))).toEqual([]);
  });

  it('gives a reason exactly where no code is needed, and tables for what is data', () => {
    expect(entries.filter(({ kind, reason }) => (kind === 'none') !== (reason !== undefined))).toEqual([]);
    expect(entries.filter(({ kind, tables }) => (kind === 'data') !== (tables !== undefined))).toEqual([]);
    expect(entries.filter(({ kind, missing }) => kind === 'none' && missing !== undefined)).toEqual([]);
  });

  it('names events and tables that there are, and every table', () => {
    const events = new Set([...catalogue.values()].map(({ name }) => name));
    expect(entries.flatMap((entry) => entry.events ?? []).filter((name) => !events.has(name))).toEqual([]);
    const named = new Set<string>(entries.flatMap(({ tables = [] }) => tables));
    expect(Object.keys(ruleRowSchemas).filter((table) => !named.has(table))).toEqual([]);
  });
});
