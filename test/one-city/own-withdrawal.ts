import { describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { bodies, MONDAY, openCase } from '../city-steps.js';
import { city } from './city.js';

const CITIZEN = 'citizen.one';

const apply = async (): Promise<string> =>
  (await city.as(CITIZEN).act('intake/applications', { ...bodies.application(), channel: 'web' })).id;
const withdraw = (by: string, id: string, commandId: string = randomUUID()) =>
  city.as(by).post(`intake/applications/${id}/withdrawal`, {}, { commandId });
const namesOf = async (id: string): Promise<readonly string[]> => {
  await city.settle();
  return (await city.events()).filter(({ stream }) => stream === `application-${id}`).map(({ name }) => name);
};

describe('an applicant who applied on line', () => {
  it('withdraws by themselves before registration; then it counts nowhere', async () => {
    const id = await apply();
    expect(await withdraw(CITIZEN, id)).toMatchObject({ status: 200 });
    expect(await namesOf(id)).toEqual(['ApplicationSubmitted', 'ApplicationWithdrawn']);
  });

  it('withdraws a registered one, as result 3.6.3, and hears the same when the answer was lost', async () => {
    const id = await apply();
    const confirmation = { on: MONDAY, method: 'phone' };
    await city.as(staff('registrar')).act(`intake/applications/${id}/registration`, { confirmation });
    const first = await withdraw(CITIZEN, id, 'withdraw-once');
    expect(first.status).toBe(200);
    expect((await withdraw(CITIZEN, id, 'withdraw-once')).body).toEqual(first.body);
    const file = await city.as(staff('leader')).get<object>(`intake/applications/${id}`);
    expect(file.body).toMatchObject({ phase: 'closed', result: '3.6.3' });
    expect((await withdraw(CITIZEN, id)).status).toBe(409);
  });

  it('reaches nobody else’s, nor what staff entered', async () => {
    const own = await apply();
    const entered = await openCase(city);
    for (const [by, id] of [
      ['citizen.two', own],
      [CITIZEN, entered],
      [staff('registrar', 'water'), own],
    ] as const) {
      expect(await withdraw(by, id)).toMatchObject({ status: 404, code: 'request.notFound' });
    }
    expect(await namesOf(own)).toEqual(['ApplicationSubmitted']);
  });
});
