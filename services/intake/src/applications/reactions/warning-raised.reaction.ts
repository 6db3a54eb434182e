import { applicationEvents, type WarnedRole } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import { reactionOf } from '@mingjian/service-kit';
import { applications } from '../application.aggregate.js';
import type { OpenCase } from '../domain/index.js';
import { textOfWarning } from '../warnings/notice.js';
import { sendWarning } from '../warnings/port.js';

/** A warning goes to its people; its place in the log is the outbox, and what could not be sent now comes again. */
export const onWarningRaised = reactionOf(applications)({
  name: 'application.warningRaised',
  to: applicationEvents.WarningRaised,
  consequence: ({ application, organ, to, kind, due, workdaysLeft }, { envelope }) => ({
    id: application,
    command: async ({ state, today, directory, engine }) => {
      if (state.phase !== 'open') return undefined;
      const recipients = peopleOf(to, state, directory, today);
      const of = { kind, number: state.number, due, workdaysLeft };
      const ways = await sendWarning(engine, {
        key: envelope.id,
        to,
        recipients,
        organ,
        application,
        ...of,
        text: textOfWarning(of),
        simulated: engine.simulated,
      });
      return { type: 'RecordWarningSent', today, by: 'system:intake', warning: envelope.id, recipients, ways };
    },
  }),
});

/** Whoever that is today: who handles the case or took it in, the heads of its section, the heads of the office, who also get what nobody has. */
const peopleOf = (to: WarnedRole, state: OpenCase, directory: Directory, on: CivilDate): readonly string[] => {
  const { organ, assignment, firstContact } = state;
  const heads = (role: 'sectionHead' | 'officeHead', section: string | null) =>
    directory
      .holdersOf(role, organ, on)
      .filter((grant) => section === null || grant.section === null || grant.section === section)
      .map(({ sub }) => sub);
  const responsible = assignment?.handler ?? firstContact;
  const found =
    to === 'handler'
      ? responsible === null
        ? []
        : [responsible]
      : heads(to, to === 'sectionHead' ? (assignment?.section ?? null) : null);
  return [...new Set(found.length > 0 ? found : heads('officeHead', null))].sort();
};
