import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { storeStep } from './store.js';

const environment = {
  MINGJIAN_DATABASE_URL: 'postgres://app@127.0.0.1/intake',
  MINGJIAN_BUS_URL: 'postgres://app@127.0.0.1/bus',
  MINGJIAN_ISSUER: 'http://127.0.0.1/issuer',
  MINGJIAN_JWKS_URL: 'http://127.0.0.1/issuer/jwks',
  MINGJIAN_DATA: '/srv/mingjian',
};
const storeOf = (more: NodeJS.ProcessEnv) => readConfig('intake', { ...environment, ...more }).store;

describe('the choice of the store', () => {
  it('is Postgres if nothing is said', () => {
    expect(storeOf({})).toEqual({ kind: 'postgres' });
  });

  it('is EventStoreDB by name and connection string, with its numbering instead of the log in the database', async () => {
    const url = 'esdb+discover://user:word@one:2113,two:2113?tls=true';
    const store = storeOf({ MINGJIAN_STORE: 'kurrent', MINGJIAN_STORE_URL: url });
    expect(store).toEqual({ kind: 'kurrent', url });
    expect([(await storeStep(store)).name, (await storeStep({ kind: 'postgres' })).name]).toEqual([
      'Numbering',
      'EventStore',
    ]);
  });

  it.each([
    ['without a connection string', { MINGJIAN_STORE: 'kurrent' }],
    ['with one of something else', { MINGJIAN_STORE: 'kurrent', MINGJIAN_STORE_URL: 'http://one:2113' }],
    ['of a name that is none', { MINGJIAN_STORE: 'mysql' }],
  ])('stops the start %s, and names the variable', (_, wrong) => {
    expect(() => storeOf(wrong)).toThrow(/configuration of intake: MINGJIAN_STORE/);
  });
});
