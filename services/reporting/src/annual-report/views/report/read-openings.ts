import type { ApplicantType } from '@mingjian/contracts';
import type { Pool } from 'pg';
import type { Decimal, Table2Stock } from '../../domain/index.js';
import { NOW, type FiguresCut } from './read-totals.js';
import type { Scope } from './scope.js';

/** An imported opening balance in the version in force. */
export interface Opening {
  readonly organ: string;
  readonly year: number;
  readonly version: number;
  readonly source: string;
  readonly carriedForward: Readonly<Partial<Record<ApplicantType, number>>>;
  readonly stocks: Readonly<Record<Table2Stock, Decimal | null>>;
}

/** Of each organ and year up to one the newest version, now or as of a cut of reporting's own log; the latest year first. */
export const readOpenings = async (
  pool: Pool,
  { organs, year, cut }: { readonly organs: Scope; readonly year: number; readonly cut?: FiguresCut | undefined },
): Promise<readonly Opening[]> => {
  const { rows } = await pool.query<Opening>({
    name: 'report-openings',
    text: `
      select distinct on (organ, year) organ, year, version, source, carried_forward as "carriedForward",
             json_build_object('regulations', regulations::text, 'normativeDocuments', normative_documents::text) as stocks
      from read.openings
      where organ = any($1::text[]) and year <= $2 and sequence <= $3
      order by organ, year desc, version desc`,
    values: [organs, year, cut?.reporting ?? NOW],
  });
  return rows;
};

/** An opening balance that the figures of a report rest on. */
export type UsedOpening = Pick<Opening, 'organ' | 'year' | 'version' | 'source'>;

/** The last opening balance of each organ. */
export const lastOf = (openings: readonly Opening[]): readonly UsedOpening[] => {
  const last = new Map<string, UsedOpening>();
  for (const { organ, year, version, source } of openings)
    if (!last.has(organ)) last.set(organ, { organ, year, version, source });
  return [...last.values()];
};
