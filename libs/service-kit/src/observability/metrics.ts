import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** How a command ended. `refused`: by a rule, a right or its shape; `failed`: a fault of ours or of what we need. */
export type CommandOutcome = 'accepted' | 'refused' | 'repeated' | 'failed';

/** What a service tells of itself when it is asked for its metrics; lags in events. */
export interface Standing {
  readonly ready: boolean;
  readonly counts: Counts;
}

/** What cannot be asked now is undefined: its last value stays. */
export interface Counts {
  readonly relayLag?: number | undefined;
  readonly inboxLag?: number | undefined;
  readonly parked?: number | undefined;
  readonly timersDue?: number | undefined;
  /** Those that have run at least once. */
  readonly checks?: readonly { readonly name: string; readonly passed: boolean }[] | undefined;
  readonly projections?:
    | readonly {
        readonly name: string;
        readonly lag: number;
        /** The last sequence that its tables show, by source. */
        readonly positions: ReadonlyMap<string, number>;
      }[]
    | undefined;
}

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BATCH_SIZES = [1, 2, 4, 8, 16, 32, 64, 128];

/** One service's metrics in the Prometheus text format. Labels are names of acts, outcomes, types, projections and sources: few, never personal. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly commands = new Counter({
    name: 'mingjian_commands_total',
    help: 'Commands by act and outcome.',
    labelNames: ['act', 'outcome'],
    registers: [this.registry],
  });
  private readonly seconds = new Histogram({
    name: 'mingjian_command_seconds',
    help: 'Time from the validated request to the outcome.',
    labelNames: ['act', 'outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly events = new Counter({
    name: 'mingjian_events_total',
    help: 'Events appended by this process, by type.',
    labelNames: ['type'],
    registers: [this.registry],
  });
  private readonly batches = new Histogram({
    name: 'mingjian_append_batch_size',
    help: 'Commands that shared one commit.',
    buckets: BATCH_SIZES,
    registers: [this.registry],
  });
  private readonly ready = this.gauge('mingjian_ready', '1 while the service can do its work.');
  private readonly relayLag = this.gauge('mingjian_relay_lag_events', 'Events of the log that are not on the bus yet.');
  private readonly inboxLag = this.gauge('mingjian_inbox_lag_events', 'Events on the bus that were not taken yet.');
  private readonly parked = this.gauge('mingjian_parked_events', 'Events that wait for a person.');
  private readonly timersDue = this.gauge('mingjian_timers_due', 'Timers that are due and have not fired.');
  private readonly checks = this.gauge('mingjian_check_passed', '1 while the last run of a check passed.', 'check');
  private readonly projectionLag = this.gauge('mingjian_projection_lag_events', 'Events not shown yet.', 'projection');
  private readonly positions = this.gauge(
    'mingjian_projection_position',
    'The last sequence that the tables show.',
    'projection',
    'source',
  );

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  command(act: string, outcome: CommandOutcome, seconds: number): void {
    this.commands.inc({ act, outcome });
    this.seconds.observe({ act, outcome }, seconds);
  }

  appended(type: string): void {
    this.events.inc({ type });
  }

  batch(appends: number): void {
    this.batches.observe(appends);
  }

  /** Everything as text; the content type is `contentType`. */
  async text({ ready, counts }: Standing): Promise<string> {
    this.ready.set(ready ? 1 : 0);
    this.set(counts);
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The names of all metrics, without the suffixes that a histogram adds. */
  names(): readonly string[] {
    return this.registry.getMetricsAsArray().map(({ name }) => name);
  }

  private set({ relayLag, inboxLag, parked, timersDue, checks, projections }: Counts): void {
    if (relayLag !== undefined) this.relayLag.set(relayLag);
    if (inboxLag !== undefined) this.inboxLag.set(inboxLag);
    if (parked !== undefined) this.parked.set(parked);
    if (timersDue !== undefined) this.timersDue.set(timersDue);
    for (const { name: check, passed } of checks ?? []) this.checks.set({ check }, passed ? 1 : 0);
    for (const { name: projection, lag, positions } of projections ?? []) {
      this.projectionLag.set({ projection }, lag);
      for (const [source, sequence] of positions) this.positions.set({ projection, source }, sequence);
    }
  }

  private gauge(name: string, help: string, ...labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
