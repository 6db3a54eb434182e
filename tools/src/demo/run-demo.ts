import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameOf, UnusableFigures } from './figures.js';
import type { Options } from './options.js';
import { playRun } from './play.js';
import { stagesFor } from './stages.js';

/** Exit code: nothing was lived through, since the arguments or the files do not allow it. */
export const UNUSABLE = 2;

/** Lives through all runs of the figures. @returns the exit code: 0 when no fault was found, 1 otherwise, or UNUSABLE */
export const runDemo = async (options: Options): Promise<number> => {
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
