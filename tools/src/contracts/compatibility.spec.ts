import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { differences } from './compatibility.js';
import { jsonSchemaOf } from './json-schema.js';

const published = z.strictObject({
  organ: z.string().min(1).max(40),
  channel: z.enum(['counter', 'web']),
  count: z.number().int().min(0),
  due: z.iso.date().nullable(),
  note: z.string().optional(),
  articles: z.array(z.strictObject({ code: z.string() })).min(1),
  figures: z.partialRecord(z.enum(['a', 'b']), z.number()),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
  version: z.literal('1.0'),
});

const { organ, note, ...others } = published.shape;
const changed = (fields: z.ZodRawShape): z.ZodType => z.strictObject({ ...published.shape, ...fields });
const changes = (today: z.ZodType) => differences(jsonSchemaOf(published), jsonSchemaOf(today));

describe('what is compatible with a published schema', () => {
  const additive: readonly [string, z.ZodType, string][] = [
    ['a new optional field', changed({ room: z.string().optional() }), 'room is new and optional'],
    ['a new value', changed({ channel: z.enum(['counter', 'web', 'fax']) }), 'channel can also be "fax"'],
    ['a longer text', changed({ organ: z.string().min(1).max(80) }), 'organ has maxLength 80 instead of 40'],
    ['a lower minimum', changed({ count: z.number().int().min(-5) }), 'count has minimum -5 instead of 0'],
    [
      'a shorter list',
      changed({ articles: z.array(z.strictObject({ code: z.string() })) }),
      'articles has minItems -Infinity instead of 1',
    ],
    [
      'a new optional field of an element',
      changed({ articles: z.array(z.strictObject({ code: z.string(), on: z.iso.date().optional() })).min(1) }),
      'articles[].on is new and optional',
    ],
  ];
  it.each(additive)('allows %s', (_, today, words) => {
    expect(changes(today).map(({ place, change, breaking }) => [`${place} ${change}`, breaking])).toEqual([
      [words, false],
    ]);
  });

  const breaking: readonly [string, z.ZodType, string][] = [
    ['a field that is gone', z.strictObject({ note, ...others }), 'organ is gone'],
    ['an optional field that is gone', z.strictObject({ organ, ...others }), 'note is gone'],
    ['a new required field', changed({ room: z.string() }), 'room is new and required'],
    ['a field that became required', changed({ note: z.string() }), 'note became required'],
    ['a field that became optional', changed({ count: z.number().int().min(0).optional() }), 'count became optional'],
    ['another type', changed({ count: z.string() }), 'count was integer, is string'],
    ['a wider type', changed({ count: z.number().min(0) }), 'count was integer, is number'],
    ['a field that may be null', changed({ organ: organ.nullable() }), 'organ may be null'],
    ['a field that may no longer be null', changed({ due: z.iso.date() }), 'due may no longer be null'],
    ['a value that is gone', changed({ channel: z.enum(['counter']) }), 'channel can no longer be "web"'],
    ['an open text instead of values', changed({ channel: z.string() }), 'channel is an open text'],
    ['values instead of an open text', changed({ note: z.enum(['a']).optional() }), 'note has a closed list of values'],
    ['a shorter text', changed({ organ: z.string().min(1).max(20) }), 'organ has maxLength 20 instead of 40'],
    ['a first bound', changed({ note: z.string().max(9).optional() }), 'note has maxLength 9 instead of Infinity'],
    ['a higher minimum', changed({ count: z.number().int().min(1) }), 'count has minimum 1 instead of 0'],
    ['another format', changed({ due: z.iso.datetime().nullable() }), 'due has another format'],
    ['a pattern', changed({ note: z.string().regex(/^x/).optional() }), 'note has another pattern'],
    ['another constant', changed({ version: z.literal('2.0') }), 'version has another const'],
    [
      'a required field of an element',
      changed({ articles: z.array(z.strictObject({ code: z.string(), on: z.iso.date() })).min(1) }),
      'articles[].on is new and required',
    ],
    [
      'a key of a map that is gone',
      changed({ figures: z.partialRecord(z.enum(['a']), z.number()) }),
      'figures{key} can no longer be "b"',
    ],
    [
      'another value of a map',
      changed({ figures: z.partialRecord(z.enum(['a', 'b']), z.string()) }),
      'figures{} was number, is string',
    ],
    [
      'one alternative more',
      changed({ rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))) }),
      'rows[]{} has other alternatives',
    ],
    ['unknown fields let in', z.looseObject(published.shape), ' is described otherwise'],
  ];
  it.each(breaking)('refuses %s', (_, today, words) => {
    const found = changes(today).filter((difference) => difference.breaking);
    expect(found.map(({ place, change }) => `${place} ${change}`)).toContain(
      words.startsWith(' ') ? `{}${words}` : words,
    );
  });

  it('sees nothing in a schema that says the same in another order', () => {
    const fields = Object.entries(published.shape);
    fc.assert(
      fc.property(fc.shuffledSubarray(fields, { minLength: fields.length }), (order) => {
        expect(changes(z.strictObject(Object.fromEntries(order)))).toEqual([]);
      }),
    );
  });

  it('refuses a changed keyword that it does not know', () => {
    expect(differences({ type: 'number' }, { type: 'number', ...{ multipleOf: 5 } })).toEqual([
      { place: '', change: 'has another multipleOf', breaking: true },
    ]);
  });
});

/** What a field can be, as the contracts have it. */
const field: fc.Arbitrary<z.ZodType> = fc.oneof(
  fc.constant(z.iso.date()),
  fc.constant(z.boolean()),
  fc.tuple(fc.nat(2), fc.integer({ min: 2, max: 5 })).map(([least, most]) => z.string().min(least).max(most)),
  fc.tuple(fc.nat(2), fc.integer({ min: 2, max: 5 })).map(([least, most]) => z.number().int().min(least).max(most)),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((values) => z.enum(values)),
);
const optionalField = fc.tuple(field, fc.boolean(), fc.boolean()).map(([schema, nullable, optional]) => {
  const filled = nullable ? schema.nullable() : schema;
  return optional ? filled.optional() : filled;
});
const anySchema = fc
  .dictionary(fc.constantFrom('x', 'y', 'z'), optionalField, { maxKeys: 3 })
  .map((shape) => z.strictObject(shape));
const someValue = fc.constantFrom(null, true, 0, 1, 2, 3, 5, 'a', 'b', 'c', '', 'ab', 'abcde', '2024-02-29');
const someData = fc.dictionary(fc.constantFrom('x', 'y', 'z'), someValue, { maxKeys: 3 });

describe('the verdict “compatible”', () => {
  it('means that today’s schema accepts every event stored under the published one', () => {
    fc.assert(
      fc.property(anySchema, anySchema, fc.array(someData, { minLength: 20, maxLength: 20 }), (old, now, events) => {
        const found = differences(jsonSchemaOf(old), jsonSchemaOf(now));
        fc.pre(!found.some(({ breaking }) => breaking));
        for (const event of events.filter((data) => old.safeParse(data).success)) {
          expect([event, now.safeParse(event).success]).toEqual([event, true]);
        }
      }),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });
});
