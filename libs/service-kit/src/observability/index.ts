import { Metrics } from './metrics.js';
import { noTracing, startTracing, type Tracing } from './tracing.js';

export { Metrics, type CommandOutcome, type Counts, type Standing } from './metrics.js';
export { type Tracing } from './tracing.js';

/** What a service tells those who run it, while it works. */
export interface Observability {
  readonly metrics: Metrics;
  readonly tracing: Tracing;
}

/** @param traces where spans go, and which share of the traces; absent: none are made */
export const startObservability = (
  service: string,
  traces?: { readonly url: string; readonly ratio: number },
): Observability => ({
  metrics: new Metrics(service),
  tracing: traces ? startTracing({ service, ...traces }) : noTracing,
});
