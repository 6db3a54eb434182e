import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { intakeService } from '@mingjian/intake-service';
import { startCity, staff, type City } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { bodies, MONDAY } from './city-steps.js';

jest.setTimeout(60_000);

let city: City;
beforeAll(async () => {
  city = await startCity({ services: [intakeService], date: MONDAY });
});
afterAll(() => city.close());

describe('the daily sweep', () => {
  it('takes what was sealed for a command that never came to be, and leaves what an event refers to', async () => {
    const { vault, pool } = city.service('intake').runtime.engine;
    const { id } = await city.as(staff('registrar')).act('intake/applications', bodies.application());
    const [orphan] = await vault.sealAll(randomUUID(), { applicant: { name: '申请人乙' } }, 'nobody/1');
    await pool.query(`UPDATE vault.fields SET sealed_at = now() - interval '7 days'`);

    await city.setDate('2026-03-03');
    await expect(vault.open(orphan!.ref)).rejects.toThrow('nothing is kept');
    const submitted = (await city.events()).find(({ data }) => data['application'] === id)!;
    expect(submitted.envelope.personal.map(({ field }) => field).sort()).toEqual(['applicant', 'request']);
    for (const { ref } of submitted.envelope.personal) expect(await vault.open(ref)).toMatchObject({ subject: id });
  });
});
