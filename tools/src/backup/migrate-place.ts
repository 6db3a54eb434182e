import { intakeService } from '@mingjian/intake-service';
import { publishService } from '@mingjian/publish-service';
import { reportingService } from '@mingjian/reporting-service';
import { reviewService } from '@mingjian/review-service';
import { migrateDatabase } from '@mingjian/service-kit';
import { openSession } from '../session.js';
import type { Place } from './place.js';

const definitions = {
  intake: intakeService,
  review: reviewService,
  publish: publishService,
  reporting: reportingService,
} as const;

/**
 * Brings a service's database to this build's shape, as its owner.
 * @returns names of the migrations that it had not gone through before
 */
export const migratePlace = async ({ service, appUrl, ownerUrl }: Place): Promise<readonly string[]> => {
  const before = new Set(await migrationsIn(ownerUrl));
  await migrateDatabase(definitions[service], {
    databaseUrl: appUrl,
    migrateUrl: ownerUrl,
    store: { kind: 'postgres' },
  });
  return (await migrationsIn(ownerUrl)).filter((name) => !before.has(name));
};

const migrationsIn = async (url: string): Promise<readonly string[]> => {
  const client = await openSession(url, 'mingjian-migrate');
  try {
    const { rows: known } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('public.migrations') IS NOT NULL AS there`,
    );
    if (!known[0]!.there) return [];
    const { rows } = await client.query<{ name: string }>('SELECT name FROM public.migrations ORDER BY id');
    return rows.map(({ name }) => name.replace(/\d+$/, ''));
  } finally {
    await client.end();
  }
};
