import type { MessageKey } from '../words/messages.js';
import type { Vocabulary } from '../words/vocabulary.js';

interface Common {
  /** Name in the body of the act. */
  readonly name: string;
  readonly label: MessageKey;
  readonly required?: boolean;
  readonly hint?: MessageKey;
  /** Shown, and sent, only when this holds of what is entered. */
  readonly when?: (values: Values) => boolean;
}

export type Values = Readonly<Record<string, unknown>>;

/** One thing that an act asks for. */
export type Field =
  | (Common & { readonly kind: 'text' | 'longText'; readonly max: number; readonly min?: number })
  /** Past days unless `future`; `any` is both. */
  | (Common & { readonly kind: 'date'; readonly future?: boolean | 'any' })
  /** Several days, past or to come. */
  | (Common & { readonly kind: 'dates' })
  | (Common & { readonly kind: 'number'; readonly min: number; readonly max: number })
  | (Common & { readonly kind: 'flag' })
  | (Common & {
      readonly kind: 'choice' | 'choices';
      readonly vocabulary: Vocabulary;
      readonly codes: readonly string[];
    })
  | (Common & { readonly kind: 'section' })
  | (Common & { readonly kind: 'organ' | 'organs' })
  /** Something of the organ that is published. */
  | (Common & { readonly kind: 'publication' })
  /** Files that are brought as they are chosen. */
  | (Common & { readonly kind: 'files' })
  /** Several short texts. */
  | (Common & { readonly kind: 'texts' })
  /** Codes of a rule table of the city, with their labels there. */
  | (Common & { readonly kind: 'rule'; readonly table: string; readonly code: string; readonly many?: boolean })
  /** Codes with their labels in a rule table of the law. */
  | (Common & { readonly kind: 'provisions' })
  /** Begins with one row, and with none where `required` is false. */
  | (Common & { readonly kind: 'rows'; readonly columns: readonly Field[] });

/** A part of the body with fields of its own: `applicant.identity.number` is entered under that name. */
export const bodyOf = (fields: readonly Field[], values: Values): Record<string, unknown> => {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.when && !field.when(values)) continue;
    const value = valueOf(field, values[field.name]);
    if (value !== undefined) put(body, field.name.split('.'), value);
  }
  return body;
};

const valueOf = (field: Field, value: unknown): unknown => {
  if (field.kind === 'rows') return rowsOf(field.columns, value);
  if (field.kind === 'files') return filesOf(value);
  return plain(value);
};

/** Only what names a file; without any the body does not speak of files. */
const filesOf = (files: unknown): unknown =>
  Array.isArray(files) && files.length > 0
    ? (files as readonly { name: string; digest: string }[]).map(({ name, digest }) => ({ name, digest }))
    : undefined;

const rowsOf = (columns: readonly Field[], rows: unknown): unknown =>
  Array.isArray(rows) && rows.length > 0 ? rows.map((row: Values) => bodyOf(columns, row)) : undefined;

/** What nobody entered is left out; text goes without the spaces around it. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return value;
};

const put = (body: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) body[name!] = value;
  else put((body[name!] ??= {}) as Record<string, unknown>, rest, value);
};
