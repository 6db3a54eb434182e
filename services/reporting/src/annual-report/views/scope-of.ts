import { Problem, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';

/** Which report: of the organ alone, or rolled up over everything below it. */
export const scopeQuery = z.enum(['own', 'subtree']).default('subtree');

export interface WhichReport {
  readonly organ: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly year: number;
  readonly organs: readonly string[];
}

/**
 * The organs that a report covers, as they stood at the end of its year, or stand today: with those whose cases they had taken over by then,
 * so that nothing is lost and the carry-over follows the cases.
 * @throws Problem 404 for an unknown organ or something that is not a year
 */
export const whichReport = (
  { params, directory, today }: Pick<ViewContext<unknown>, 'params' | 'directory' | 'today'>,
  scope: 'own' | 'subtree',
): WhichReport => {
  const organ = params['organ'] ?? '';
  const year = Number(params['year']);
  const found = directory.organ(organ);
  if (!found || !Number.isInteger(year) || year < 2000 || year > 2100) throw Problem.of('request.notFound');
  const yearEnd = `${year}-12-31`;
  const on = today < yearEnd ? today : yearEnd;
  const covered = scope === 'own' ? directory.predecessorsOf(organ, on) : directory.subtreeOf(organ, on);
  const organs = [...new Set([organ, ...covered])];
  return { organ, name: { zh: found.name, en: found.englishName }, year, organs };
};
