import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawSample, populationDigest } from './sample.js';

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 });

describe('a sample', () => {
  it('is the same for the same seed and population, in whatever order that was gathered', () => {
    fc.assert(
      fc.property(ids, fc.string({ minLength: 8 }), fc.integer({ min: 1, max: 70 }), (population, seed, size) => {
        const drawn = drawSample(population, seed, size);
        expect(drawSample([...population].reverse(), seed, size)).toEqual(drawn);
        expect(populationDigest([...population].reverse())).toBe(populationDigest(population));
        expect(new Set(drawn).size).toBe(Math.min(size, population.length));
        expect(drawn.every((id) => population.includes(id))).toBe(true);
        expect(drawSample(population, seed, size + 1).slice(0, drawn.length)).toEqual(drawn);
      }),
    );
  });

  it('gives every thing the same chance over many seeds', () => {
    const population = Array.from({ length: 10 }, (_, n) => `thing-${n}`);
    const times = new Map(population.map((id) => [id, 0]));
    for (let seed = 0; seed < 2_000; seed += 1)
      for (const id of drawSample(population, `seed-${seed}`, 3)) times.set(id, times.get(id)! + 1);
    // 600 each is expected; the odds against 500 or 700 are far beyond a million.
    for (const [id, count] of times) expect({ id, fair: count > 500 && count < 700 }).toEqual({ id, fair: true });
  });
});
