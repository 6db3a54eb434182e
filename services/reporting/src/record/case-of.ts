import { decodeEnvelope } from '@mingjian/contracts';
import { isUuid } from '@mingjian/core';
import type { RecordedEvent } from '@mingjian/event-store';

/**
 * The case an event belongs to by its own words: its application or item, or the thing under review or
 * that somebody wanted to read. Null for an event that names
 * none (an opinion names only its review); such an event is found through its stream, which some event ties to the case.
 */
export const caseOf = ({ body }: RecordedEvent): string | null => {
  const { application, item, thing } = decodeEnvelope(body).data;
  const id = application ?? item ?? (isThing(thing) ? thing.id : null);
  return typeof id === 'string' && isUuid(id) ? id : null;
};

const isThing = (value: unknown): value is { readonly id: unknown } =>
  typeof value === 'object' && value !== null && 'id' in value;
