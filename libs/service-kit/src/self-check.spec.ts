import { describe, expect, it } from '@jest/globals';
import type { Engine } from './engine.js';
import { dailyCheck, type CheckOutcome, type SelfCheck } from './self-check.js';

const TODAY = '2026-11-26';

const duty = (last: Omit<CheckOutcome, 'detail'> | null, passes = true) => {
  const logged: object[] = [];
  let runs = 0;
  const check: SelfCheck = {
    name: 'figures',
    run() {
      runs += 1;
      return Promise.resolve({
        passed: passes,
        at: '2026-11-26T01:00:00.000Z',
        detail: { disagreeing: passes ? 0 : 3 },
      });
    },
    last: () => Promise.resolve(last && { ...last, detail: {} }),
  };
  const engine = { today: () => TODAY, log: { error: (what: object) => logged.push(what) } } as unknown as Engine;
  const { run } = dailyCheck(check);
  return { run: () => run(engine), runs: () => runs, logged };
};

describe('the daily run of a check', () => {
  it.each([
    ['never yet', null, 1],
    ['passed yesterday', { passed: true, at: '2026-11-25T15:59:59.000Z' }, 1],
    ['passed today, which began at 16:00 UTC', { passed: true, at: '2026-11-25T16:00:00.000Z' }, 0],
    ['failed today', { passed: false, at: '2026-11-25T20:00:00.000Z' }, 1],
  ])('of a process that starts: %s', async (_, last, runs) => {
    const started = duty(last);
    await started.run();
    expect(started.runs()).toBe(runs);
  });

  it('does not follow days that pass faster than hours', async () => {
    const started = duty(null);
    await started.run();
    await started.run();
    expect(started.runs()).toBe(1);
  });

  it('logs what it found wrong', async () => {
    const started = duty(null, false);
    await started.run();
    expect(started.logged).toEqual([{ check: 'figures', disagreeing: 3 }]);
  });
});
