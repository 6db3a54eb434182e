import fc from 'fast-check';
import { z } from 'zod';
import type { EventDefinition } from '../define.js';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Data of an event, anything that its schema takes, with a liking for the ends of ranges. */
export const arbitraryData = ({ schema }: EventDefinition): fc.Arbitrary<Record<string, unknown>> =>
  // A schema asks for more than its JSON form can say: what does not pass is drawn again.
  arbitraryOf(z.toJSONSchema(schema)).filter((data): data is Record<string, unknown> => schema.safeParse(data).success);

/** @throws RangeError for a kind of schema that no event uses yet */
const arbitraryOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice as JsonSchema)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types: unknown = schema.type;
  if (Array.isArray(types)) return fc.oneof(...types.map((type) => arbitraryOf({ ...schema, type: type as 'string' })));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(arbitraryOf(schema.items as JsonSchema), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
      });
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return wholeNumber(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new RangeError(`no arbitrary for ${JSON.stringify(schema)}`);
  }
};

const objectOf = ({ properties, required, additionalProperties, propertyNames }: JsonSchema): fc.Arbitrary<unknown> => {
  if (!properties) {
    return fc.dictionary(
      arbitraryOf((propertyNames ?? { type: 'string' }) as JsonSchema) as fc.Arbitrary<string>,
      arbitraryOf(additionalProperties as JsonSchema),
      { maxKeys: 3 },
    );
  }
  const fields = Object.entries(properties).map(([name, field]) => [name, arbitraryOf(field as JsonSchema)]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: required ?? [],
  });
};

const textOf = ({ format, pattern, minLength = 0, maxLength = 300 }: JsonSchema): fc.Arbitrary<string> => {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return someDate;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  // Text that holds U+0000 or half a character never gets as far as an event.
  const text = fc.string({ unit: 'grapheme', minLength, maxLength }).filter((drawn) => !drawn.includes('\0'));
  return fc.oneof(text, fc.constant('长'.repeat(maxLength)));
};

const someDate = fc.oneof(
  fc.constantFrom('0000-01-03', '0001-01-01', '1582-10-10', '1900-01-01', '2024-02-29', '2199-12-31', '9999-12-31'),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

const wholeNumber = (schema: JsonSchema): fc.Arbitrary<number> => {
  const { minimum: min = Number.MIN_SAFE_INTEGER, maximum: max = Number.MAX_SAFE_INTEGER } = schema;
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
};
