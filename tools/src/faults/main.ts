import { parseArgs } from 'node:util';
import { figuresFile } from '../demo/figures.js';
import { optionsOr, readOptions, usualInstances, wholeNumber } from '../demo/options.js';
import { runDemo, UNUSABLE } from '../demo/run-demo.js';

const LEAST_KILLS = 15;

const USAGE = `Usage: npm run faults -- [options]

Lives the demo on Kafka, two processes of review and of reporting, and kills -9 services, the broker, Postgres and the launcher on the way.
At the end the city is stopped and looked at from outside its services: every acknowledgement of the client against the stores, the stores
against what came over Kafka, every read model against one built again, the reports against the figures. Needs Java and Maven.

  --seed N    another play of chance, and other instants of the kills (default 1)
  --kills N   how many, at least ${LEAST_KILLS} (default ${LEAST_KILLS})
  --full      the two years of the demo instead of a small body's one
  --data DIR  keep everything there (default: a temporary folder that is removed)
  --help      this text
`;

const main = async (): Promise<number> => {
  const options = optionsOr(console.error, () => optionsOf(process.argv.slice(2)), 'faults');
  if (!options) return UNUSABLE;
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const code = await runDemo(options);
  console.log(
    code === 0 ? `seed ${options.seed}: no fault after ${options.kills} kills` : `seed ${options.seed}: FAULTS`,
  );
  return code;
};

const optionsOf = (args: readonly string[]) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      kills: { type: 'string', default: String(LEAST_KILLS) },
      full: { type: 'boolean', default: false },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const kills = wholeNumber('--kills', values.kills);
  if (kills < LEAST_KILLS) throw new RangeError(`--kills ${kills}: at least ${LEAST_KILLS}, so that everything is hit`);
  return {
    ...readOptions([]),
    figures: figuresFile(values.full ? 'suqian' : 'small'),
    seed: wholeNumber('--seed', values.seed),
    bus: 'kafka' as const,
    instances: usualInstances('kafka'),
    kills,
    data: values.data,
    help: values.help,
  };
};

process.exitCode = await main();
