import type { Pins } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import type { Engine } from '@mingjian/service-kit';
import { settingsOf, type Neighbour, type ReportSettings, type Surroundings } from './domain/index.js';
import { textOf } from './kept-content.js';

/** A report as far as its neighbours go; one that is not there yet has none. */
type Which = { readonly phase: 'unknown' } | { readonly phase: string; readonly organ: string; readonly year: number };

/** The city's settings of a day; undefined in a city that was never told any. */
export const settingsOn = (directory: Directory, today: CivilDate): ReportSettings | undefined =>
  isAnnounced(directory) ? settingsOf(directory.rules.rows('reportSettings', null, today)) : undefined;

const isAnnounced = ({ rules }: Directory): boolean => rules.lastAnnounced('reportSettings', null) !== undefined;

/** What the text of a report is held against beside its own tables, and the version of the settings that say from where on. */
export const surroundingsOf = async (
  engine: Engine,
  directory: Directory,
  which: Which,
  today: CivilDate,
): Promise<Surroundings & { readonly pins: Pins }> => ({
  settings: settingsOn(directory, today),
  neighbours: 'organ' in which ? await neighboursOf(engine, directory, which) : [],
  pins: isAnnounced(directory) ? { rules: directory.rules.pinOf(['reportSettings'], null, today) } : {},
});

/** More than a city has organs. */
const MOST = 1000;

/**
 * The newest approved text of the organ's report of last year, and of every other organ's of this year and last year. What is not approved is
 * nobody else's business yet.
 */
const neighboursOf = async (
  engine: Engine,
  directory: Directory,
  { organ, year }: { readonly organ: string; readonly year: number },
): Promise<readonly Neighbour[]> => {
  const { rows } = await engine.pool.query<{ readonly organ: string; readonly year: number; readonly digest: string }>({
    name: 'report-neighbours',
    text: `select distinct on (organ, year) organ, year, approved_text as digest from read.annual_reports
           where approved_text is not null and year between $2 - 1 and $2 and not (organ = $1 and year = $2)
           order by organ, year, version desc limit ${MOST}`,
    values: [organ, year],
  });
  return Promise.all(
    rows.map(async (row): Promise<Neighbour> => ({
      ...{ organ: row.organ, organName: directory.organ(row.organ)?.name ?? row.organ, year: row.year },
      kind: row.organ === organ ? 'lastYear' : 'other',
      text: await textOf(engine, row),
    })),
  );
};
