import { join } from 'node:path';
import { createClient, type Client } from '../client/index.js';
import { countEvents } from './acknowledged.js';
import { checkCityAtRest } from './check-at-rest.js';
import type { Report } from './figures.js';
import { Instance, type InstanceOptions } from './instance.js';
import { live } from './live.js';
import { Nemesis, planKills, targetsIn } from './nemesis.js';
import type { Options } from './options.js';
import type { Plan } from './plan.js';
import { showProgress } from './progress.js';
import { recording, type SentCommand } from './recording.js';
import { setUpCity } from './set-up.js';
import { settle } from './settle.js';
import { checkRecord, compareItems, compareWithPublished, sendAgain } from './verdict.js';

/** A killed launcher is back after some seconds; a command waits for it. */
const PATIENCE_MS = 120_000;

export interface Stage {
  readonly options: Options;
  readonly plan: Plan;
  /** What reporting's answers are compared with. */
  readonly expected: readonly Report[];
  /** Where the city of this run and the acknowledgements lie. */
  readonly folder: string;
}

/** Lives one run through in a city of its own, or the one that is attached to. @returns how many faults were found */
export const playRun = async (stage: Stage): Promise<number> => {
  const { options, folder } = stage;
  const acknowledgements = join(folder, 'acknowledgements.ndjson');
  const instance = options.attach === undefined ? await Instance.start(ownCity(stage)) : undefined;
  const entry = options.attach ?? instance!.entry;
  const client = createClient({ entry, acknowledgements, patienceMs: PATIENCE_MS, connections: 72 });
  let faults;
  try {
    console.log(`city at ${entry}`);
    faults = await play(stage, client, instance, acknowledgements);
  } finally {
    await client.close();
    if (instance && !options.keep) await instance.stop();
    else console.log(`the city goes on at ${entry}, data in ${folder}`);
  }
  if (options.kills === 0) return faults;
  const { data } = ownCity(stage);
  return faults + (await checkCityAtRest({ data, acknowledgements, runOnce: () => runOnce(stage) }));
};

const ownCity = ({ options: { bus, store, instances }, plan, folder }: Stage): InstanceOptions => ({
  data: join(folder, 'city'),
  from: plan.start,
  bus,
  store,
  instances,
  report: console.log,
});

const runOnce = async (stage: Stage): Promise<void> => {
  const instance = await Instance.start(ownCity(stage));
  const client = createClient({ entry: instance.entry, patienceMs: PATIENCE_MS });
  try {
    await settle(client);
  } finally {
    await client.close();
    await instance.stop();
  }
};

const play = async (
  { options, plan, expected }: Stage,
  direct: Client,
  instance: Instance | undefined,
  acknowledgements: string,
): Promise<number> => {
  const started = performance.now();
  const sent: SentCommand[] = [];
  const client = options.twice ? recording(direct, (command) => sent.push(command)) : direct;
  await setUpCity(client, expected[0]!, plan.start);

  const days = Math.round((Date.parse(plan.end) - Date.parse(plan.start)) / 86_400_000) + 1;
  const steps = [...plan.days].reduce((sum, [day, ofDay]) => sum + (day <= plan.end ? ofDay.length : 0), 0);
  const progress = showProgress(days);
  const kills = planKills(options.kills, steps, options.seed, targetsIn(options.bus, options.instances));
  const nemesis = instance && new Nemesis(kills, instance, progress.say);
  let done = 0;
  const commands = await live({
    plan,
    client,
    onDay: (day, count) => progress.day(day, (done += 1), count),
    onStep: (count, day) => nemesis?.onStep(count, day),
  });
  const missedKills = (await nemesis?.finished()) ?? 0;
  progress.end();
  await settle(client);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${commands} commands in ${Math.round(seconds)} s (${Math.round(commands / seconds)}/s), ${await countEvents(client)} events`,
  );

  return (
    missedKills +
    (await compareWithPublished(expected, client)) +
    (await compareItems(expected[0]!.year, client)) +
    (options.kills > 0 ? await checkRecord(client, acknowledgements) : 0) +
    (options.twice ? await sendAgain(direct, sent) : 0)
  );
};
