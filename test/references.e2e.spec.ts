import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { intakeService } from '@mingjian/intake-service';
import { SECTION, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { bodies, MONDAY, openCase } from './city-steps.js';

jest.setTimeout(60_000);

let city: City;
beforeAll(async () => {
  city = await startCity({ services: [intakeService], date: MONDAY });
});
afterAll(() => city.close());

describe('a section that was asked to help', () => {
  it('answers by its own people, and nobody else of a section does', async () => {
    await city.give({ sub: 'works.handler', role: 'handler', section: 'works' });
    await city.give({ sub: 'roads.handler', role: 'handler', section: SECTION });
    const id = await openCase(city);
    await city.as('roads.handler').act(`intake/applications/${id}/co-handling`, { section: 'works', due: MONDAY });

    const answer = { section: 'works', answer: '我科保存有施工图' };
    const answers = `intake/applications/${id}/co-handling/answers`;
    expect(await city.as('roads.handler').post(answers, answer)).toMatchObject({ status: 403 });
    await city.as('works.handler').act(answers, answer);
    // To help with one question is not to handle the case.
    expect(await city.as('works.handler').post(`intake/applications/${id}/reply`, bodies.reply())).toMatchObject({
      status: 403,
    });
  });
});
