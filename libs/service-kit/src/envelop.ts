import {
  encodeEnvelope,
  type Actor,
  type Envelope,
  type EventDefinition,
  type Pins,
  type ServiceName,
} from '@mingjian/contracts';
import { civilDateOf, uuidFrom, type CivilDate } from '@mingjian/core';
import type { NewEvent } from '@mingjian/event-store';
import type { AnyAggregate, DomainEvent } from './aggregate.js';
import { Problem } from './problem.js';

/** In whose name something is done; a deputy in their own, for the holder. */
export interface Doer {
  readonly actor: Actor;
  readonly actingFor: string | null;
}

/** The order itself, and what led to it. */
export interface Cause {
  /** Who sent it; command ids count per subject. */
  readonly sub: string;
  readonly commandId: string;
  /** SHA-256 of the request. */
  readonly digest: string;
  readonly correlationId: string;
  readonly causationId: string;
}

interface EnvelopParts {
  readonly service: ServiceName;
  readonly aggregate: Pick<AnyAggregate, 'events' | 'name'>;
  readonly stream: string;
  /** The place in the stream that the event will have. */
  readonly version: number;
  readonly event: DomainEvent;
  /** Its place among the events of its command: the id follows from it. */
  readonly index: number;
  readonly doer: Doer;
  readonly cause: Cause;
  readonly pins: Pins;
  /** `late`: entered afterwards (补录). */
  readonly entry: Envelope['entry'];
  readonly now: Date;
}

/**
 * Puts a domain event into its envelope and fixes the bytes (ADR 0004).
 * @throws Problem `request.invalid` when the event's own schema refuses it; Error for an event that the aggregate does not have
 */
export const envelop = (parts: EnvelopParts): NewEvent => {
  const { service, aggregate, stream, version, event, index, doer, cause, pins, entry, now } = parts;
  const definition = aggregate.events[event.type];
  if (!definition) throw new Error(`${aggregate.name} has no event ${event.type}`);
  const data = checked(definition, event.data);
  const id = uuidFrom(service, cause.sub, cause.commandId, String(index));
  const envelope: Envelope = {
    specversion: '1.0',
    id,
    source: `/mingjian/${service}`,
    type: definition.wireType,
    subject: stream,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    kind: definition.kind,
    streamVersion: version,
    actor: doer.actor,
    actingFor: doer.actingFor,
    causationId: cause.causationId,
    correlationId: cause.correlationId,
    command: { id: cause.commandId, digest: cause.digest },
    occurredOn: legalDateOf(definition, data) ?? civilDateOf(now),
    entry,
    pins,
    personal: [...(event.personal ?? [])],
    data,
  };
  return { id, type: definition.wireType, body: encodeEnvelope(envelope) };
};

/** The date that an event states of its fact; undefined where that is the day of recording. */
const legalDateOf = (
  { occurredOn }: EventDefinition,
  data: Readonly<Record<string, unknown>>,
): CivilDate | undefined => {
  const stated = occurredOn === undefined ? undefined : data[occurredOn];
  return typeof stated === 'string' ? stated : undefined;
};

/** An event that its own schema refuses comes of a request that nobody looked at closely enough: the sender's error, not a fault. */
const checked = (definition: EventDefinition, data: object): Record<string, unknown> => {
  const parsed = definition.schema.safeParse(data);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw Problem.of('request.invalid', { event: definition.name, issues });
};
