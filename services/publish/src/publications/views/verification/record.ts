import { decodeEnvelope, reviewEvents, upcast, type PublicationEvent } from '@mingjian/contracts';
import type { RecordedEvent } from '@mingjian/event-store';

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];

/** Where an event stands in the log of a service; what publish does not know of another service's log is null. */
export interface Place {
  readonly source: string;
  readonly stream: string | null;
  readonly sequence: number | null;
  readonly event: string;
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string | null;
}

/** What happened to a document for everybody, the newest last. */
export type Change =
  | (Place & {
      readonly change: 'published';
      readonly version: number;
      readonly digest: string;
      readonly publishedOn: string;
    })
  | (Place & { readonly change: 'withdrawn'; readonly reason: string; readonly withdrawnOn: string });

/** What is out for everybody, as the record has it. */
export interface Standing {
  readonly data: DataOf<'ItemPublished'>;
  readonly place: Place;
  readonly clearance: Place & { readonly digest: string | null };
}

export interface PublicRecord {
  /** Null: nothing is out for everybody now. */
  readonly standing: Standing | null;
  readonly history: readonly Change[];
}

/** The record of a publication, oldest first, without what was open inside its organ alone. */
export const publicRecordOf = (events: readonly RecordedEvent[]): PublicRecord => {
  let standing: Standing | null = null;
  const history: Change[] = [];
  for (const recorded of events) {
    const { data, causationId } = decodeEnvelope(recorded.body);
    const event = upcast(recorded.type, data);
    const place = placeOf(recorded);
    if (event.name === 'ItemPublished') {
      const out = event.data as DataOf<'ItemPublished'>;
      standing = out.visibility === 'public' ? { data: out, place, clearance: clearanceOf(out, causationId) } : null;
      const { version, digest, publishedOn } = out;
      if (standing) history.push({ change: 'published', version, digest, publishedOn, ...place });
    }
    if (event.name === 'PublicationWithdrawn') {
      const { reason, withdrawnOn } = event.data as DataOf<'PublicationWithdrawn'>;
      if (standing) history.push({ change: 'withdrawn', reason, withdrawnOn, ...place });
      standing = null;
    }
  }
  return { standing, history };
};

const placeOf = ({ source, stream, sequence, id: event, type, recordedAt }: RecordedEvent): Place => ({
  ...{ source, stream, sequence, event, type },
  recordedAt: recordedAt.toISOString(),
});

/** Of versions of before it was noted only the event is known: it is what caused the publication. */
const clearanceOf = ({ clearance }: DataOf<'ItemPublished'>, causationId: string): Standing['clearance'] => {
  const { service: source, wireType: type } = reviewEvents.ReleaseCleared;
  const unknown = { stream: null, sequence: null, event: causationId, recordedAt: null, digest: null };
  return { source, type, ...unknown, ...clearance };
};
