import { date, organId, sectionId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { consultations } from '../../consultation.aggregate.js';
import { notOutOf } from '../../views/consultation-list/consultation-list.query.js';

/** The public is asked about a published draft (Decision Regulation Art 15); a shorter time than normal needs a reason, which is sealed. */
export const open = actOn(consultations)({
  name: 'consultation.open',
  path: 'consultations',
  permission: 'consultation.open',
  body: z.strictObject({
    organ: organId,
    section: sectionId,
    /** A matter of the table `commentPeriods`. */
    matter: z.string().min(1).max(40).default('majorDecision'),
    draft: z.uuid(),
    closesOn: date,
    reason: z.string().trim().min(1).max(2000).optional(),
  }),
  begins: { organ: ({ organ }) => organ, section: ({ section }) => section },
  command: async ({ id, body, actor, today, directory, engine, seal }) => {
    const { organ, section, matter, draft, closesOn, reason } = body;
    const rows = directory.rules.rows('commentPeriods', organ, today);
    return {
      command: {
        type: 'Open',
        today,
        by: actor.sub,
        consultation: id,
        organ,
        section,
        sectionStands: directory.hasSection(organ, section, today),
        draft,
        draftIsOut: (await notOutOf(engine.pool, organ, [draft])).length === 0,
        closesOn,
        days: rows.find((row) => row.matter === matter)?.days ?? null,
        reasoned: reason !== undefined,
        ...(reason !== undefined && { personal: await seal(id, { reason }) }),
      },
      pins: directory.pinsOn(['commentPeriods'], organ, today),
    };
  },
});
