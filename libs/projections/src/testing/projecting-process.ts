import { createPool } from '@mingjian/postgres';
import { startProjections } from '../index.js';
import { tableLog, tally } from './tally.js';

/** A process of its own for `killed.process.spec.ts`: projects, and with `rebuild` also rebuilds all the time, until it is killed. */
const [url = '', mode = ''] = process.argv.slice(2);
const pool = createPool(url, { applicationName: `spec-projections-${process.pid}`, max: 6 });
const logs = tally.sources.map((source) => tableLog(pool, source));
const projections = await startProjections({ pool, logs, projections: [tally], batchSize: 20 });
process.stdout.write('following\n');
while (mode === 'rebuild')
  await projections.rebuild(tally.name).catch(() => new Promise((resolve) => setTimeout(resolve, 20)));
