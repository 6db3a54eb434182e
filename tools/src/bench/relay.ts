import { setImmediate as soon, setTimeout as delay } from 'node:timers/promises';
import type { Acknowledgement } from '@mingjian/service-kit';
import { createPool } from '@mingjian/postgres';
import type { Pool } from 'pg';
import type { BenchCity } from './city.js';
import { LoadClient } from './load.js';
import { median, percentile } from './order-statistics.js';
import { lodge, note, registrar } from './remedies.js';
import { ROUNDS } from './rounds.js';

export interface RelayFigures {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const COMMANDS_PER_SECOND = 200;
const LOOK_EVERY_MS = 3;
const VISIBLE_WITHIN_MS = 30_000;

/**
 * How long after its acknowledgement a command's effect is in reporting's read model: suits are lodged at a steady pace, and table 4's
 * rows are looked for every few milliseconds. The whole city runs.
 */
export const measureRelay = async (
  city: BenchCity,
  acknowledged: Map<number, string>,
  { roundMs, report }: { readonly roundMs: number; readonly report: (line: string) => void },
): Promise<RelayFigures> => {
  const client = new LoadClient(city.url('intake'), await city.authorizationOf(registrar), 32);
  const pool = createPool(city.databases.reporting.appUrl, { applicationName: 'bench', max: 1 });
  try {
    // The first seconds of a process are those of its compiler.
    await paced(client, pool, acknowledged, roundMs);
    const rounds: (readonly number[])[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await city.settled();
      rounds.push(await paced(client, pool, acknowledged, roundMs));
    }
    const p50Ms = median(rounds.map((latencies) => percentile(latencies, 50)));
    const p99Ms = median(rounds.map((latencies) => percentile(latencies, 99)));
    report(`relay: ${p50Ms.toFixed(1)} ms, 99 of 100 within ${p99Ms.toFixed(1)} ms`);
    return { p50Ms, p99Ms };
  } finally {
    await client.close();
    await pool.end();
  }
};

/** Sends at the pace whatever the answers do, so a stall is felt by all commands that it concerned. */
const paced = async (
  client: LoadClient,
  pool: Pool,
  acknowledged: Map<number, string>,
  milliseconds: number,
): Promise<readonly number[]> => {
  const watch = new Watch(pool);
  const commands = Math.round((milliseconds / 1000) * COMMANDS_PER_SECOND);
  const started = performance.now();
  const answers: Promise<void>[] = [];
  for (let command = 0; command < commands; command += 1) {
    const wait = started + (command * 1000) / COMMANDS_PER_SECOND - performance.now();
    if (wait > 0) await delay(wait);
    answers.push(
      client.post<Acknowledgement>(lodge()).then((body) => {
        watch.expect(body.id);
        note(body, acknowledged);
      }),
    );
  }
  await Promise.all(answers);
  return watch.end();
};

/** Looks for rows until each has been seen. */
class Watch {
  private readonly since = new Map<string, number>();
  private readonly latencies: number[] = [];
  private expectsMore = true;
  private readonly looking: Promise<void>;

  constructor(private readonly pool: Pool) {
    this.looking = this.look();
  }

  /** From now on, the moment of its acknowledgement, a remedy is waited for. */
  expect(remedy: string): void {
    this.since.set(remedy, performance.now());
  }

  /** @throws Error for a remedy that does not become visible */
  async end(): Promise<readonly number[]> {
    this.expectsMore = false;
    await this.looking;
    return this.latencies;
  }

  private async look(): Promise<void> {
    while (this.expectsMore || this.since.size > 0) {
      await (this.since.size > 0 ? this.lookOnce() : soon());
      await delay(LOOK_EVERY_MS);
    }
  }

  private async lookOnce(): Promise<void> {
    const { rows } = await this.pool.query<{ remedy: string }>({
      name: 'bench.visible',
      text: 'SELECT remedy FROM read.remedies WHERE remedy = ANY ($1::uuid[])',
      values: [[...this.since.keys()]],
    });
    const now = performance.now();
    for (const { remedy } of rows) {
      this.latencies.push(now - this.since.get(remedy)!);
      this.since.delete(remedy);
    }
    const oldest = this.since.values().next().value;
    if (oldest !== undefined && now - oldest > VISIBLE_WITHIN_MS) throw new Error('a command never became visible');
  }
}
