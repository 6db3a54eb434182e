import { describe, expect, it } from '@jest/globals';
import { Metrics, type Counts } from './metrics.js';

const counts: Counts = {
  relayLag: 3,
  inboxLag: 0,
  parked: 1,
  timersDue: 2,
  checks: [{ name: 'figures', passed: false }],
  projections: [{ name: 'statistics', lag: 7, positions: new Map([['intake', 41]]) }],
};

describe('the metrics of a service', () => {
  it('count commands by act and outcome, events by type, and how many commands shared a commit', async () => {
    const metrics = new Metrics('intake');
    metrics.command('applications.extend', 'accepted', 0.003);
    metrics.command('applications.extend', 'accepted', 0.004);
    metrics.command('applications.extend', 'refused', 0.001);
    metrics.appended('TermMissed');
    metrics.batch(5);
    const text = await metrics.text({ ready: false, counts });
    expect(text).toContain('mingjian_commands_total{act="applications.extend",outcome="accepted",service="intake"} 2');
    expect(text).toContain('mingjian_commands_total{act="applications.extend",outcome="refused",service="intake"} 1');
    expect(text).toMatch(/mingjian_command_seconds_bucket\{.*le="0.005".*act="applications.extend".*\} 2/);
    expect(text).toContain('mingjian_events_total{type="TermMissed",service="intake"} 1');
    expect(text).toContain('mingjian_append_batch_size_sum{service="intake"} 5');
  });

  it('tell where the service stands in the moment of the question', async () => {
    const metrics = new Metrics('reporting');
    const before = await metrics.text({ ready: true, counts: { ...counts, parked: 0 } });
    expect(before).toContain('mingjian_ready{service="reporting"} 1');
    const text = await metrics.text({ ready: false, counts });
    for (const line of [
      'mingjian_ready{service="reporting"} 0',
      'mingjian_relay_lag_events{service="reporting"} 3',
      'mingjian_inbox_lag_events{service="reporting"} 0',
      'mingjian_parked_events{service="reporting"} 1',
      'mingjian_timers_due{service="reporting"} 2',
      'mingjian_check_passed{check="figures",service="reporting"} 0',
      'mingjian_projection_lag_events{projection="statistics",service="reporting"} 7',
      'mingjian_projection_position{projection="statistics",source="intake",service="reporting"} 41',
    ])
      expect(text).toContain(line);
  });

  it('are still told while something cannot be asked: that with its last value, the rest as it is', async () => {
    const metrics = new Metrics('intake');
    await metrics.text({ ready: true, counts });
    const text = await metrics.text({ ready: false, counts: { relayLag: 9 } });
    expect(text).toContain('mingjian_ready{service="intake"} 0');
    expect(text).toContain('mingjian_relay_lag_events{service="intake"} 9');
    expect(text).toContain('mingjian_parked_events{service="intake"} 1');
  });
});
