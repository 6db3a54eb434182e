import { beforeAll, describe, expect, it } from '@jest/globals';
import { city } from './city.js';

describe('the metrics of running services', () => {
  beforeAll(async () => {
    await city.settle();
  });

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
