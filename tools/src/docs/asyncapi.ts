import { catalogue, envelopeSchema, serviceNames, type EventDefinition, type ServiceName } from '@mingjian/contracts';
import { stringify } from 'yaml';
import { jsonSchemaOf } from '../contracts/json-schema.js';
import { streams } from './event-catalogue.js';
import type { Label } from './glossary.js';

const ENVELOPE = { $ref: '#/components/schemas/envelope' };
const TRAIT = { $ref: '#/components/messageTraits/event' };
const KAFKA = '0.5.0';

/**
 * docs/reference/asyncapi.yaml: the topics and their events as AsyncAPI 3.0.0, for generators and readers outside the platform.
 *
 * The specs check it against the official JSON Schema of AsyncAPI with ajv. Its own parser is not used: it installs a package that
 * reports home when it is installed.
 * @throws RangeError for an event without a line in the glossary
 */
export const asyncApi = (glossary: ReadonlyMap<string, readonly Label[]>): string =>
  HEAD + stringify(documentOf([...catalogue.values()], glossary), { lineWidth: 140, aliasDuplicateObjects: false });

const HEAD = '# Generated from libs/contracts by `node tools/run.mjs docs`. Do not edit: a spec compares.\n';

const documentOf = (definitions: readonly EventDefinition[], glossary: ReadonlyMap<string, readonly Label[]>) => {
  const byType = <Value>(make: (definition: EventDefinition) => Value): Readonly<Record<string, Value>> =>
    Object.fromEntries(definitions.map((definition) => [definition.wireType, make(definition)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Mingjian 明鉴 events',
      version: '1.0.0',
      license: { name: 'Apache-2.0' },
      description:
        'Every event of every service. One topic a service; the key is the stream, so the events of one stream arrive in order; at least ' +
        'once. `x-mingjian-kind: contract` events may cause reactions elsewhere and change only compatibly (libs/contracts/published); ' +
        '`private` ones travel for the record and the ledger, and nobody else may rely on them.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(serviceNames.map((service) => [service, channelOf(service, definitions)])),
    operations: Object.fromEntries(serviceNames.map((service) => [`${service}Publishes`, operationOf(service)])),
    components: {
      messages: byType((definition) => messageOf(definition, labelOf(definition, glossary))),
      messageTraits: { event: trait },
      schemas: { envelope: jsonSchemaOf(envelopeSchema), headers, ...byType(({ schema }) => jsonSchemaOf(schema)) },
    },
  };
};

const channelOf = (service: ServiceName, definitions: readonly EventDefinition[]) => ({
  address: `mingjian.${service}.events`,
  title: `The log of ${service}`,
  messages: Object.fromEntries(
    definitions
      .filter((definition) => definition.service === service)
      .map(({ wireType }) => [wireType, { $ref: `#/components/messages/${wireType}` }]),
  ),
  bindings: {
    kafka: {
      topic: `mingjian.${service}.events`,
      topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1 },
      bindingVersion: KAFKA,
    },
  },
});

const operationOf = (service: ServiceName) => ({
  action: 'send',
  channel: { $ref: `#/channels/${service}` },
  summary: `The relay of ${service} sends its log, in its order.`,
});

const messageOf = (definition: EventDefinition, { zh, en }: Label) => ({
  name: definition.wireType,
  title: `${zh} ${en}`,
  summary: definition.summary,
  traits: [TRAIT],
  payload: {
    allOf: [
      ENVELOPE,
      {
        properties: {
          source: { const: `/mingjian/${definition.service}` },
          type: { const: definition.wireType },
          kind: { const: definition.kind },
          data: { $ref: `#/components/schemas/${definition.wireType}` },
        },
      },
    ],
  },
  'x-mingjian-kind': definition.kind,
  'x-mingjian-version': definition.version,
  'x-mingjian-streams': streamsOf(definition),
});

const streamsOf = ({ wireType }: EventDefinition): string =>
  streams.find(({ events }) => Object.values(events).some((event) => event.wireType === wireType))?.names ?? '';

const labelOf = ({ name }: EventDefinition, glossary: ReadonlyMap<string, readonly Label[]>): Label => {
  const label = glossary.get(name)?.[0];
  if (!label) throw new RangeError(`no line for ${name} in docs/reference/glossary.md`);
  return label;
};

const text = (description: string, rest: object = {}) => ({ type: 'string', description, ...rest });
const wholeNumber = (description: string) => text(description, { pattern: '^[1-9][0-9]*$' });

const CONTENT_TYPE = 'application/cloudevents+json; charset=UTF-8';

/** The Kafka protocol binding of CloudEvents 1.0 in structured mode; the attributes stand in headers too, and so do the coordinates. */
const headers = {
  type: 'object',
  required: [
    ...['content-type', 'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time'],
    ...['sequence', 'recordedAt', 'version'],
  ],
  properties: {
    'content-type': { const: CONTENT_TYPE },
    ce_specversion: { const: '1.0' },
    ce_id: text('As `id` in the envelope.', { format: 'uuid' }),
    ce_source: text('As `source` in the envelope.'),
    ce_type: text('As `type` in the envelope.'),
    ce_time: text('As `time` in the envelope.', { format: 'date-time' }),
    sequence: wholeNumber("The gap-free ordinal in the service's log; not in the envelope (ADR 0004)."),
    recordedAt: text('When it was recorded, UTC; never decreases along the sequence; not in the envelope.', {
      format: 'date-time',
    }),
    version: wholeNumber('As `streamVersion` in the envelope.'),
  },
};

/** What every message has. */
const trait = {
  contentType: CONTENT_TYPE,
  headers: { $ref: '#/components/schemas/headers' },
  correlationId: {
    description: 'The command at the beginning of the chain that led here.',
    location: '$message.payload#/correlationId',
  },
  bindings: { kafka: { key: text('The stream, as `subject` in the envelope.'), bindingVersion: KAFKA } },
};
