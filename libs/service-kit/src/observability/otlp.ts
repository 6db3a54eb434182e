import { decodeEnvelope, sha256 } from '@mingjian/contracts';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import type { Tracing } from './tracing.js';

export interface TracingOptions {
  readonly service: string;
  /** Where spans are sent by OTLP over HTTP, up to `/v1/traces`. */
  readonly url: string;
  /** The share of traces that is kept, above 0 and at most 1; the same traces in every service. */
  readonly ratio: number;
  /** Takes the spans instead of the exporter; for specs. */
  readonly processor?: SpanProcessor;
}

export const startTracing = ({ service, url, ratio, processor }: TracingOptions): Tracing => {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'mingjian' }),
    sampler: new ParentBasedSampler({
      root: new TraceIdRatioBasedSampler(ratio),
      remoteParentSampled: new TraceIdRatioBasedSampler(ratio),
    }),
    spanProcessors: [processor ?? new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const tracer = provider.getTracer('mingjian');
  return {
    async span(name, correlationId, attributes, work) {
      const span = tracer.startSpan(name, { kind: SpanKind.INTERNAL, attributes }, traceOf(correlationId));
      try {
        return await work();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    mark(name, events) {
      for (const { body, id, stream, type } of events) {
        const { correlationId } = decodeEnvelope(body);
        const attributes = { 'mingjian.event': id, 'mingjian.stream': stream, 'mingjian.type': type };
        tracer.startSpan(name, { attributes }, traceOf(correlationId)).end();
      }
    },
    stop: () => provider.shutdown(),
  };
};

/** The place in a trace at which everything of one correlation hangs. */
const traceOf = (correlationId: string): Context => {
  const digest = sha256(correlationId);
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId: digest.slice(0, 32),
    spanId: digest.slice(32, 48),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
};
