import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serviceNames } from '@mingjian/contracts';
import { createTopics } from '@mingjian/messaging/kafka';
import { describeWithLocalKafka, eventually } from '@mingjian/messaging/testing';
import { reportingService } from '@mingjian/reporting-service';
import { reviewService } from '@mingjian/review-service';
import { AUDITOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { agreed, bodies, MONDAY, services } from './city-steps.js';
import { startOtlpReceiver, type OtlpReceiver } from './otlp-receiver.js';

type Cells = Readonly<Record<string, Readonly<Record<string, number>>>>;

const CASES = 6;

describeWithLocalKafka('a city on Kafka, with two instances of review and of reporting', (brokers) => {
  let city: City;
  let collector: OtlpReceiver;
  let replies: readonly string[];
  beforeAll(async () => {
    await createTopics({ connection: { brokers }, sources: serviceNames });
    collector = await startOtlpReceiver();
    city = await startCity({
      services: [...services, reviewService, reportingService],
      date: MONDAY,
      bus: { kind: 'kafka', connection: { brokers }, tls: undefined },
      traces: { url: collector.url, ratio: 1 },
    });
  });
  afterAll(async () => {
    await city.close();
    await collector.close();
  });

  it('reviews and issues every reply once', async () => {
    replies = await agreed(
      city,
      'reply',
      Array.from({ length: CASES }, (_, n) => `第 ${n} 件的答复`),
    );
    await Promise.all(replies.map((id) => city.as(staff('publisher')).act(`publish/replies/${id}/issue`, {})));
    await city.settle();
    const events = await city.events();
    for (const name of [
      'ReviewOpened',
      'ReviewDecided',
      'ReleaseCleared',
      'ReplyIssued',
      'ApplicationDecided',
    ] as const) {
      const streams = events.filter((event) => event.name === name).map(({ stream }) => stream);
      expect([name, streams.length, new Set(streams).size]).toEqual([name, CASES, CASES]);
    }
  });

  it('counts every case once, and both instances of reporting say the same', async () => {
    const path = '/api/reporting/v1/reports/transport/2026?scope=own';
    const reports = await Promise.all(
      [0, 1].map(async (instance) => {
        const answer = await fetch(`${city.service('reporting', instance).url}${path}`);
        return (await answer.json()) as { readonly table3: Cells };
      }),
    );
    for (const { table3 } of reports) expect(table3['3.1']).toMatchObject({ naturalPerson: CASES, total: CASES });
    expect(reports[1]).toEqual(reports[0]);
  });

  it('has every service’s whole log in the record of reporting', async () => {
    const events = await city.events();
    const pool = city.service('reporting', 1).runtime.engine.pool;
    const { rows } = await pool.query<{ source: string; contiguous: number }>(
      'SELECT source, contiguous::float8 AS contiguous FROM record.heads',
    );
    for (const { source, contiguous } of rows) {
      expect([source, contiguous]).toEqual([source, events.filter((event) => event.source === source).length]);
    }
    expect(rows.map(({ source }) => source)).toEqual(expect.arrayContaining(['intake', 'review', 'publish']));
    expect(await city.as(AUDITOR).get(`reporting/cases/${replies[0]!}/timeline`)).toMatchObject({ status: 200 });
  });

  it('shows one registration from the request over Kafka to the statistics as one trace', async () => {
    const { id } = await city.as(staff('registrar')).act('intake/applications', bodies.application());
    await city.as(staff('registrar')).act(`intake/applications/${id}/registration`, {});
    await city.settle();
    const ofCase = () =>
      collector.spans.filter(({ attributes }) => attributes['mingjian.stream'] === `application-${id}`);
    const steps = () => {
      const trace = ofCase().find(({ name }) => name === 'application.register')?.traceId;
      return ofCase().flatMap((span) => (span.traceId === trace ? [`${span.service} ${span.name}`] : []));
    };
    const way = ['intake application.register', 'intake published', 'reporting projected by statistics'];
    // Exporters send every few seconds.
    await eventually('the whole way is there', () => way.every((step) => steps().includes(step)), 60_000);
  });
});
