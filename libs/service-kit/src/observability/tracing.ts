import type { RecordedEvent } from '@mingjian/event-store';
import type { Attributes } from '@opentelemetry/api';

/**
 * Spans that follow one case from the request through bus and reactions into a read model.
 *
 * The trace of a span follows from the correlation id, which every event carries in its envelope: no event needs a field for it, every
 * bus and store keeps it, and a span can be added years later, in a replay, to the same trace.
 */
export interface Tracing {
  /** Does the work inside a span of the correlation's trace. */
  span<Result>(
    name: string,
    correlationId: string,
    attributes: Attributes,
    work: () => Promise<Result>,
  ): Promise<Result>;
  /** A moment in the trace of each event, for what is done with many at once. */
  mark(name: string, events: readonly RecordedEvent[]): void;
  stop(): Promise<void>;
}

export const noTracing: Tracing = {
  span: (_name, _correlationId, _attributes, work) => work(),
  mark() {},
  async stop() {},
};
