import { describe, expect, it } from '@jest/globals';
import { eventually } from '@mingjian/messaging/testing';
import { staff } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { bodies } from '../city-steps.js';
import { city } from './city.js';

describe('the daily sweep', () => {
  it('takes what was sealed for a command that never came to be, and leaves what an event refers to', async () => {
    const { vault: before, pool } = city.service('intake').runtime.engine;
    const { id } = await city.as(staff('registrar')).act('intake/applications', bodies.application());
    const [orphan] = await before.sealAll(randomUUID(), { applicant: { name: '申请人乙' } }, 'nobody/1');
    await pool.query(`UPDATE vault.fields SET sealed_at = now() - interval '7 days'`);

    // Swept when it starts and then once a day of real time.
    await city.restart('intake');
    const { vault } = city.service('intake').runtime.engine;
    await eventually('the orphan is gone', () =>
      vault.open(orphan!.ref).then(
        () => false,
        (error: Error) => error.message.includes('nothing is kept'),
      ),
    );
    const submitted = (await city.events()).find(({ data }) => data['application'] === id)!;
    expect(submitted.envelope.personal.map(({ field }) => field).sort()).toEqual(['applicant', 'request']);
    for (const { ref } of submitted.envelope.personal) expect(await vault.open(ref)).toMatchObject({ subject: id });
  });
});
