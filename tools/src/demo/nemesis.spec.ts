import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Nemesis, planKills, targetsIn } from './nemesis.js';
import { readOptions } from './options.js';

describe('planned kills', () => {
  const targets = targetsIn('embedded', {});

  it('can hit the broker and every instance of a service on Kafka', () => {
    const planned = planKills(9, 100, 1, targetsIn('kafka', { review: 2, reporting: 2 }));
    expect(planned.map(({ target }) => target).sort()).toEqual(
      ['intake', 'kafka', 'launcher', 'postgres', 'publish', 'reporting', 'reporting-2', 'review', 'review-2'].sort(),
    );
  });

  it('hit every kind of process and spread over the whole run, at the same instants for the same seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 30 }), fc.nat(), (kills, seed) => {
        const planned = planKills(kills, 10_000, seed, targets);
        expect(planKills(kills, 10_000, seed, targets)).toEqual(planned);
        const hit = new Set(planned.map(({ target }) => target));
        expect([...hit]).toEqual(expect.arrayContaining(['postgres', 'launcher', 'intake']));
        expect(hit.size).toBe(Math.min(kills, 6));
        for (const [index, { afterStep }] of planned.entries()) {
          expect(Math.floor((afterStep * kills) / 10_000)).toBe(index);
        }
      }),
    );
  });

  it('that find nobody are told and counted, those that never had their instant too', async () => {
    const said: string[] = [];
    const gone = { pids: () => Promise.resolve({ intake: 2 ** 30 }) };
    const nemesis = new Nemesis(
      [
        { afterStep: 1, target: 'intake' },
        { afterStep: 9, target: 'postgres' },
      ],
      gone,
      (line) => said.push(line),
      { backWithinMs: 10 },
    );
    nemesis.onStep(1, '2023-01-02');
    expect(await nemesis.finished()).toBe(2);
    expect(said).toEqual([
      'will kill -9 intake after step 1',
      'will kill -9 postgres after step 9',
      '2023-01-02, step 1: intake did not come back to be killed',
    ]);
  });

  it('are refused in a city that is attached to or kept', () => {
    expect(() => readOptions(['--kill', '3', '--keep'])).toThrow(/cannot be kept/);
    const attach = ['--attach', 'http://127.0.0.1:8080'];
    expect(() => readOptions([...attach, '--kill', '3'])).toThrow(/--kill needs a city of its own/);
    expect(readOptions(attach)).toMatchObject({ kills: 0, attach: 'http://127.0.0.1:8080' });
  });
});
