import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import { openingBalance, openingStream, type ImportOpeningBalance } from './opening-balance.js';

const balance = {
  organ: 'harbour-city',
  year: 2029,
  version: 1,
  carriedForward: { naturalPerson: 4 },
  regulationsInForce: null,
  normativeDocumentsInForce: '37',
  source: '2029 report as published',
};
const importing = (
  changes: Partial<ImportOpeningBalance['balance']> = {},
  today = '2030-01-05',
): ImportOpeningBalance => ({
  type: 'ImportOpeningBalance',
  today,
  balance: { ...balance, ...changes },
});
const imported = { type: 'OpeningBalanceImported', data: balance } as const;

describe('opening balance', () => {
  it('is imported with its source', () => {
    expect(given(openingBalance).when(importing()).events()).toEqual([imported]);
  });

  it('is imported once an organ and year', () => {
    expect(given(openingBalance, imported).when(importing()).refusal()).toEqual({
      code: 'opening.balance.alreadyImported',
      facts: { organ: 'harbour-city', year: 2029, version: 1 },
    });
  });

  it('is corrected by a newer version', () => {
    const correction = given(openingBalance, imported).when(
      importing({ version: 2, carriedForward: { naturalPerson: 5 } }),
    );
    expect(correction.events()).toHaveLength(1);
    expect(correction.state()).toEqual({ version: 2 });
  });

  it('waits for the end of its year', () => {
    expect(given(openingBalance).when(importing({}, '2029-12-31')).refusal().code).toBe('opening.year.notOver');
  });

  it('states at least one figure', () => {
    const nothing = importing({ carriedForward: {}, normativeDocumentsInForce: null });
    expect(given(openingBalance).when(nothing).refusal().code).toBe('opening.balance.empty');
  });

  it('has a stream of its own for each organ and year', () => {
    expect(openingStream('harbour-city', 2029)).toBe('opening-harbour-city-2029');
  });
});
