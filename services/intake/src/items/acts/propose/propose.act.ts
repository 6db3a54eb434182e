import { date, itemEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { endOfHours, INTERPRETATION, lastDayToPublish } from '../../domain/index.js';
import { items } from '../../item.aggregate.js';
import { itemContent, keepItemContent } from '../../item-content.js';
import { filingFaultOf, termToPublish } from '../../law.js';
import { subjectOf } from '../../subject.js';

const {
  section,
  category,
  visibility,
  attribute,
  attributeGround,
  origin,
  carrier,
  documentNumber,
  manners,
  formedOn,
  occasion,
  filing,
  normative,
  about,
  responsibility,
  coordination,
  approval,
  organ,
} = itemEvents.ItemProposed.schema.shape;

/** A section proposes an item for publication: the fields of 政务公开审批表 and the content, which is sealed. */
export const propose = actOn(items)({
  name: 'item.propose',
  path: 'items',
  permission: 'item.propose',
  body: z.strictObject({
    organ,
    section,
    category,
    visibility,
    attribute,
    attributeGround: attributeGround.default(null),
    origin,
    carrier,
    documentNumber: documentNumber.default(null),
    manners,
    formedOn,
    /** A special occasion of the table `publicationTerms`; its term runs instead of that of Art 26. */
    occasion,
    /** For an occasion whose term runs by the hour. */
    formedAt: z.iso.datetime({ offset: true }).optional(),
    /** Where it stands in the catalogue of the organ. */
    filing,
    /** A document that binds the public: its kind, last day of validity, whether it is to be interpreted. */
    normative,
    /** The item that it interprets or clarifies. */
    about,
    /** Why this organ discloses it (Art 10): whoever made it, or holds what it obtained, unless it says otherwise. */
    responsibility,
    /** The other organs that it involves, and when each agreed (Art 11). */
    coordination,
    /** The approval that it needs before it is published; `null`: it is still awaited, and nothing is proposed (Art 11). */
    approval: approval.unwrap().nullable().optional(),
    /** It was published elsewhere before and is entered afterwards (补录): when, why, and what proves it. */
    original: z
      .strictObject({
        publishedOn: date,
        reason: z.string().trim().min(1).max(2000),
        evidence: z.string().trim().min(1).max(2000),
      })
      .optional(),
    /** 责任人: whoever answers for it; the drafter unless named. */
    responsible: z.string().min(1).max(255).optional(),
    ...itemContent.shape,
  }),
  begins: { organ: (body) => body.organ, section: (body) => body.section },
  command: async (context) => {
    const { id, body, actor, today, directory, engine, seal } = context;
    const { title, text, summary, attachments, ...about } = body;
    const { responsible = actor.sub, formedAt: at, original, approval: approved, ...said } = about;
    const interprets = said.about?.relation === 'interprets';
    const occasion = said.occasion ?? (interprets ? INTERPRETATION : undefined);
    const fields = {
      ...said,
      ...(occasion !== undefined && { occasion }),
      responsibility: said.responsibility ?? (said.origin === 'made' ? ('maker' as const) : ('holder' as const)),
      ...(approved && { approval: approved }),
      ...(original && { originallyPublishedOn: original.publishedOn }),
    };
    const { term, pins } = termToPublish(directory, fields.organ, today, fields);
    const subject = fields.about ? await subjectOf(engine, fields.organ, fields.about.item) : undefined;
    // The domain refuses a day in the future, which may lie beyond the reach of any calendar.
    const formed = fields.formedOn < today ? fields.formedOn : today;
    const on = interprets && subject ? subject.day : formed;
    const formedAt = at === undefined ? undefined : new Date(at).toISOString();
    const publishAt = term && endOfHours(term, formedAt);
    return {
      command: {
        type: 'Propose',
        item: id,
        by: actor.sub,
        today,
        ...fields,
        responsible,
        unknownPartners: (fields.coordination ?? [])
          .map((agreed) => agreed.organ)
          .filter((partner) => directory.organ(partner, today) === undefined),
        approvalAwaited: approved === null,
        ...(original && {
          personal: await seal(id, { lateReason: original.reason, evidence: original.evidence }),
        }),
        sectionStands: directory.hasSection(fields.organ, fields.section, today),
        filingFault: filingFaultOf(directory, fields.organ, today, fields.filing),
        unit: term?.unit ?? null,
        publishBy: term ? lastDayToPublish(directory.rules.calendar(), term, { on, at: formedAt }) : on,
        ...(formedAt !== undefined && { formedAt }),
        ...(publishAt !== undefined && { publishAt }),
        ...(subject !== undefined && { subject }),
        ...(term?.unit === 'workdays' && { workdays: term.amount }),
        ...(await keepItemContent({ title, text, summary, attachments }, context)),
      },
      pins,
      ...(original && { entry: 'late' as const }),
    };
  },
});
