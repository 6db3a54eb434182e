import { readFile } from 'node:fs/promises';
import { seededCalendar } from '../city/seeded-calendar.js';
import { expectedFor, nameOf, readFigures, UnusableFigures, type Report } from './figures.js';
import type { Options } from './options.js';
import { planCity } from './plan.js';
import type { Stage } from './play.js';
import { repaired } from './repair.js';
import { runsOf, type Run } from './runs.js';

export type PlannedRun = Omit<Stage, 'folder'> & { readonly run: Run };

/** Reads and plans everything before the first city starts. @throws UnusableFigures */
export const stagesFor = async (options: Options): Promise<readonly PlannedRun[]> => {
  const runs = runsOf(await figuresIn(options.figures));
  if (runs.length > 1 && options.attach !== undefined) {
    throw new UnusableFigures(
      `a running city lives one run of following years; these are ${runs.length}: ${runs.map(({ reports }) => reports.map(nameOf).join(', ')).join('; ')}`,
    );
  }
  if (runs.length > 1 && options.store !== undefined) {
    throw new UnusableFigures(`a server holds the events of one city; these figures are lived in ${runs.length}`);
  }
  const expected = options.expect === undefined ? undefined : await figuresIn(options.expect);
  const calendar = await seededCalendar();
  return runs.map((run) => ({
    run,
    options,
    plan: planCity(run.reports.map(repaired), calendar, options.seed),
    expected: expected ? expectedFor(run.reports, expected) : run.reports,
  }));
};

const figuresIn = async (file: string): Promise<readonly Report[]> =>
  readFigures(
    await readFile(file, 'utf8').catch((error: Error) => {
      throw new UnusableFigures(`cannot read the figures: ${error.message}`);
    }),
  );
