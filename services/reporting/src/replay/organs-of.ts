import type { Directory } from '@mingjian/reference';
import { Problem } from '@mingjian/service-kit';
import type { CivilDate } from '@mingjian/core';

/**
 * The organs that a figure covers, as they stood at the end of its year, or stand today: the organ with those whose cases it had taken over, or
 * with everything below it.
 * @throws Problem 404 for an unknown organ or something that is not a year
 */
export const organsOf = (
  {
    params,
    directory,
    today,
  }: {
    readonly params: Readonly<Record<string, string>>;
    readonly directory: Directory;
    readonly today: CivilDate;
  },
  scope: 'own' | 'subtree',
): { readonly organ: string; readonly year: number; readonly organs: readonly string[] } => {
  const { organ = '', year: text = '' } = params;
  const year = Number(text);
  if (!directory.organ(organ) || !Number.isInteger(year) || year < 2000 || year > 2100)
    throw Problem.of('request.notFound');
  const yearEnd = `${year}-12-31`;
  const on = today < yearEnd ? today : yearEnd;
  const more = scope === 'own' ? directory.predecessorsOf(organ, on) : directory.subtreeOf(organ, on);
  return { organ, year, organs: [...new Set([organ, ...more])] };
};
