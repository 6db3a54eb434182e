import type { Grant } from '@mingjian/identity';
import type { DirectoryEvent } from '../directory-events.js';

type Established = Extract<DirectoryEvent, { type: 'OrganEstablished' }>['data'];

export const established = (organ: string, parent: string | null, over: Partial<Established> = {}): DirectoryEvent => ({
  type: 'OrganEstablished',
  data: {
    organ,
    name: organ,
    englishName: organ,
    code: organ.toUpperCase(),
    abbreviation: organ.slice(0, 4),
    level: 'department',
    parent,
    supervising: parent === null,
    sections: [],
    validFrom: '2020-01-01',
    ...over,
  },
});

export const abolished = (organ: string, successors: string[], validTo: string): DirectoryEvent => ({
  type: 'OrganAbolished',
  data: { organ, successors, validTo },
});

/** A grant id that ends in the number. */
export const grantId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const given = (number: number, over: Partial<Grant> = {}): DirectoryEvent => ({
  type: 'GrantGiven',
  data: {
    grant: grantId(number),
    sub: 'zhao',
    organ: 'transport',
    section: null,
    role: 'leader',
    scope: 'own',
    access: 'write',
    deputyFor: null,
    validFrom: '2024-01-01',
    validTo: null,
    ...over,
  },
});

type Announced = Extract<DirectoryEvent, { type: 'RuleTableAnnounced' }>['data'];

export const announced = (
  table: Announced['table'],
  rows: Announced['rows'],
  over: Partial<Announced> = {},
): DirectoryEvent => ({
  type: 'RuleTableAnnounced',
  data: { table, organ: null, version: 1, validFrom: '2020-01-01', rows, ...over },
});

export const term = (name: string, workdays: number): Announced['rows'][number] => ({
  term: name,
  workdays,
  basis: 'law',
  source: '条例',
});
