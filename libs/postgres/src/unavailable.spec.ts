import { describe, expect, it } from '@jest/globals';
import { createPool, isUnavailable } from './index.js';

const coded = (code: string): Error => Object.assign(new Error('from the server'), { code });

describe('isUnavailable', () => {
  it.each(['08006', '08P01', '53100', '53300', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])(
    'takes %s for an unreachable database',
    (code) => expect(isUnavailable(coded(code))).toBe(true),
  );

  it.each(['23505', '42501', '40001', '57014', '22021', 'ENOENT'])('takes %s for something else', (code) => {
    expect(isUnavailable(coded(code))).toBe(false);
  });

  it('knows what pg says without a code, and looks through causes', () => {
    const lost = new Error('Connection terminated unexpectedly');
    expect(isUnavailable(new Error('store unavailable', { cause: lost }))).toBe(true);
    expect(isUnavailable(new Error('Connection termination is a film'))).toBe(false);
    expect(isUnavailable('ECONNREFUSED')).toBe(false);
  });

  it('recognizes a server that is not there', async () => {
    const pool = createPool('postgres://nobody@127.0.0.1:1/nothing', { applicationName: 'spec', max: 1 });
    const error = await pool.query('SELECT 1').catch((failure: unknown) => failure);
    expect(isUnavailable(error)).toBe(true);
    await pool.end();
  });
});
