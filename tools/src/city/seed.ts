import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CivilDate } from '@mingjian/core';
import { ProblemError, type Client } from '../client/index.js';
import { CITY_FROM, organs, remedyBody } from './organs.js';
import { administrator, people, type GrantBody } from './people.js';

/** Seed data of intake, beside its sources; the same place from `src` and from `dist`. */
const SEED = fileURLToPath(new URL('../../../services/intake/seed/', import.meta.url));

/** The work calendars and rule tables that intake brings along, by file. */
export const seedLaw = async (client: Client): Promise<void> => {
  for (const { name, content } of await jsonFilesIn('calendars')) {
    const { region, year, daysOff, makeUpWorkdays, source } = content;
    await post(client, 'calendars', `calendar-${name}`, { region, year, daysOff, makeUpWorkdays, source });
  }
  for (const { name, content } of await jsonFilesIn('rules')) {
    const { table, organ, validFrom, rows } = content;
    await post(client, 'rule-tables', `rules-${name}`, { table, organ: organ ?? null, validFrom, rows });
  }
};

/**
 * The sample city's organs and what its people may do there, from `today` on: a right never begins in the past.
 * Seeding is HTTP commands of the administrator whose ids are fixed, so after a break in the middle it simply runs again.
 */
export const seedSampleCity = async (client: Client, today: CivilDate): Promise<void> => {
  for (const organ of organs) await post(client, 'organs', `organ-${organ.organ}`, organ);
  for (const { organ } of organs.filter(({ parent }) => parent !== null)) {
    await post(client, 'rule-tables', `remedy-bodies-${organ}`, {
      table: 'remedyBodies',
      organ,
      validFrom: CITY_FROM,
      rows: [remedyBody],
    });
  }
  // A deputy's grant rests on the holder's; nobody gives rights to themselves.
  const grants = people.filter(({ sub }) => sub !== administrator.sub).flatMap((person) => person.grants);
  for (const grant of grants.filter(({ deputyFor }) => deputyFor === null)) await giveGrant(client, grant, today);
  for (const grant of grants.filter(({ deputyFor }) => deputyFor !== null)) await giveGrant(client, grant, today);
};

/** Gives a right from today on; one that was given on an earlier day, before a break, stays. */
export const giveGrant = async (
  client: Client,
  grant: Omit<GrantBody, 'validFrom'>,
  today: CivilDate,
): Promise<void> => {
  const key = `grant-${grant.sub}-${grant.role}-${grant.organ ?? 'city'}-${today}`;
  await post(client, 'grants', key, { ...grant, validFrom: today }).catch((error: unknown) => {
    if (!(error instanceof ProblemError && error.code === 'grant.giving.alreadyHeld')) throw error;
  });
};

export const post = async (client: Client, path: string, key: string, body: object): Promise<void> => {
  await client.as(administrator.sub).post(`/api/intake/v1/${path}`, body, { commandId: `seed-${key}` });
};

const jsonFilesIn = async (
  folder: string,
): Promise<{ readonly name: string; readonly content: Record<string, unknown> }[]> => {
  const path = join(SEED, folder);
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: name.replace(/\.json$/, ''),
      content: JSON.parse(await readFile(join(path, name), 'utf8')) as Record<string, unknown>,
    })),
  );
};
