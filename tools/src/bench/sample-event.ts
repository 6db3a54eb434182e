import { randomUUID } from 'node:crypto';
import { encodeEnvelope, remedyEvents, sha256 } from '@mingjian/contracts';

export const { wireType } = remedyEvents.RemedyLodged;
export const DIGEST = sha256('bench');
const ORGAN = 'bench-organ';
const PLACE = '00000000-0000-4000-8000-000000000000';

/** A real event's envelope, in which only the id changes. */
const [BEFORE_ID = '', AFTER_ID = ''] = encodeEnvelope({
  specversion: '1.0',
  id: PLACE,
  source: '/mingjian/intake',
  type: wireType,
  subject: `remedy-${randomUUID()}`,
  time: '2026-01-05T01:00:00.000Z',
  datacontenttype: 'application/json',
  kind: 'contract',
  streamVersion: 1,
  actor: { sub: 'bench', organ: ORGAN, role: 'registrar', grant: randomUUID() },
  actingFor: null,
  causationId: randomUUID(),
  correlationId: randomUUID(),
  command: { id: randomUUID(), digest: DIGEST },
  occurredOn: '2026-01-05',
  entry: 'live',
  pins: {},
  personal: [],
  data: { remedy: randomUUID(), organ: ORGAN, kind: 'suitDirect', application: null, lodgedOn: '2026-01-05' },
}).split(PLACE);

/** The bytes that every contestant writes. */
export const bodyOf = (id: string): string => BEFORE_ID + id + AFTER_ID;
