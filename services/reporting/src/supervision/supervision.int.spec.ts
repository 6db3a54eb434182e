import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { catalogue } from '@mingjian/contracts';
import { arbitraryData } from '@mingjian/contracts/testing';
import fc from 'fast-check';
import { readModelOf, type ReadModel } from '../testing/read-model.js';
import { projected, record, type Fact } from '../testing/recorded.js';
import { countedBy, tellingEvents, type TellingEvent } from './domain/index.js';
import { supervisionProjection } from './views/lists/supervision.projection.js';

let model: ReadModel;
beforeAll(async () => {
  model = await readModelOf(
    supervisionProjection(() => {
      throw new Error('of foreign streams no state is asked for');
    }),
  );
});
afterAll(() => model.drop());

const ON = '2026-03-02';
const names: readonly string[] = tellingEvents;
const definitions = [...catalogue.values()].filter(({ name }) => names.includes(name));

/** Anything that may be told of a few organs, live or late. */
const fact: fc.Arbitrary<Fact> = fc.constantFrom(...definitions).chain((definition) =>
  fc
    .tuple(arbitraryData(definition), fc.constantFrom('harbour', 'hill'), fc.constantFrom('live', 'late'), fc.uuid())
    .map(([data, organ, entry, id]): Fact => ({
      stream: `thing-${id}`,
      type: definition.name,
      data: { ...data, organ },
      on: ON,
      entry: entry as 'live' | 'late',
    })),
);

const foldOf = (facts: readonly Fact[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { type, data, entry } of facts) {
    const counted = entry === 'late' ? undefined : countedBy({ type, data } as unknown as TellingEvent);
    if (!counted) continue;
    const key = `${counted.organ} ${counted.year} ${counted.measure}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

it('counts each event once, whatever the order of arrival and however batches are cut, and rebuilt as live', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { maxLength: 12 }), fc.nat(11), async (facts, at) => {
      const events = record(facts).map(projected);
      for (const order of [events, events.toReversed()]) {
        await model.restart();
        for (const batch of [order.slice(0, at), order.slice(at)]) if (batch.length > 0) await model.apply(batch);
        const { rows } = await model.pool.query<{ key: string; n: number }>(
          `select organ || ' ' || year || ' ' || measure as key, n from read.supervision_counts`,
        );
        expect(Object.fromEntries(rows.map(({ key, n }) => [key, n]))).toEqual(foldOf(facts));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
