import { pino, type Logger } from 'pino';
import { Metrics } from './metrics.js';
import { noTracing, type Tracing } from './tracing.js';

export { createLog } from './log.js';
export { Metrics, type CommandOutcome, type Counts, type Standing } from './metrics.js';
export { type Tracing } from './tracing.js';

/** What a service tells those who run it, while it works. */
export interface Observability {
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly log: Logger;
}

/** Figures that are counted, spans that are not made, lines that go nowhere. */
export const unobserved = (service: string): Observability => ({
  metrics: new Metrics(service),
  tracing: noTracing,
  log: pino({ level: 'silent' }),
});

/** An exporter that nobody asked for is not even loaded. */
const otlp = () => import('./otlp.js');

/** @param traces where spans go, and which share of the traces; absent: none are made */
export const startObservability = async (
  service: string,
  log: Logger,
  traces?: { readonly url: string; readonly ratio: number },
): Promise<Observability> => {
  const plain = { ...unobserved(service), log };
  if (!traces) return plain;
  const { startTracing } = await otlp();
  return { ...plain, tracing: startTracing({ service, ...traces }) };
};
