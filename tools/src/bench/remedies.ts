import { randomUUID } from 'node:crypto';
import { civilDateOf } from '@mingjian/core';
import type { Acknowledgement } from '@mingjian/service-kit';
import { personWith } from '../city/people.js';
import type { Request } from './load.js';

const ORGAN = 'yunze-transport';

/** Who may send these commands. */
export const registrar = personWith('registrar', ORGAN).sub;

const today = civilDateOf(new Date());
const lodging = JSON.stringify({ organ: ORGAN, kind: 'suitDirect', application: null, lodgedOn: today });
const conclusion = JSON.stringify({ outcome: 'upheld', concludedOn: today });

/** Somebody lodged a suit: begins a stream. */
export const lodge = (): Request => ({
  path: '/api/intake/v1/remedies',
  commandId: randomUUID(),
  body: lodging,
});

/** The suit was concluded: folds a stream and appends to it. */
export const conclude = (remedy: string): Request => ({
  path: `/api/intake/v1/remedies/${remedy}/conclusion`,
  commandId: randomUUID(),
  body: conclusion,
});

/** Each of these commands makes one event; where it is in intake's log, as the acknowledgement says. */
export const note = ({ sequence, events }: Acknowledgement, acknowledged: Map<number, string>): void => {
  if (events.length !== 1) throw new Error(`${events.length} events instead of one`);
  acknowledged.set(sequence, events[0]!.id);
};
