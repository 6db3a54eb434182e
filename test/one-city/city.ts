import { afterAll, beforeAll, jest } from '@jest/globals';
import { startCity, type City } from '@mingjian/service-kit/testing';
import { MONDAY, services } from '../city-steps.js';

jest.setTimeout(120_000);

/** The city that the specs of one file share, each on things of its own: to start one takes several seconds. */
export let city: City;
beforeAll(async () => {
  city = await startCity({ services, date: MONDAY });
});
afterAll(() => city.close());
