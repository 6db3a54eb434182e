import { describe, expect, it } from '@jest/globals';
import canonicalizeElsewhere from 'canonicalize';
import fc from 'fast-check';
import { z } from 'zod';
import {
  canonicalize,
  catalogue,
  createUpcast,
  defineEvent,
  resultCodes,
  sha256,
  upcast,
  UnknownEventType,
} from './index.js';

describe('event catalogue', () => {
  it('names every event once on the wire, in the past tense form of its definition', () => {
    for (const [wireType, definition] of catalogue) {
      expect(wireType).toBe(`cn.mingjian.${definition.service}.${definition.name}.v${definition.version}`);
      expect(definition.summary.length).toBeGreaterThan(10);
    }
    expect(catalogue.size).toBeGreaterThan(60);
  });

  it('refuses data with a field that the schema does not declare', () => {
    const archived = catalogue.get('cn.mingjian.intake.ApplicationArchived.v1')!;
    const data = { application: 'a3bb189e-8bf9-4888-9912-ace4e6543002', organ: 'city', archivedOn: '2024-01-02' };
    expect(archived.schema.safeParse(data).success).toBe(true);
    expect(archived.schema.safeParse({ ...data, applicantName: 'x' }).success).toBe(false);
  });

  it('upcasts to the newest version and refuses an unknown type', () => {
    expect(upcast('cn.mingjian.intake.ApplicationArchived.v1', { a: 1 })).toEqual({
      name: 'ApplicationArchived',
      data: { a: 1 },
    });
    expect(() => upcast('cn.mingjian.intake.Nothing.v1', {})).toThrow(UnknownEventType);
  });

  it('goes through every version in between', () => {
    const versions = [1, 2, 3].map((version) =>
      defineEvent({
        service: 'intake',
        name: 'PlaintLodged',
        version,
        kind: 'contract',
        summary: 'An invented event for specs.',
        schema: z.looseObject({}),
      }),
    );
    const [first, second, third] = versions.map(({ wireType }) => wireType) as [string, string, string];
    const up = createUpcast(
      new Map(versions.map((definition) => [definition.wireType, definition])),
      new Map([
        [first, { to: second, up: (data) => ({ ...data, organ: 'city' }) }],
        [second, { to: third, up: ({ organ, ...data }) => ({ ...data, organs: [organ] }) }],
      ]),
    );
    const newest = { name: 'PlaintLodged', data: { a: 1, organs: ['city'] } };
    expect(up(first, { a: 1 })).toEqual(newest);
    expect(up(second, { a: 1, organ: 'city' })).toEqual(newest);
    expect(up(third, newest.data)).toEqual(newest);
    const astray = createUpcast(catalogue, new Map([[[...catalogue.keys()][0]!, { to: 'x', up: (data) => data }]]));
    expect(() => astray([...catalogue.keys()][0]!, {})).toThrow(UnknownEventType);
  });

  it('has the 21 result rows of the 2021 form', () => {
    expect(new Set(resultCodes).size).toBe(21);
  });
});

describe('canonical bytes (RFC 8785)', () => {
  it('sorts members, writes numbers as ECMAScript does and leaves no white space', () => {
    expect(canonicalize({ b: 1e21, a: [0.1, -0, '€'], 10: null })).toBe('{"10":null,"a":[0.1,0,"€"],"b":1e+21}');
  });

  it('sorts by UTF-16 code units, as the example of section 3.2.3 does', () => {
    const members = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    expect(canonicalize(members)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('writes every JSON value as another implementation does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(canonicalize(value)).toBe(canonicalizeElsewhere(value));
      }),
    );
  });

  it('refuses what JSON cannot carry', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    for (const value of [undefined, '\ud83d', { '\ude00': 1 }, ['\\\ud800'], circle])
      expect(() => canonicalize(value)).toThrow(TypeError);
    for (const value of [{ a: Number.NaN }, [Infinity], { a: 1n }, { a: () => 1 }])
      expect(() => canonicalize(value)).toThrow();
  });

  it('lets text pass that only looks like half of a surrogate pair', () => {
    expect(canonicalize('\\ud83d \\\\ude00 😀')).toBe(String.raw`"\\ud83d \\\\ude00 😀"`);
  });

  it('hashes text as UTF-8', () => {
    expect(sha256('明鉴')).toBe(sha256(new TextEncoder().encode('明鉴')));
  });
});
