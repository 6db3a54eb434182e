import { describe, expect, it } from '@jest/globals';
import { directoryOf, type DirectoryEvent } from '@mingjian/reference';
import { whichReport } from './scope-of.js';

const established = (organ: string, parent: string | null, validFrom: string): DirectoryEvent => ({
  type: 'OrganEstablished',
  data: {
    organ,
    name: organ,
    englishName: organ,
    code: organ,
    abbreviation: organ.slice(0, 4),
    level: 'department',
    parent,
    supervising: parent === null,
    sections: [],
    validFrom,
  },
});

const directory = directoryOf([
  established('city', null, '2019-01-01'),
  established('transport', 'city', '2019-01-01'),
  established('data', 'city', '2025-03-01'),
  established('construction', 'city', '2026-02-01'),
  { type: 'OrganAbolished', data: { organ: 'transport', successors: ['construction'], validTo: '2026-02-01' } },
]);

const organsOf = (year: string): readonly string[] =>
  [...whichReport({ params: { organ: 'city', year }, directory, today: '2026-06-01' }, 'subtree').organs].sort();

describe('the organs that a rolled-up report covers', () => {
  it('are those of the end of its year, whatever has become of them since', () => {
    expect(organsOf('2024')).toEqual(['city', 'transport']);
    expect(organsOf('2025')).toEqual(['city', 'data', 'transport']);
  });

  it('are those of today while the year runs, with those whose cases they took over', () => {
    expect(organsOf('2026')).toEqual(['city', 'construction', 'data', 'transport']);
  });
});
