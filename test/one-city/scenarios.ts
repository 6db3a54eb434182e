import { describe, expect, it } from '@jest/globals';
import { scenarios } from '../../tools/src/scenario/declared/index.js';
import { runScenarios } from '../../tools/src/scenario/run-scenarios.js';
import { stageOf } from '../stage.js';
import { city } from './city.js';

/** Nothing that moves the clock: other specs share it. */
const quick = [
  'result-3.1',
  'result-3.3.4',
  'result-3.4.1',
  'remedy-suitDirect-corrected',
  'publication-licenceOrPenalty',
  'channel-ordinaryMail',
  'rule-other-form',
  'rule-facts-corrected',
  'rule-split',
  'rule-wrong-organ',
  'rule-satisfaction',
  'rule-record-correction',
  'rule-late-entry',
];

describe('scenarios', () => {
  it('are refused without what they need, and the annual report grows by exactly what they count as (Arts 26, 31, 32, 36)', async () => {
    const chosen = scenarios.filter(({ id }) => quick.includes(id));
    const { played, differences, unbalanced } = await runScenarios(chosen, await stageOf(city));
    expect(played.map(({ scenario, fault }) => [scenario.id, fault])).toEqual(quick.map((id) => [id, undefined]));
    expect(differences).toEqual([]);
    expect(unbalanced).toEqual([]);
  });
});
