import { describe, expect, it } from '@jest/globals';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { startTracing } from './otlp.js';
import { noTracing } from './tracing.js';

const traced = (service: string, ratio = 1) => {
  const spans = new InMemorySpanExporter();
  const tracing = startTracing({
    service,
    url: 'http://127.0.0.1:9/v1/traces',
    ratio,
    processor: new SimpleSpanProcessor(spans),
  });
  return { tracing, spans };
};

describe('tracing', () => {
  it('puts what belongs to one correlation into one trace, whichever service did it', async () => {
    const intake = traced('intake');
    const review = traced('review');
    await intake.tracing.span('applications.submit', 'case-1', {}, async () => undefined);
    await review.tracing.span('reaction', 'case-1', {}, async () => undefined);
    await review.tracing.span('reaction', 'case-2', {}, async () => undefined);
    const [submitted] = intake.spans.getFinishedSpans();
    const [same, other] = review.spans.getFinishedSpans();
    expect(same!.spanContext().traceId).toBe(submitted!.spanContext().traceId);
    expect(other!.spanContext().traceId).not.toBe(submitted!.spanContext().traceId);
    expect(submitted!.resource.attributes['service.name']).toBe('intake');
  });

  it('hands on what the work gives or throws, and marks a fault', async () => {
    const { tracing, spans } = traced('intake');
    expect(await tracing.span('work', 'c', {}, async () => 7)).toBe(7);
    await expect(tracing.span('work', 'c', {}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(spans.getFinishedSpans().map(({ status }) => status.code)).toEqual([0, 2]);
  });

  it('keeps the same share of the traces in every service', async () => {
    const kept = await Promise.all(
      ['intake', 'review'].map(async (service) => {
        const { tracing, spans } = traced(service, 0.5);
        for (let n = 0; n < 200; n += 1) await tracing.span('work', `case-${n}`, {}, async () => undefined);
        return spans.getFinishedSpans().map((span) => span.spanContext().traceId);
      }),
    );
    expect(kept[0]).toEqual(kept[1]);
    expect(kept[0]!.length).toBeGreaterThan(50);
    expect(kept[0]!.length).toBeLessThan(150);
  });

  it('costs nothing where it is not asked for', async () => {
    expect(await noTracing.span('work', 'c', {}, async () => 7)).toBe(7);
  });
});
