import { z } from 'zod';

/** The part of JSON Schema (draft 7) that zod writes for the platform's schemas. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const UTC_MILLISECONDS = '\\.[0-9]{3}Z$';

/**
 * A schema of the contracts as JSON Schema, draft 7: what AsyncAPI builds on.
 *
 * A `format` stands without the pattern that zod adds to it: that is zod's way to check the format, differs between its versions, and
 * would make an upgrade look like a change of the contract. Instants in contracts are UTC with milliseconds, which no format says.
 * @throws Error for what JSON Schema cannot say (transforms, functions, dates as objects)
 */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-07',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      if (jsonSchema.format === 'date-time') jsonSchema.pattern = UTC_MILLISECONDS;
    },
  });
  // Through text, so that what is compared with a file is what a file can hold.
  return JSON.parse(JSON.stringify(rest)) as JsonSchema;
};
