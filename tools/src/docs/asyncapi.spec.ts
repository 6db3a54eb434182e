import specifications from '@asyncapi/specs';
import { catalogue, decodeEnvelope, envelopeSchema, type Envelope } from '@mingjian/contracts';
import { toMessage } from '@mingjian/messaging/kafka';
import { Ajv, type Options, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { HISTORIES, readHistories } from '../histories/files.js';
import { linesOf } from '../histories/replay.js';
import { ROOT } from '../root.js';
import { asyncApi } from './asyncapi.js';
import { readGlossary } from './glossary.js';

// Compiling the schemas of all events takes seconds on a busy machine.
jest.setTimeout(60_000);

interface Message {
  readonly title: string;
  readonly 'x-mingjian-kind': string;
}
interface Document {
  readonly channels: Readonly<Record<string, { readonly address: string; readonly messages: object }>>;
  readonly components: { readonly messages: Readonly<Record<string, Message>>; readonly schemas: object };
}

/** ajv leaves formats to its user; zod, which checks the events, says what they are. */
const newAjv = (options: Options = {}): Ajv => {
  const ajv = new Ajv({ strict: false, allErrors: true, ...options });
  const formats = { date: z.iso.date(), 'date-time': z.iso.datetime(), uuid: z.uuid(), uri: z.url(), email: z.email() };
  for (const [name, schema] of Object.entries(formats)) {
    ajv.addFormat(name, (text: string) => schema.safeParse(text).success);
  }
  // Of these zod knows nothing, and nothing here rests on them.
  for (const name of ['uri-reference', 'uri-template', 'regex']) ajv.addFormat(name, true);
  return ajv;
};

let document: Document;
let ajv: Ajv;
let recorded: readonly Envelope[];
beforeAll(async () => {
  document = parse(asyncApi(await readGlossary(ROOT))) as Document;
  ajv = newAjv().addSchema(document, 'document');
  // Made by the domain, and checked when they were made.
  recorded = (await readHistories(HISTORIES)).flatMap(({ events }) => linesOf(events).map(decodeEnvelope));
});

const validatorOf = (type: string): ValidateFunction => ajv.getSchema(`document#/components/messages/${type}/payload`)!;

/** What the platform itself says of an envelope. */
const isValid = (type: string, envelope: object): boolean => {
  const definition = catalogue.get(type)!;
  const parsed = envelopeSchema.safeParse(envelope);
  if (!parsed.success || !definition.schema.safeParse(parsed.data.data).success) return false;
  const { source, kind } = parsed.data;
  return parsed.data.type === type && source === `/mingjian/${definition.service}` && kind === definition.kind;
};

/** An envelope or its data with one member replaced, taken away or added. */
const spoilt = (envelope: Envelope): fc.Arbitrary<object> => {
  const value = fc.oneof(
    fc.constantFrom(null, true, 0, -1, 1.5, 'x', '', '2024-02-30', '2024-01-02', '2024-01-02T04:00:00Z', 'contract'),
    fc.constantFrom(...Object.values(envelope), ...Object.values(envelope.data)),
    fc.jsonValue({ maxDepth: 1 }),
  );
  const change = (object: object): fc.Arbitrary<object> =>
    fc
      .tuple(fc.constantFrom('another', ...Object.keys(object)), fc.option(value, { nil: undefined }))
      .map(([key, other]) => JSON.parse(JSON.stringify({ ...object, [key]: other })) as object);
  return fc.oneof(
    change(envelope),
    change(envelope.data).map((data) => ({ ...envelope, data })),
  );
};

describe('the AsyncAPI document', () => {
  it('is valid by the official schema of AsyncAPI 3.0.0', () => {
    // The official schema brings its own copy of the draft 7 meta-schema, so ajv must not have one already.
    const official: object = specifications.schemas['3.0.0'];
    const validate = newAjv({ meta: false, validateSchema: false }).compile(official);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...document, channels: { intake: { address: 7 } } })).toBe(false);
  });

  it('has every event on the topic of its service, with its labels and its kind', () => {
    expect(Object.keys(document.components.messages).sort()).toEqual([...catalogue.keys()].sort());
    for (const { wireType, service, kind } of catalogue.values()) {
      expect(document.channels[service]!.address).toBe(`mingjian.${service}.events`);
      expect(document.channels[service]!.messages).toHaveProperty([wireType]);
      expect(document.components.messages[wireType]).toMatchObject({
        title: expect.stringMatching(/\p{Script=Han}.* [A-Z]/u),
        'x-mingjian-kind': kind,
      });
    }
  });

  it('refuses an event without a line in the glossary', () => {
    expect(() => asyncApi(new Map())).toThrow('no line for ApplicationSubmitted');
  });

  it('fits every event that was ever recorded', () => {
    expect(new Set(recorded.map(({ type }) => type)).size).toBe(catalogue.size);
    for (const envelope of recorded) {
      const validate = validatorOf(envelope.type);
      validate(envelope);
      expect({ envelope, errors: validate.errors ?? [] }).toEqual({ envelope, errors: [] });
    }
  });

  it('accepts and refuses what the platform accepts and refuses', () => {
    const candidates = fc
      .constantFrom(...recorded)
      .chain((envelope) => fc.record({ type: fc.constant(envelope.type), candidate: spoilt(envelope) }));
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(candidates, ({ type, candidate }) => {
        const valid = isValid(type, candidate);
        verdicts.add(valid);
        expect(validatorOf(type)(candidate)).toBe(valid);
      }),
      { numRuns: 500 },
    );
    expect(verdicts.size).toBe(2);
  });

  it('describes the headers of a message as it is sent', () => {
    const validate = ajv.getSchema('document#/components/schemas/headers')!;
    const { headers } = toMessage({
      source: 'intake',
      sequence: 12,
      recordedAt: new Date('2024-01-02T04:00:00.125Z'),
      stream: 'application-a3bb189e-8bf9-4888-9912-ace4e6543002',
      version: 9,
      id: 'a3bb189e-8bf9-4888-9912-ace4e6543002',
      type: 'cn.mingjian.intake.ApplicationArchived.v1',
      body: JSON.stringify({ time: '2024-01-02T04:00:00.000Z' }),
    });
    const described = Object.keys(
      (document.components.schemas as { headers: { properties: object } }).headers.properties,
    );
    expect(Object.keys(headers!).sort()).toEqual(described.sort());
    expect(validate(headers)).toBe(true);
    expect(validate({ ...headers, sequence: '0' })).toBe(false);
    expect(validate({ ...headers, recordedAt: 'yesterday' })).toBe(false);
  });
});
