import { decodeEnvelope, serviceNames, upcast, type Cut } from '@mingjian/contracts';
import { civilDateOf, type CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import type { Engine } from '@mingjian/service-kit';
import { measuredBy, tellingEvents, type Measured, type Measurement, type TellingEvent } from './domain/index.js';

const PAGE = 5_000;

/**
 * What the record tells of an organ's year by a cut, past all projections: straight from the kept events, each log in its order. Late
 * entries are left out, as they are of all timeliness.
 */
export const measuredAt = async ({ pool }: Engine, cut: Cut, measured: Measured): Promise<Measurement> => {
  const events: TellingEvent[] = [];
  for (const source of serviceNames) {
    for (let after = 0; ;) {
      const { rows } = await pool.query<{ sequence: number; body: string }>({
        name: 'appraisal-record',
        text: `select sequence::float8 as sequence, body from record.events
               where source = $1 and sequence > $2 and sequence <= $3 and split_part(type, '.', 4) = any($4)
               order by events.sequence limit ${PAGE}`,
        values: [source, after, cut[source], tellingEvents],
      });
      events.push(...rows.flatMap(({ body }) => told(body)));
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.sequence;
    }
  }
  return measuredBy(events, measured);
};

const told = (body: string): readonly TellingEvent[] => {
  const { type, data, entry } = decodeEnvelope(body);
  if (entry === 'late') return [];
  const newest = upcast(type, data);
  // The data was checked against its schema when it was written.
  return [{ type: newest.name, data: newest.data } as unknown as TellingEvent];
};

const GOVERNMENTS: ReadonlySet<string> = new Set(['city', 'county']);

/**
 * Whether the report of the year before was owed by its last day in the year appraised (Art 49): by a department that was there, once that
 * day is over, and only where the record had begun by then. What was before the record is held against nobody.
 * @throws RuleMissing
 */
export const isReportExpected = async (
  { pool }: Engine,
  directory: Directory,
  { organ, year, today }: { readonly organ: string; readonly year: number; readonly today: CivilDate },
): Promise<boolean> => {
  const last = directory.rules
    .rows('reportDates', organ, today)
    .find(({ report, duty }) => report === 'department' && duty === 'submission');
  const was = directory.organ(organ, `${year - 1}-12-31`);
  if (!last || !was || GOVERNMENTS.has(was.level)) return false;
  const due = `${year}-${last.monthDay}`;
  if (today <= due) return false;
  const { rows } = await pool.query<{ began: Date | null }>(
    'select min(recorded_at) as began from record.events where sequence = 1',
  );
  const began = rows[0]?.began;
  return began instanceof Date && civilDateOf(began) <= due;
};
