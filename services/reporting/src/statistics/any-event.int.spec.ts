import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { catalogue } from '@mingjian/contracts';
import { arbitraryData } from '@mingjian/contracts/testing';
import fc from 'fast-check';
import { assembleReport } from '../annual-report/views/index.js';
import { readModelOf, type ReadModel } from '../testing/read-model.js';
import { projected, record } from '../testing/recorded.js';
import { statistics, statisticsEvents } from './statistics.projection.js';

let model: ReadModel;
beforeAll(async () => {
  model = await readModelOf(statistics);
});
afterAll(() => model.drop());

const definitions = [...catalogue.values()].filter(({ name }) => statisticsEvents.has(name));

it.each(definitions.map((definition) => [definition.name, definition] as const))(
  'the statistics take, and the report counts, every %s that its schema takes',
  async (_, definition) => {
    await fc.assert(
      fc.asyncProperty(arbitraryData(definition), fc.uuid(), async (data, stream) => {
        const [event] = record([{ stream, type: definition.name, data, on: '2026-03-02' }]);
        await model.apply([projected(event!)]);
        const { tables } = await assembleReport(model.pool, { organs: [String(data['organ'])], year: 2026 });
        expect(tables).toBeDefined();
      }),
      { numRuns: 20 },
    );
  },
  60_000,
);
