import specifications from '@asyncapi/specs';
import { catalogue, envelopeSchema, type Envelope } from '@mingjian/contracts';
import { Ajv, type Options } from 'ajv';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../root.js';
import { asyncApi } from './asyncapi.js';
import { readGlossary } from './glossary.js';

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
  return ajv.addFormat('uri-reference', /^\S+$/);
};

let document: Document;
beforeAll(async () => {
  document = parse(asyncApi(await readGlossary(ROOT))) as Document;
});

const ARCHIVED = 'cn.mingjian.intake.ApplicationArchived.v1';
const CASE = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const archived: Envelope = {
  specversion: '1.0',
  id: CASE,
  source: '/mingjian/intake',
  type: ARCHIVED,
  subject: `application-${CASE}`,
  time: '2024-01-02T04:00:00.000Z',
  datacontenttype: 'application/json',
  kind: 'private',
  streamVersion: 9,
  actor: { sub: 'handler', organ: 'transport', role: 'handler', grant: null },
  actingFor: null,
  causationId: CASE,
  correlationId: CASE,
  command: { id: 'archive-1', digest: 'a'.repeat(64) },
  occurredOn: '2024-01-02',
  entry: 'live',
  pins: {},
  personal: [],
  data: { application: CASE, organ: 'transport', archivedOn: '2024-01-02' },
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

  it('describes payloads as the envelope schema checks them', () => {
    const validate = newAjv()
      .addSchema(document, 'document')
      .getSchema(`document#/components/messages/${ARCHIVED}/payload`)!;
    const cases: readonly [boolean, object][] = [
      [true, archived],
      [false, { ...archived, type: 'cn.mingjian.intake.ApplicationWithdrawn.v1' }],
      [false, { ...archived, kind: 'contract' }],
      [false, { ...archived, streamVersion: 0 }],
      [false, { ...archived, occurredOn: '2024-02-30' }],
      [false, { ...archived, data: { ...archived.data, applicantName: 'x' } }],
      [false, { ...archived, data: { application: CASE, organ: 'transport' } }],
    ];
    for (const [valid, envelope] of cases) expect([validate(envelope), envelope]).toEqual([valid, envelope]);
    expect(envelopeSchema.safeParse(archived).success).toBe(true);
  });

  it('describes the headers that carry the place in the log', () => {
    const validate = newAjv().addSchema(document, 'document').getSchema('document#/components/schemas/headers')!;
    const headers = {
      ce_specversion: '1.0',
      ce_id: CASE,
      ce_source: '/mingjian/intake',
      ce_type: ARCHIVED,
      ce_time: archived.time,
      ce_sequence: '12',
      ce_recordedat: archived.time,
      ce_streamversion: '9',
    };
    expect(validate(headers)).toBe(true);
    expect(validate({ ...headers, ce_sequence: '0' })).toBe(false);
    expect(validate({ ...headers, ce_recordedat: 'yesterday' })).toBe(false);
  });
});
