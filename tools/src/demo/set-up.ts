import type { CivilDate } from '@mingjian/core';
import type { OrganBody } from '../city/organs.js';
import { giveGrant, post, seedLaw } from '../city/seed.js';
import type { Client } from '../client/index.js';
import type { Report } from './figures.js';
import { settle } from './settle.js';
import { CITY, demoRoles, personOf, SECTION, TRANSPORT_BUREAU, units } from './units.js';

/** Reads the record and nothing else. */
export const AUDITOR = 'city.auditor';

const EVER = '2019-05-15';
const sections = [{ id: SECTION, name: '综合科' }];

/** Sets up the demo city under the name of the reports' body: the law, the organs, and invented people for every role of every unit. */
export const setUpCity = async (client: Client, { body, body_en }: Report, today: CivilDate): Promise<void> => {
  await seedLaw(client);
  const organ = (body: OrganBody): Promise<void> => post(client, 'organs', `demo-organ-${body.organ}`, body);
  await organ({
    organ: CITY,
    name: body,
    englishName: body_en ?? body,
    code: '3213',
    abbreviation: '宿',
    level: 'city',
    parent: null,
    supervising: true,
    sections,
    validFrom: EVER,
  });
  for (const [index, { id, name, englishName, abbreviation, level }] of units.entries()) {
    const code = `3213${String(index + 1).padStart(2, '0')}`;
    await organ({
      organ: id,
      name,
      englishName,
      code,
      abbreviation,
      level,
      parent: CITY,
      supervising: false,
      sections,
      validFrom: EVER,
    });
  }
  await organ({
    organ: TRANSPORT_BUREAU,
    name: '市交通运输局（演示）',
    englishName: 'Transport Bureau (demo)',
    code: '321399',
    abbreviation: '宿交',
    level: 'department',
    parent: 'city-departments',
    supervising: false,
    sections,
    validFrom: EVER,
  });
  const grants = [...units.map(({ id }) => id), TRANSPORT_BUREAU].flatMap((unit) =>
    demoRoles.map((role) => ({
      sub: personOf(unit, role),
      organ: unit,
      section: null,
      role,
      scope: 'own' as const,
      access: 'write' as const,
      deputyFor: null,
      validTo: null,
    })),
  );
  const auditor = {
    sub: AUDITOR,
    organ: null,
    section: null,
    role: 'auditor' as const,
    scope: 'mandate' as const,
    access: 'read' as const,
    deputyFor: null,
    validTo: null,
  };
  for (const grant of [...grants, auditor]) await giveGrant(client, grant, today);
  await settle(client);
};
