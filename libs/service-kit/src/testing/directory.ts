import type { GrantEvent, OrganEvent, Role } from '@mingjian/contracts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PersonClient } from './client.js';

type OrganBody = Extract<OrganEvent, { type: 'OrganEstablished' }>['data'];
type Given = Omit<Extract<GrantEvent, { type: 'GrantGiven' }>['data'], 'grant'>;
export type GrantWish = Partial<Given> & Pick<Given, 'sub' | 'role' | 'validFrom'>;

/** May set up the directory before any grant exists. */
export const ADMINISTRATOR = 'administrator';
/** Reads the record of the whole city. */
export const AUDITOR = 'city.auditor';
export const SECTION = 'roads';

const EVER = '2019-05-15';
const sections = [
  { id: SECTION, name: '公路管理科' },
  { id: 'works', name: '建设管理科' },
];

const organ = (id: string, parent: string | null, over: Partial<OrganBody>): OrganBody => ({
  organ: id,
  name: id,
  englishName: id,
  code: id.toUpperCase().slice(0, 4),
  abbreviation: id.slice(0, 2),
  level: 'department',
  parent,
  supervising: parent === null,
  sections,
  validFrom: EVER,
  ...over,
});

/** An invented city with two bureaus. */
const organs: readonly OrganBody[] = [
  organ('city', null, { name: '云泽市', englishName: 'Yunze City', level: 'city' }),
  organ('transport', 'city', { name: '云泽市交通运输局', englishName: 'Yunze Transport Bureau', abbreviation: '云交' }),
  organ('water', 'city', { name: '云泽市水利局', englishName: 'Yunze Water Bureau', abbreviation: '云水' }),
];

const roles = [
  'registrar',
  'officeHead',
  'handler',
  'sectionHead',
  'officeReviewer',
  'secrecyReviewer',
  'leader',
  'publisher',
  'statistician',
  'inspector',
] as const satisfies readonly Role[];
export type StaffRole = (typeof roles)[number];

/** The invented person who holds a role in an organ. */
export const staff = (role: StaffRole, of = 'transport'): string => `${of}.${role}`;

export const giveGrant = async (administrator: PersonClient, wish: GrantWish): Promise<void> => {
  await administrator.act('intake/grants', {
    organ: 'transport',
    section: null,
    scope: 'own',
    access: 'write',
    deputyFor: null,
    validTo: null,
    ...wish,
  } satisfies Given);
};

/** Sets the city up by commands of its administrator: the law that intake brings along, three organs, a person for every role. */
export const seedDirectory = async (administrator: PersonClient, validFrom: string): Promise<void> => {
  for (const { region, year, daysOff, makeUpWorkdays, source } of await seedFiles('calendars')) {
    await administrator.act('intake/calendars', { region, year, daysOff, makeUpWorkdays, source });
  }
  for (const { table, validFrom: from, rows } of await seedFiles('rules')) {
    await administrator.act('intake/rule-tables', { table, organ: null, validFrom: from, rows });
  }
  for (const body of organs) await administrator.act('intake/organs', body);
  const wishes = organs.flatMap(({ organ: of }) => roles.map((role) => ({ sub: staff(role, of), organ: of, role })));
  await Promise.all(wishes.map((wish) => giveGrant(administrator, { ...wish, validFrom })));
  await giveGrant(administrator, {
    sub: AUDITOR,
    organ: null,
    role: 'auditor',
    scope: 'mandate',
    access: 'read',
    validFrom,
  });
};

const SEED = fileURLToPath(new URL('../../../../services/intake/seed/', import.meta.url));

const seedFiles = async (folder: string): Promise<readonly Record<string, unknown>[]> => {
  const names = (await readdir(join(SEED, folder))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(SEED, folder, name), 'utf8')) as Record<string, unknown>),
  );
};
