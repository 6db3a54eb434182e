import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './json-schema.js';

/** One difference between a published schema and today's, at a place such as `term.pauses[].after`. */
export interface Difference {
  readonly place: string;
  readonly change: string;
  /**
   * True when an event stored under the published schema would be refused by today's, or when a reader written for the published
   * one could meet an event without something it was promised. Such a change is a new version of the event.
   */
  readonly breaking: boolean;
}

/** Raising one of these refuses stored events; lowering it only lets more in. */
const LEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const;
/** The reverse. */
const MOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
const STRUCTURE = ['type', 'anyOf', 'properties', 'required', 'items', 'additionalProperties', 'propertyNames', 'enum'];

/**
 * What changed from a published schema to today's, by the table in libs/contracts/README.md. A keyword that this comparison does not
 * know counts as breaking when it changed, so that nothing slips through unseen.
 */
export const differences = (published: JsonSchema, today: JsonSchema, place = ''): readonly Difference[] => {
  const before = alternatives(published);
  const now = alternatives(today);
  const nulls = nullability(before, now, place);
  const [old, current] = [before, now].map((list) => list.filter(({ type }) => type !== 'null'));
  if (old!.length !== current!.length) return [...nulls, breaking(place, 'has other alternatives')];
  return [...nulls, ...old!.flatMap((schema, index) => compare(schema, current![index]!, place))];
};

const compare = (old: JsonSchema, now: JsonSchema, place: string): readonly Difference[] => {
  if (old.type !== now.type) return [breaking(place, `was ${kindOf(old)}, is ${kindOf(now)}`)];
  return [
    ...properties(old, now, place),
    ...values(old, now, place),
    ...bounds(old, now, place),
    ...inside(old.items, now.items, `${place}[]`),
    ...inside(old.additionalProperties, now.additionalProperties, `${place}{}`),
    ...inside(old.propertyNames, now.propertyNames, `${place}{key}`),
    ...otherKeywords(old, now, place),
  ];
};

/** `anyOf` and a list of types say the same: one schema for each alternative. */
const alternatives = (schema: JsonSchema): readonly JsonSchema[] => {
  if (schema.anyOf) return schema.anyOf.flatMap(alternatives);
  return Array.isArray(schema.type) ? schema.type.map((type: string) => ({ ...schema, type })) : [schema];
};

const nullability = (old: readonly JsonSchema[], now: readonly JsonSchema[], place: string): readonly Difference[] => {
  const [was, is] = [old, now].map((list) => list.some(({ type }) => type === 'null'));
  if (was === is) return [];
  return [breaking(place, is ? 'may be null' : 'may no longer be null')];
};

const properties = (old: JsonSchema, now: JsonSchema, place: string): readonly Difference[] => {
  const [before, after] = [old.properties ?? {}, now.properties ?? {}];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const at = place === '' ? name : `${place}.${name}`;
    const [was, is] = [old, now].map(({ required = [] }) => required.includes(name));
    const [oldField, field] = [before[name], after[name]];
    if (!field) return [breaking(at, 'is gone')];
    if (!oldField) return [is ? breaking(at, 'is new and required') : additive(at, 'is new and optional')];
    const need = was === is ? [] : [breaking(at, is ? 'became required' : 'became optional')];
    return [...need, ...differences(oldField, field, at)];
  });
};

const values = (old: JsonSchema, now: JsonSchema, place: string): readonly Difference[] => {
  if (!old.enum && !now.enum) return [];
  if (!old.enum || !now.enum) return [breaking(place, now.enum ? 'has a closed list of values' : 'is an open text')];
  const without = (list: readonly unknown[], other: readonly unknown[]) => list.filter((each) => !other.includes(each));
  return [
    ...without(old.enum, now.enum).map((value) => breaking(place, `can no longer be ${JSON.stringify(value)}`)),
    ...without(now.enum, old.enum).map((value) => additive(place, `can also be ${JSON.stringify(value)}`)),
  ];
};

const bounds = (old: JsonSchema, now: JsonSchema, place: string): readonly Difference[] => {
  const bound = (keyword: string, open: number, refuses: (was: number, is: number) => boolean) => {
    const was = Number(keywordsOf(old)[keyword] ?? open);
    const is = Number(keywordsOf(now)[keyword] ?? open);
    if (was === is) return [];
    const change = `has ${keyword} ${is} instead of ${was}`;
    return [refuses(was, is) ? breaking(place, change) : additive(place, change)];
  };
  return [
    ...LEAST.flatMap((keyword) => bound(keyword, -Infinity, (was, is) => is > was)),
    ...MOST.flatMap((keyword) => bound(keyword, Infinity, (was, is) => is < was)),
  ];
};

/** Schemas of elements, of other members and of their names: compared where both are schemas, else only equal or not. */
const inside = (
  old: JsonSchema | boolean | undefined,
  now: JsonSchema | boolean | undefined,
  place: string,
): readonly Difference[] => {
  if (typeof old === 'object' && typeof now === 'object') return differences(old, now, place);
  return old === now ? [] : [breaking(place, 'is described otherwise')];
};

const otherKeywords = (old: JsonSchema, now: JsonSchema, place: string): readonly Difference[] => {
  const known: readonly string[] = [...STRUCTURE, ...LEAST, ...MOST];
  const [before, after] = [keywordsOf(old), keywordsOf(now)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((keyword) => !known.includes(keyword) && !isDeepStrictEqual(before[keyword], after[keyword]))
    .map((keyword) => breaking(place, `has another ${keyword}`));
};

const keywordsOf = (schema: JsonSchema): Readonly<Record<string, unknown>> => ({ ...schema });
const kindOf = ({ type = 'anything' }: JsonSchema): string => String(type);
const breaking = (place: string, change: string): Difference => ({ place, change, breaking: true });
const additive = (place: string, change: string): Difference => ({ place, change, breaking: false });
