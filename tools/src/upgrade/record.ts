import { createHash } from 'node:crypto';
import { decodeEnvelope, upcast, type ServiceName } from '@mingjian/contracts';
import type { EventStore } from '@mingjian/event-store';

/** What a service's log holds. */
export interface LogExtent {
  readonly events: number;
  /** SHA-256 over place, id, type and canonical bytes of every event, hexadecimal. */
  readonly digest: string;
}

/** An event of a log, that this build cannot read. */
export class UnreadableEvent extends Error {
  constructor(service: ServiceName, sequence: number, cause: unknown) {
    super(`event ${sequence} of ${service} cannot be read by this build: ${(cause as Error).message}`, { cause });
  }
}

const PAGE = 500;

/**
 * Reads a whole log as this build's services would.
 * @throws UnreadableEvent for the first event that this build does not know or understand
 */
export const readThrough = async (
  service: ServiceName,
  store: Pick<EventStore, 'read'>,
  progress: (events: number) => void,
): Promise<LogExtent> => {
  const hash = createHash('sha256');
  let events = 0;
  for (let page = await store.read(0, PAGE); page.length > 0; page = await store.read(events, PAGE)) {
    for (const { sequence, stream, version, id, type, body } of page) {
      try {
        upcast(type, decodeEnvelope(body).data);
      } catch (error) {
        throw new UnreadableEvent(service, sequence, error);
      }
      hash.update(`${JSON.stringify([sequence, stream, version, id, type, body])}\n`);
    }
    events = page.at(-1)!.sequence;
    progress(events);
  }
  return { events, digest: hash.digest('hex') };
};
