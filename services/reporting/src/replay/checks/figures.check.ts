import { comparisonEvents, type ComparisonEvent } from '@mingjian/contracts';
import { keepOnce, type CheckOutcome, type Engine, type SelfCheck } from '@mingjian/service-kit';
import { compareFigures, type Comparison } from '../compare-figures.js';
import type { ShownFigures } from '../shown-figures.js';
import { lastComparisons, type KeptComparison } from '../views/comparisons/projection.js';

/** An event tells enough to find the fault; a broken table has as many wrong cells as it has cells. */
const TOLD = 50;

/** Every night and on demand: the figures that readers see are those of the record. Before anything is counted there is nothing to keep. */
export const figuresCheck = (shown: ShownFigures): SelfCheck => ({
  name: 'figures',
  async run(engine) {
    const comparison = await compareFigures(engine.pool, shown);
    await keep(engine, comparison);
    const { cut, organs, years, cells, disagreements } = comparison;
    return {
      passed: disagreements.length === 0,
      at: engine.now().toISOString(),
      detail: {
        cut,
        organs,
        years,
        cells,
        disagreeing: disagreements.length,
        disagreements: disagreements.slice(0, TOLD),
      },
    };
  },
  async last(engine) {
    const [last] = await lastComparisons(engine.pool, 1);
    return last ? outcomeOf(last) : null;
  },
});

const outcomeOf = ({ at, passed, sequence: _sequence, ...detail }: KeptComparison): CheckOutcome => ({
  at,
  passed,
  detail: { ...detail },
});

const actor = { sub: 'service-reporting', organ: null, role: 'service', grant: null } as const;

const keep = async (engine: Engine, { cut, organs, years, cells, disagreements }: Comparison): Promise<void> => {
  if (years === null) return;
  const on = engine.today();
  const event: ComparisonEvent = {
    type: 'FiguresCompared',
    data: {
      ...{ on, cut, organs, years, cells, disagreeing: disagreements.length },
      disagreements: disagreements.slice(0, TOLD),
    },
  };
  const [last] = await lastComparisons(engine.pool, 1);
  // After the last one: what disagreed at a cut may be mended, and agree at the same cut.
  const key = [on, JSON.stringify(cut), String(disagreements.length), String(last?.sequence ?? 0)];
  await keepOnce(engine, { name: 'comparison', events: comparisonEvents, event, key, actor, actingFor: null });
};
