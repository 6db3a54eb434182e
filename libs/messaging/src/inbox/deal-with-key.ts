import type { RecordedEvent } from '@mingjian/event-store';
import { setTimeout as delay } from 'node:timers/promises';
import { asError } from '../loop.js';
import { isTransient, reasonOf } from './failures.js';

/** Must be idempotent: after a crash the same event comes again. A refusal is not a failure; the reaction deals with it. */
export type React = (event: RecordedEvent) => Promise<void>;

/** What became of the events of one key, in order: some done, then maybe some to be parked, or a transient failure. */
export interface KeyOutcome {
  readonly key: string;
  readonly done: readonly RecordedEvent[];
  readonly parked: readonly { readonly event: RecordedEvent; readonly reason: string }[];
  /** The events only wait behind one that was parked earlier. */
  readonly behindStored: boolean;
  /** Why the rest of the key has to come again. */
  readonly transient: Error | null;
}

/** Before the second and the third try: an error that passes this quickly is not worth a person's time. */
const PAUSES_MS = [50, 200];

/** Deals with the events of one key until one fails for good. */
export const dealWithKey = async (
  key: string,
  events: readonly RecordedEvent[],
  blocked: boolean,
  react: React,
): Promise<KeyOutcome> => {
  const outcome = { key, done: [], parked: [], behindStored: false, transient: null };
  if (blocked) return { ...outcome, parked: behind(events), behindStored: true };
  for (const [index, event] of events.entries()) {
    const failure = await tryThrice(event, react);
    if (failure === null) continue;
    const done = events.slice(0, index);
    if (isTransient(failure)) return { ...outcome, done, transient: failure };
    return { ...outcome, done, parked: [{ event, reason: reasonOf(failure) }, ...behind(events.slice(index + 1))] };
  }
  return { ...outcome, done: events };
};

const behind = (events: readonly RecordedEvent[]): KeyOutcome['parked'] =>
  events.map((event) => ({ event, reason: 'waits behind an earlier event of its key' }));

const tryThrice = async (event: RecordedEvent, react: React): Promise<Error | null> => {
  for (let failures = 0; ; failures += 1) {
    try {
      await react(event);
      return null;
    } catch (error) {
      const pause = PAUSES_MS[failures];
      if (isTransient(error) || pause === undefined) return asError(error);
      await delay(pause);
    }
  }
};
