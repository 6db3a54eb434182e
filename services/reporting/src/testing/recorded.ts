import { catalogue, decodeEnvelope, encodeEnvelope, upcast, type Envelope } from '@mingjian/contracts';
import { instantOf, uuidFrom } from '@mingjian/core';
import type { RecordedEvent } from '@mingjian/event-store';
import type { ProjectedEvent } from '@mingjian/projections';

/** A fact of an invented history, before it has a place in a log. */
export interface Fact {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  /** The legal date; also the day of recording. */
  readonly on: string;
  readonly entry?: 'live' | 'late';
}

const serviceOf = new Map([...catalogue.values()].map(({ name, service }) => [name, service]));

export const sourceOf = ({ type }: Fact): string => serviceOf.get(type) ?? 'unknown';

/** Gives facts their places: a dense sequence per service and versions per stream, in the order given. */
export const record = (facts: readonly Fact[]): readonly RecordedEvent[] => {
  const sequences = new Map<string, number>();
  const versions = new Map<string, number>();
  const next = (places: Map<string, number>, key: string): number => {
    const place = (places.get(key) ?? 0) + 1;
    places.set(key, place);
    return place;
  };
  return facts.map((fact) => {
    const source = sourceOf(fact);
    const version = next(versions, fact.stream);
    const envelope = envelopeOf(fact, source, version);
    return {
      source,
      sequence: next(sequences, source),
      recordedAt: new Date(envelope.time),
      stream: fact.stream,
      version,
      id: envelope.id,
      type: envelope.type,
      body: encodeEnvelope(envelope),
    };
  });
};

const envelopeOf = ({ stream, type, data, on, entry = 'live' }: Fact, source: string, version: number): Envelope => {
  const id = uuidFrom(stream, String(version));
  return {
    specversion: '1.0',
    id,
    source: `/mingjian/${source}`,
    type: `cn.mingjian.${source}.${type}.v1`,
    subject: stream,
    time: instantOf(on, 9).toISOString(),
    datacontenttype: 'application/json',
    kind: 'contract',
    streamVersion: version,
    actor: { sub: 'person-7', organ: null, role: 'handler', grant: null },
    actingFor: null,
    causationId: id,
    correlationId: id,
    command: { id, digest: '0'.repeat(64) },
    occurredOn: on,
    entry,
    pins: {},
    personal: [],
    data: data as Record<string, unknown>,
  };
};

/** As the runner hands events to a projection. */
export const projected = (event: RecordedEvent): ProjectedEvent => {
  const envelope = decodeEnvelope(event.body);
  return { ...event, envelope, ...upcast(event.type, envelope.data) };
};
