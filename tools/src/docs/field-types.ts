import { z } from 'zod';
import type { JsonSchema } from '../contracts/json-schema.js';

/** One field of a body, a query or an event, as a reader of the documentation needs it. */
export interface Field {
  readonly name: string;
  readonly type: string;
  /** False when it may be left out. */
  readonly required: boolean;
}

/** The fields of an object schema in their order; none for a schema that is no object. */
export const fieldsOf = (schema: z.ZodType): readonly Field[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonSchema;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeOf(property),
    required: required.includes(name) && property.default === undefined,
  }));
};

/** Patterns that have a name in this platform (libs/contracts/src/events/fields.ts). */
const named: Readonly<Record<string, string>> = {
  '^[0-9a-f]{64}$': 'SHA-256, hexadecimal',
  '^[a-z0-9][a-z0-9-]{0,63}$': 'short name (`a-z 0-9 -`, at most 64)',
  '^\\d{1,12}(\\.\\d{1,4})?$': 'decimal as text',
  '^\\d{4}-(0[1-9]|1[0-2])$': 'month `YYYY-MM`',
};
const formats: Readonly<Record<string, string>> = {
  uuid: 'UUID',
  date: 'date',
  'date-time': 'instant (ISO 8601)',
  email: 'e-mail address',
  uri: 'URL',
};

const typeOf = (schema: JsonSchema): string => {
  const type = bareTypeOf(schema);
  return schema.default === undefined ? type : `${type}; default ${code(schema.default)}`;
};

const bareTypeOf = (schema: JsonSchema): string => {
  if (typeof schema.type === 'object') return schema.type.map((type) => bareTypeOf({ ...schema, type })).join(' or ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.enum) return schema.enum.map(code).join(' · ');
  if (schema.const !== undefined) return code(schema.const);
  switch (schema.type) {
    case 'string':
      return textType(schema);
    case 'integer':
      return `whole number${range(schema.minimum, schema.maximum)}`;
    case 'number':
      return `number${range(schema.minimum, schema.maximum)}`;
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return `list${range(schema.minItems, schema.maxItems)} of ${typeOf(schema.items ?? {})}`;
    case 'object':
      return objectType(schema);
    default:
      return 'any JSON value';
  }
};

const textType = ({ format, pattern, minLength, maxLength }: JsonSchema): string => {
  if (format !== undefined && formats[format]) return formats[format];
  if (pattern !== undefined) return named[pattern] ?? 'text of a fixed pattern';
  return `text${range(minLength, maxLength)}`;
};

const objectType = ({ properties, required = [], additionalProperties, propertyNames }: JsonSchema): string => {
  if (properties) {
    const members = Object.entries(properties).map(
      ([name, member]) => `\`${name}\`${required.includes(name) ? '' : '?'}: ${typeOf(member)}`,
    );
    return `{ ${members.join('; ')} }`;
  }
  const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'any JSON value';
  return `map${propertyNames?.enum ? ` from ${typeOf(propertyNames)}` : ''} to ${values}`;
};

/** zod bounds every whole number by what JavaScript can count; that says nothing to a reader. */
const range = (least: number | undefined, most: number | undefined): string => {
  const low = least === undefined || least <= Number.MIN_SAFE_INTEGER ? undefined : least;
  const high = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  if (low === undefined && high === undefined) return '';
  if (low === undefined) return ` (≤ ${high})`;
  return high === undefined ? ` (≥ ${low})` : ` (${low}–${high})`;
};

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
