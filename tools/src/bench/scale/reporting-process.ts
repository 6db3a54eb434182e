import { serviceNames } from '@mingjian/contracts';
import { createPool } from '@mingjian/postgres';
import { startProjections } from '@mingjian/projections';
import { createRecord, reportingService } from '@mingjian/reporting-service';
import { measureReads, type ReadFigures } from './measure-reads.js';
import { serverCpuSeconds } from './server-cpu.js';

/**
 * Reporting's projections and reads in a process of their own, as the service has them, so that its processor time and memory are its own. Builds every read
 * model from the record's first event, then answers with what it took; asked to, it reads as well.
 */
export interface Task {
  readonly url: string;
  readonly serverPid: number;
  readonly cut: Readonly<Record<string, number>>;
  readonly reads: { readonly cases: readonly string[]; readonly seed: number } | null;
}

export interface Answer {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of Postgres meanwhile; null where the system does not tell. */
  readonly serverCpuSeconds: number | null;
  readonly peakBytes: number;
  readonly reads: ReadFigures | null;
}

/** Far beyond what any length takes at the slowest rate that is still worth a figure. */
const PATIENCE_MS = 3_600_000;
const KIBIBYTE = 1_024;

const run = async ({ url, serverPid, cut, reads }: Task): Promise<Answer> => {
  // As many connections as a service has.
  const pool = createPool(url, { applicationName: 'bench reporting', max: 10 });
  const record = createRecord(pool);
  const before = await serverCpuSeconds(serverPid);
  const started = performance.now();
  const projections = await startProjections({
    pool,
    logs: serviceNames.map((source) => record.log(source)),
    projections: reportingService.modules
      .flatMap((module) => module.projections)
      .filter((projection) => typeof projection !== 'function'),
  });
  try {
    const trouble = setInterval(
      () => projections.trouble().forEach((error) => process.send!({ trouble: error.stack })),
      5_000,
    );
    const progress = setInterval(() => {
      const shown = projections.positions().get('statistics');
      process.send!({ shown: [...(shown?.values() ?? [])].reduce((sum, sequence) => sum + sequence, 0) });
    }, 1_000);
    const built = await projections.waitFor(cut, PATIENCE_MS);
    clearInterval(progress);
    clearInterval(trouble);
    if (!built) throw new Error('the read models were not built in time');
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage();
    const after = await serverCpuSeconds(serverPid);
    const figures = reads ? await measureReads(pool, cut, reads) : null;
    const peakBytes = process.resourceUsage().maxRSS * KIBIBYTE;
    return {
      ...{ seconds, cpuSeconds: (user + system) / 1e6, peakBytes, reads: figures },
      serverCpuSeconds: before === null || after === null ? null : after - before,
    };
  } finally {
    await projections.stop();
    await pool.end();
  }
};

process.on('message', (task: Task) => {
  run(task).then(
    (answer) => process.send!({ answer }, () => process.disconnect()),
    (error: unknown) =>
      process.send!({ failure: error instanceof Error ? error.stack : String(error) }, () => process.exit(1)),
  );
});
process.on('disconnect', () => process.exit());
