import { playAll, type Played } from './play.js';
import { differences, readFigures, unbalanced, type Difference } from './report.js';
import type { Scenario } from './scenario.js';
import type { Stage } from './scene.js';
import type { Verdict } from '@mingjian/reporting-service/annual-report';

export interface Outcome {
  readonly played: readonly Played[];
  /** Cells of the annual report that did not grow by as much as the scenarios say. */
  readonly differences: readonly Difference[];
  /** C1–C4 and C6, as far as they do not hold afterwards. */
  readonly unbalanced: readonly Verdict[];
}

/** Plays the scenarios and holds the annual report against them. */
export const runScenarios = async (scenarios: readonly Scenario[], stage: Stage): Promise<Outcome> => {
  const before = await readFigures(stage);
  const played = await playAll(scenarios, stage);
  const after = await readFigures(stage);
  const counted = scenarios.flatMap(({ counts }) => counts);
  return { played, differences: differences(before, after, counted), unbalanced: unbalanced(after) };
};

export const holds = ({ played, differences: wrong, unbalanced: failed }: Outcome): boolean =>
  played.every(({ fault }) => fault === undefined) && wrong.length === 0 && failed.length === 0;
