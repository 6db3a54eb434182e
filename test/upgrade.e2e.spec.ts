import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CivilDate } from '@mingjian/core';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { restore, verifyBackup } from '../tools/src/backup/index.js';
import { pass, services } from './city-steps.js';

jest.setTimeout(180_000);

/** Backups that earlier builds wrote, and what those builds said about them (test/installations/README.md). */
const FOLDER = join(import.meta.dirname, 'installations');

interface Known {
  readonly date: CivilDate;
  /** A command as it was sent then, and its answer; today's build would not take it for the first time. */
  readonly submission: { readonly commandId: string; readonly request: object; readonly body: { readonly id: string } };
  /** A reply that one level of review after the other may still pass. */
  readonly underReview: string;
  /** A reply that only waits to be issued. */
  readonly agreedReply: string;
  /** A case that waits for the applicant's correction. */
  readonly correcting: string;
  readonly heads: Readonly<Record<string, number>>;
  readonly report: Readonly<Record<string, unknown>>;
}

const dates = (await readdir(FOLDER, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(dates)('an installation of %s', (name) => {
  let known: Known;
  let city: City;
  const report = async () =>
    (await city.as(staff('statistician')).get('reporting/reports/transport/2026?scope=own')).body as Known['report'];

  beforeAll(async () => {
    const at = (...path: string[]) => join(FOLDER, name, ...path);
    known = JSON.parse(await readFile(at('known.json'), 'utf8')) as Known;
    const manifest = await verifyBackup(at('backup'), at('keys'));
    city = await startCity({
      services,
      date: known.date,
      fill: (places) => restore({ from: at('backup'), keys: at('keys'), manifest, places }),
    });
    await city.settle();
  });
  afterAll(() => city.close());

  it('keeps every event, and answers a command of before as before', async () => {
    for (const [service, events] of Object.entries(known.heads)) {
      expect((await city.heads())[service]).toBeGreaterThanOrEqual(events);
    }
    const { commandId, request, body } = known.submission;
    const repeated = await city.as(staff('registrar')).post('intake/applications', request, { commandId });
    expect(repeated).toMatchObject({ status: 201, body });
    expect(repeated.headers.get('idempotent-replayed')).toBe('true');
  });

  it('reports the same figures', async () => {
    const { table2, table3, table4 } = known.report;
    expect(await report()).toMatchObject({ table2, table3, table4 });
  });

  it('goes on with what was under way: a review, a release, a term', async () => {
    await pass(city, 'reply', known.underReview);
    for (const id of [known.underReview, known.agreedReply]) {
      await city.settle();
      await city.as(staff('publisher')).act(`publish/replies/${id}/issue`, {});
    }
    await city.setDate('2026-06-01');
    const mine = (await city.events()).filter(({ data }) =>
      [known.underReview, known.agreedReply, known.correcting].includes(String(data['application'])),
    );
    expect(
      mine
        .filter((event) => event.name === 'ApplicationDecided')
        .map(({ data }) => data['result'])
        .sort(),
    ).toEqual(['3.1', '3.1', '3.6.1']);
  });
});
