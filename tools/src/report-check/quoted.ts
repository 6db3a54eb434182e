import type { Narrative } from '@mingjian/reporting-service/annual-report';
import { isObject } from '../published-reports/file.js';

/** The names under which files have what the text says, the plainest first. 共收到 is N in some reports, N and P in others. */
const names = {
  received: ['accepted_total_incl_carried', 'accepted', 'new_received'],
  carriedIn: ['carried_over'],
  carriedForward: ['carried_forward'],
  reconsiderations: ['review_cases', 'review_cases_filed_for_record'],
  suits: ['litigation_cases', 'litigation_cases_filed_for_record'],
} as const satisfies Partial<Record<keyof Narrative, readonly string[]>>;

/**
 * The numbers of a report's text that C8 compares with its tables; undefined where there is none of them. The text never decides a
 * verdict, so what is no number there is passed over instead of making the report unreadable.
 */
export const quotedIn = (narrative: unknown): Narrative | undefined => {
  if (!isObject(narrative)) return undefined;
  const quoted = Object.entries(names).flatMap(([field, keys]) => {
    const figure = keys.map((key) => narrative[key]).find((value) => typeof value === 'number');
    return figure === undefined ? [] : [[field, figure] as const];
  });
  return quoted.length === 0 ? undefined : (Object.fromEntries(quoted) as Narrative);
};
