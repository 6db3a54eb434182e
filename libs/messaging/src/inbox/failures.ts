import { StoreUnavailable } from '@mingjian/event-store';
import { isUnavailable } from '@mingjian/postgres';

/** What a reaction throws when the same event will succeed later without anybody's help, for example while another service is down. */
export class TransientError extends Error {}

/** True when an error, or what caused it, will pass by itself: the event comes again. Everything else is poison. */
export const isTransient = (error: unknown): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof TransientError || cause instanceof StoreUnavailable || isUnavailable(cause)) return true;
  }
  return false;
};

/** A failure as a parked event's reason, short enough for a list. */
export const reasonOf = (error: unknown): string => String(error).slice(0, 1_000);
