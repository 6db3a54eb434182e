import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { yearOf, type CivilDate } from '@mingjian/core';
import { seedLaw, seedSampleCity } from '../city/seed.js';
import { createClient, EntryUnreachable, ProblemError } from '../client/index.js';
import { Instance } from '../demo/instance.js';
import { optionsOr } from '../demo/options.js';
import { cityStage } from './city-stage.js';
import { readOptions, USAGE, type Options } from './options.js';
import { documentOf, linesOf, listed } from './print.js';
import { holds, runScenarios, type Outcome } from './run-scenarios.js';
import type { Stage } from './scene.js';

const WRONG_COMMAND_LINE = 2;

/** A Monday, with all that any scenario waits for in the same year. */
const FROM: CivilDate = '2026-03-02';
/** What begins later may be decided in the next year and count there. */
const LATEST_MONTH = '10';

const main = async (): Promise<number> => {
  const options = optionsOr(console.error, () => readOptions(process.argv.slice(2)), 'scenario');
  if (!options) return WRONG_COMMAND_LINE;
  const { help, list, json, attach } = options;
  if (help) console.log(USAGE);
  else if (list) for (const line of listed(options.scenarios)) console.log(line);
  if (help || list) return 0;
  const outcome = attach === undefined ? await inOwnCity(options) : await inCityAt(attach, options);
  if (!outcome) return WRONG_COMMAND_LINE;
  for (const line of json ? [JSON.stringify(documentOf(outcome), null, 2)] : linesOf(outcome)) console.log(line);
  return holds(outcome) ? 0 : 1;
};

const inOwnCity = async (options: Options): Promise<Outcome | undefined> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-scenario-'));
  // Under root the database has an account of its own, which must get through this folder.
  await chmod(folder, 0o711);
  try {
    const city = {
      data: join(folder, 'city'),
      from: FROM,
      bus: 'embedded',
      instances: {},
      report: console.error,
    } as const;
    const instance = await Instance.start(city);
    try {
      return await inCityAt(instance.entry, options, async ({ client, settle }) => {
        await seedLaw(client);
        await seedSampleCity(client, FROM);
        await settle();
      });
    } finally {
      await instance.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const inCityAt = async (
  entry: string,
  { scenarios }: Options,
  prepare: (stage: Stage) => Promise<void> = () => Promise.resolve(),
): Promise<Outcome | undefined> => {
  const client = createClient({ entry });
  try {
    const stage = await cityStage(client).catch((error: unknown) => {
      if (!(error instanceof ProblemError || error instanceof EntryUnreachable)) throw error;
      console.error(`no simulated city at ${entry}: ${error.message}`);
    });
    if (!stage) return undefined;
    if (stage.today().slice(5, 7) > LATEST_MONTH) {
      console.error(
        `the city's clock shows ${stage.today()}: what is decided after ${yearOf(stage.today())} would count there`,
      );
      return undefined;
    }
    await prepare(stage);
    return await runScenarios(scenarios, stage);
  } finally {
    await client.close();
  }
};

process.exitCode = await main();
