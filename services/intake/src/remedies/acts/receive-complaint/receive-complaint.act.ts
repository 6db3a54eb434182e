import { complaintChannels, complaintKinds, complaintSubjects, date, organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaints } from '../../complaint.aggregate.js';
import { daysFor } from '../../complaint-terms.js';
import { responsibleFor } from '../../../responsible-for.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);

/**
 * A complaint, report or suggestion comes in by hotline, mailbox, on line, letter, visit or an invited supervisor (Arts 9, 47, 51). Who
 * speaks is sealed, or nobody knows: without `complainant` it is anonymous. Citizens write on line for themselves.
 */
export const receiveComplaint = actOn(complaints)({
  name: 'complaint.receive',
  path: 'complaints',
  permission: 'complaint.receive',
  body: z.strictObject({
    organ: organId,
    kind: z.enum(complaintKinds),
    channel: z.enum(complaintChannels),
    subject: z.enum(complaintSubjects),
    about: organId.nullable().default(null),
    application: z.uuid().nullable().default(null),
    receivedOn: date.optional(),
    complainant: z
      .strictObject({ name: text(200), contact: text(500) })
      .nullable()
      .default(null),
    text: text(10_000),
  }),
  begins: { organ: ({ organ }) => organ },
  citizens: (_state, _sub, { channel, receivedOn }) => channel === 'online' && receivedOn === undefined,
  command: async ({ id, body, today, directory, engine, seal }) => {
    const { complainant, text: words, receivedOn = today, ...said } = body;
    const { days, pins } = daysFor(directory, 'complaintAcceptance', today);
    const organs = [said.organ, ...(said.about === null ? [] : [said.about])];
    return {
      command: {
        type: 'Receive',
        complaint: id,
        ...said,
        anonymous: complainant === null,
        receivedOn,
        today,
        organsStand: organs.every((organ) => directory.organ(organ, today) !== undefined),
        responsible: said.application === null ? null : await responsibleFor(said.application, { engine, today }),
        acceptanceDays: days,
        personal: await seal(id, { ...(complainant && { complainant }), text: words }),
      },
      pins,
    };
  },
});
