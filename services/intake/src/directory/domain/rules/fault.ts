import type { RefusalFact } from '@mingjian/core';
import type { RulesRefusal } from './refusals.js';

/** What is wrong with a table, and where. */
export interface Fault {
  readonly code: RulesRefusal;
  readonly facts: Readonly<Record<string, RefusalFact>>;
}

export const fault = (code: RulesRefusal, facts: Fault['facts'] = {}): Fault => ({ code, facts });

/** Keys that are there twice, or needed and missing. */
export const faultOfKeys = (keys: readonly string[], needed: readonly string[] = []): Fault | undefined => {
  const twice = keys.filter((key, index) => keys.indexOf(key) < index);
  if (twice.length > 0) return fault('rules.rows.twice', { twice: [...new Set(twice)] });
  const missing = needed.filter((key) => !keys.includes(key));
  return missing.length > 0 ? fault('rules.rows.incomplete', { missing }) : undefined;
};
