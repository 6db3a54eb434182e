import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldsOf } from './field-types.js';

const typeOf = (schema: z.ZodType): string => fieldsOf(z.strictObject({ field: schema }))[0]!.type;

describe('types of fields in words', () => {
  it('names what the platform uses everywhere', () => {
    expect(typeOf(z.uuid())).toBe('UUID');
    expect(typeOf(z.iso.date().nullable())).toBe('date or null');
    expect(typeOf(z.string().regex(/^[0-9a-f]{64}$/))).toBe('SHA-256, hexadecimal');
    expect(typeOf(z.enum(['paper', 'electronic']))).toBe('`paper` · `electronic`');
  });

  it('tells bounds, but not those of JavaScript itself', () => {
    expect(typeOf(z.string().trim().min(1).max(40))).toBe('text (1–40)');
    expect(typeOf(z.number().int())).toBe('whole number');
    expect(typeOf(z.number().int().min(1))).toBe('whole number (≥ 1)');
    expect(typeOf(z.array(z.string()).max(5))).toBe('list (≤ 5) of text');
  });

  it('writes objects inside and maps in one line', () => {
    expect(typeOf(z.strictObject({ on: z.iso.date(), note: z.string().optional() }))).toBe(
      '{ `on`: date; `note`?: text }',
    );
    expect(typeOf(z.partialRecord(z.enum(['a', 'b']), z.boolean()))).toBe('map from `a` · `b` to true or false');
  });

  it('calls a field with a default optional and tells the default', () => {
    expect(fieldsOf(z.strictObject({ page: z.coerce.number().int().min(1).default(1), organ: z.string() }))).toEqual([
      { name: 'page', type: 'whole number (≥ 1); default `1`', required: false },
      { name: 'organ', type: 'text', required: true },
    ]);
  });
});
