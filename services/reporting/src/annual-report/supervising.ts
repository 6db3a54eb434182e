import type { Pins } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import { reportDue, type ReportKind } from './domain/index.js';

export interface Supervising {
  readonly to: string | null;
  /** The last day to submit. */
  readonly due: CivilDate | null;
  /** The last day to publish. */
  readonly publishedBy: CivilDate | null;
  readonly pins: Pins;
}

const GOVERNMENTS: ReadonlySet<string> = new Set(['city', 'county']);

/**
 * To whom a report goes and until when (Art 49): the nearest organ above that supervises disclosure, else the nearest above; null at the
 * top of the directory. Dates are those of the law and of that office, whichever are earlier.
 * @throws RuleMissing
 */
export const supervisingOf = (directory: Directory, organ: string, year: number, today: CivilDate): Supervising => {
  const above = directory.ancestorsOf(organ, today);
  const to = above.find((id) => directory.organ(id)?.supervising) ?? above[0] ?? null;
  const kind: ReportKind = GOVERNMENTS.has(directory.organ(organ)?.level ?? '') ? 'government' : 'department';
  const offices = [null, to];
  const tables = offices.map((office) => directory.rules.rows('reportDates', office, today));
  const pins = new Set(offices.map((office) => directory.rules.pinOf(['reportDates'], office, today)));
  return {
    to,
    due: reportDue('submission', kind, year, tables),
    publishedBy: reportDue('publication', kind, year, tables),
    pins: { rules: [...pins].join(' ') },
  };
};
