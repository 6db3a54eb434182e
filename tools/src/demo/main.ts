import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workCalendar, type ApprovedYear, type WorkCalendar } from '@mingjian/calendar';
import { expectedFor, nameOf, readFigures, UnusableFigures, type Report } from './figures.js';
import { readOptions, USAGE, type Options } from './options.js';
import { planCity } from './plan.js';
import { playRun, type Stage } from './play.js';
import { repaired } from './repair.js';
import { runsOf, type Run } from './runs.js';

const FIGURES = fileURLToPath(new URL('../../src/demo/figures/suqian.json', import.meta.url));
const CALENDARS = fileURLToPath(new URL('../../../services/intake/seed/calendars/', import.meta.url));

/** Nothing was lived through: the arguments or the files do not allow it. */
const UNUSABLE = 2;

const main = async (): Promise<number> => {
  const options = optionsOr(console.error);
  if (!options) return UNUSABLE;
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const stages = await stagesFor(options).catch((error: unknown) => {
    if (!(error instanceof UnusableFigures)) throw error;
    console.error(error.message);
  });
  if (!stages) return UNUSABLE;

  console.log(
    'People are invented; the split by unit beyond the published totals is invented. The clock is simulated.',
  );
  const data = options.data ?? (await temporaryFolder());
  try {
    let faults = 0;
    for (const [index, { run, ...stage }] of stages.entries()) {
      console.log(`${run.reports.map(nameOf).join(', ')}: ${stage.plan.cases.length} applications`);
      if (run.apart !== undefined) console.log(`  lived apart from the year before: ${run.apart}`);
      for (const note of stage.plan.notes) console.log(`  ${note}`);
      faults += await playRun({ ...stage, folder: await folderOf(data, index, stages.length) });
    }
    return faults === 0 ? 0 : 1;
  } finally {
    if (options.data === undefined && !options.keep) await rm(data, { recursive: true, force: true });
  }
};

const optionsOr = (say: (line: string) => void): Options | undefined => {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    say(`${(error as Error).message}\nnpm run demo -- --help tells what there is`);
    return undefined;
  }
};

/** Reads and plans everything before the first city starts. @throws UnusableFigures */
const stagesFor = async (options: Options): Promise<readonly (Omit<Stage, 'folder'> & { readonly run: Run })[]> => {
  const runs = runsOf(await figuresIn(options.figures ?? FIGURES));
  if (runs.length > 1 && options.attach !== undefined) {
    throw new UnusableFigures(
      `a running city lives one run of following years; these are ${runs.length}: ${runs.map(({ reports }) => reports.map(nameOf).join(', ')).join('; ')}`,
    );
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

/** Under root the database has an account of its own, which must get through this folder. */
const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-demo-'));
  await chmod(folder, 0o711);
  return folder;
};

/** The data folder itself for a single run, else one below it for each. */
const folderOf = async (data: string, index: number, runs: number): Promise<string> => {
  const folder = runs === 1 ? data : join(data, `run-${index + 1}`);
  if (await mkdir(folder, { recursive: true })) await chmod(folder, 0o711);
  return folder;
};

const seededCalendar = async (): Promise<WorkCalendar> => {
  const files = (await readdir(CALENDARS)).filter((name) => name.endsWith('.json'));
  const years = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(join(CALENDARS, name), 'utf8')) as ApprovedYear),
  );
  return workCalendar(years);
};

process.exitCode = await main();
