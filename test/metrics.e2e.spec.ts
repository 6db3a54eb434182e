import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { intakeService } from '@mingjian/intake-service';
import { reviewService } from '@mingjian/review-service';
import { startCity, type City } from '@mingjian/service-kit/testing';

jest.setTimeout(60_000);

describe('the metrics of running services', () => {
  let city: City;
  beforeAll(async () => {
    city = await startCity({ services: [intakeService, reviewService], date: '2026-03-02' });
    await city.settle();
  });
  afterAll(() => city.close());

  const metricsOf = async (service: 'intake' | 'review'): Promise<string> => {
    const answer = await fetch(`${city.service(service).url}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    return answer.text();
  };
  const value = (text: string, line: string): number => Number(new RegExp(`^${line} (\\S+)$`, 'm').exec(text)?.[1]);

  it('tell what was commanded, appended and shown, without anybody’s name', async () => {
    const intake = await metricsOf('intake');
    expect(intake).toMatch(/mingjian_commands_total\{act="directory\.\w+",outcome="accepted",service="intake"\} \d+/);
    expect(value(intake, 'mingjian_append_batch_size_count\\{service="intake"\\}')).toBeGreaterThan(0);
    expect(value(intake, 'mingjian_ready\\{service="intake"\\}')).toBe(1);
    expect(
      value(intake, 'mingjian_projection_position\\{projection="timers",source="intake",service="intake"\\}'),
    ).toBeGreaterThan(0);
    const review = await metricsOf('review');
    expect(value(review, 'mingjian_inbox_lag_events\\{service="review"\\}')).toBe(0);
    expect(value(review, 'mingjian_parked_events\\{service="review"\\}')).toBe(0);
    for (const text of [intake, review]) expect(text).not.toMatch(/sub=|demo-|administrator"/);
  });
});
