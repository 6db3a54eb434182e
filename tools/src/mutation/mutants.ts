import { ruleRowSchemas, type RuleTable } from '@mingjian/contracts';
import { z } from 'zod';

type Row = Readonly<Record<string, unknown>>;

/** One datum of a shipped rule table, changed. */
export type Mutation =
  | { readonly kind: 'change'; readonly row: number; readonly column: string; readonly to: unknown }
  | { readonly kind: 'remove'; readonly row: number }
  | { readonly kind: 'validFrom'; readonly to: string }
  | { readonly kind: 'none' };

export interface Mutant {
  readonly table: RuleTable;
  readonly mutation: Mutation;
  /** For people: what became what. */
  readonly text: string;
}

/** What people read and nothing follows from. */
export const NOTES: ReadonlySet<string> = new Set([
  'source',
  'label',
  'englishLabel',
  'title',
  'englishTitle',
  'note',
  'text',
]);

/**
 * Everything that may be wrong with a table one datum at a time: numbers one up and down, another member of an enumeration, null for a
 * value and a value for null, another text, a row missing, another first day. What no version of the table could be is left out.
 */
export const mutantsOf = (table: RuleTable, validFrom: string, rows: readonly Row[]): readonly Mutant[] => {
  const schema = ruleRowSchemas[table];
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const changes = rows.flatMap((row, index) =>
    Object.keys(shape)
      .filter((column) => !NOTES.has(column))
      .flatMap((column) =>
        otherValues(
          shape[column]!,
          row[column],
          rows.map((each) => each[column]),
        )
          .filter((to) => schema.safeParse({ ...row, [column]: to }).success)
          .map((to): Mutant => {
            const mutation = { kind: 'change', row: index, column, to } as const;
            return { table, mutation, text: `${nameOf(row)}: ${column} ${row[column]} → ${to}` };
          }),
      ),
  );
  return [
    ...changes,
    ...rows.map((row, index): Mutant => ({
      table,
      mutation: { kind: 'remove', row: index },
      text: `${nameOf(row)}: removed`,
    })),
    {
      table,
      mutation: { kind: 'validFrom', to: dayAfter(validFrom) },
      text: `first day ${validFrom} → ${dayAfter(validFrom)}`,
    },
  ];
};

/** The table as it is shipped, which has to be green: else a red spec would say nothing of a mutant. */
export const untouched = (table: RuleTable): Mutant => ({ table, mutation: { kind: 'none' }, text: 'as shipped' });

/** Rows with the mutation in them. */
export const mutated = <Each>(rows: readonly Each[], mutation: Mutation): readonly Each[] => {
  switch (mutation.kind) {
    case 'remove':
      return rows.filter((_, index) => index !== mutation.row);
    case 'change':
      return rows.map((row, index) => (index === mutation.row ? { ...row, [mutation.column]: mutation.to } : row));
    case 'validFrom':
    case 'none':
      return rows;
  }
};

const otherValues = (type: z.ZodType, value: unknown, column: readonly unknown[]): readonly unknown[] => {
  if (type instanceof z.ZodDefault) return otherValues(type.unwrap() as z.ZodType, value, column);
  if (type instanceof z.ZodNullable) {
    const inner = type.unwrap() as z.ZodType;
    const some = column.find((each) => each !== null) ?? sample(inner);
    return value === null ? [some] : [null, ...otherValues(inner, value, column)];
  }
  if (type instanceof z.ZodEnum) return type.options.filter((option) => option !== value);
  if (typeof value === 'number') return [value - 1, value + 1];
  if (typeof value === 'boolean') return [!value];
  const longer = [`${value}0`, `${value}x`].find((to) => type.safeParse(to).success);
  return [longer, column.find((each) => each !== value && each !== null)].filter((to) => to !== undefined);
};

/** A value for a column in which everything is null. */
const sample = (type: z.ZodType): unknown =>
  [1, 'x', '1', true, ...(type instanceof z.ZodEnum ? type.options : [])].find(
    (value) => type.safeParse(value).success,
  );

const nameOf = (row: Row): string =>
  Object.entries(row)
    .filter(([column]) => !NOTES.has(column))
    .map(([, value]) => value)
    .slice(0, 3)
    .join(' ');

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
