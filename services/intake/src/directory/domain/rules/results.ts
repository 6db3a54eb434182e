import { channels, resultCodes, resultsByLapse, type RuleRow } from '@mingjian/contracts';
import { fault, faultOfKeys, type Fault } from './fault.js';

export const faultOfReceiptBases = (rows: readonly RuleRow<'receiptBases'>[]): Fault | undefined =>
  faultOfKeys(
    rows.map(({ channel }) => channel),
    channels,
  );

/** A provision may go only when no result rests on it any more. */
export const faultOfProvisions = (
  rows: readonly RuleRow<'provisions'>[],
  restedOn: readonly string[],
): Fault | undefined => {
  const codes = rows.map(({ provision }) => provision);
  const missing = restedOn.filter((provision) => !codes.includes(provision));
  return faultOfKeys(codes) ?? (missing.length > 0 ? fault('rules.provisions.inUse', { missing }) : undefined);
};

/** All 21 results of the form, on provisions that exist. */
export const faultOfResultBases = (
  rows: readonly RuleRow<'resultBases'>[],
  provisions: readonly string[],
): Fault | undefined => {
  const twice = faultOfKeys(rows.map(({ result, provision, needs }) => `${result} ${provision} ${needs}`));
  if (twice) return twice;
  const missing = resultCodes.filter((code) => !rows.some(({ result }) => result === code));
  if (missing.length > 0) return fault('rules.rows.incomplete', { missing });
  const unknown = rows.flatMap(({ provision }) => provision ?? []).filter((code) => !provisions.includes(code));
  if (unknown.length > 0) return fault('rules.provisions.unknown', { provisions: [...new Set(unknown)] });
  const both = resultCodes.filter((code) => {
    const named = rows.filter(({ result }) => result === code).map(({ provision }) => provision !== null);
    return named.includes(true) && named.includes(false);
  });
  if (both.length > 0) return fault('rules.results.withAndWithout', { results: both });
  const needy = rows.filter(({ result, needs }) => needs !== null && resultsByLapse.includes(result));
  return needy.length > 0
    ? fault('rules.results.lapseNeeds', { results: needy.map(({ result }) => result) })
    : undefined;
};
