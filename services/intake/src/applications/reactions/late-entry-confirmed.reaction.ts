import { lateEntryEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { applications } from '../application.aggregate.js';
import { statutoryTerms } from '../law.js';

/** A late entry (补录) was confirmed: the case comes into the record as a whole, all of it marked as entered late. */
export const onLateEntryConfirmed = reactionOf(applications)({
  name: 'application.lateEntryConfirmed',
  to: lateEntryEvents.LateEntryConfirmed,
  consequence: ({ application, organ, lateEntry, case: entered, enteredBy }, { envelope }) => ({
    id: application,
    command: async ({ today, directory, engine }) => {
      const opened = envelope.personal.map(
        async ({ field, ref }) => [field, (await engine.vault.open(ref)).value] as const,
      );
      const { rules } = directory;
      return {
        command: {
          type: 'EnterLate',
          today,
          by: 'system:intake',
          application,
          organ,
          lateEntry,
          case: entered,
          enteredBy,
          calendar: rules.calendar(),
          terms: statutoryTerms(rules.rows('terms', organ, today)),
          receiptBases: rules.rows('receiptBases', null, today),
          personal: await engine.vault.sealAll(
            application,
            Object.fromEntries(await Promise.all(opened)),
            `lateEntry/${envelope.id}`,
          ),
        },
        pins: directory.countingPinsOn(['receiptBases', 'terms'], organ, today),
        entry: 'late',
      };
    },
  }),
});
