import { applicationEvents } from '@mingjian/contracts';
import { readEvent, type Engine } from '@mingjian/service-kit';

/** What the events of an application tell of whether it can be rated, and who applied on line for themselves (with a new query code: whoever holds it); null: no such one. */
export const ratedApplication = async (
  { store }: Engine,
  application: string,
): Promise<{ readonly organ: string; readonly delivered: boolean; readonly appliedBy: string | undefined } | null> => {
  const events = (await store.readStream(`application-${application}`)).map(readEvent);
  const submitted = events.find(({ type }) => type === 'ApplicationSubmitted');
  if (!submitted) return null;
  const { organ, appliedBy } = applicationEvents.ApplicationSubmitted.schema.parse(submitted.data);
  const newest = events.findLast(({ type }) => type === 'QueryCodeIssued');
  const holder = newest && applicationEvents.QueryCodeIssued.schema.parse(newest.data).heldBy;
  return {
    organ,
    appliedBy: appliedBy && (holder ?? appliedBy),
    delivered: events.some(({ type }) => type === 'ApplicationDelivered'),
  };
};
