import { z } from 'zod';
import type { ServiceName } from './vocabulary.js';

/** `contract`: other services may react to it. `private`: it travels too, but only for reporting and the ledger. */
export type EventKind = 'contract' | 'private';

/** One schema per (type, version); a change is additive, or a new version with an upcaster from the one before. */
export interface EventDefinition<
  Name extends string = string,
  Schema extends z.ZodType = z.ZodType,
  Kind extends EventKind = EventKind,
> {
  readonly service: ServiceName;
  readonly name: Name;
  readonly version: number;
  readonly kind: Kind;
  readonly schema: Schema;
  /** The type on the wire: `cn.mingjian.<service>.<Event>.v<n>`. */
  readonly wireType: string;
  /** One sentence for the event catalogue. */
  readonly summary: string;
  /** The field with the legal date of the fact, where that may lie before the day of recording. */
  readonly occurredOn?: string;
}

export const defineEvent = <
  const Name extends string,
  Schema extends z.ZodType,
  const Kind extends EventKind,
>(definition: {
  service: ServiceName;
  name: Name;
  version?: number;
  kind: Kind;
  summary: string;
  schema: Schema;
  occurredOn?: keyof z.infer<Schema> & string;
}): EventDefinition<Name, Schema, Kind> => {
  const version = definition.version ?? 1;
  return { ...definition, version, wireType: `cn.mingjian.${definition.service}.${definition.name}.v${version}` };
};

/** The domain's view of a definition: `{ type, data }`, and the sealed fields that the envelope carries commitments for. */
export type DomainEventOf<Definition> =
  Definition extends EventDefinition<infer Name, infer Schema>
    ? { readonly type: Name; readonly data: z.infer<Schema>; readonly personal?: readonly PersonalField[] }
    : never;

/** The union of the domain events of a set of definitions. */
export type EventsOf<Definitions extends Record<string, EventDefinition>> = {
  [Name in keyof Definitions]: DomainEventOf<Definitions[Name]>;
}[keyof Definitions];

/**
 * A field that is not in the event but sealed in the vault (architecture rule 8). `commitment` is
 * SHA-256(label ‖ salt ‖ canonical value); once the salt is gone it opens to nothing.
 */
export interface PersonalField {
  /** The field's name, for example `applicant`. */
  readonly field: string;
  /** Whose data it is: a random UUID per application, never an identity number or its hash. */
  readonly subject: string;
  /** Where the vault keeps it. */
  readonly ref: string;
  readonly commitment: string;
}

export const personalFieldSchema = z.strictObject({
  field: z.string().min(1),
  subject: z.uuid(),
  ref: z.uuid(),
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
});
