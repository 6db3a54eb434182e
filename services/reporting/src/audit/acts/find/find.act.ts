import { auditedKinds, date, findingSeverities, organId } from '@mingjian/contracts';
import { actOn, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { findings } from '../../audit.aggregates.js';
import { words, written } from '../../contents.js';
import { covers, inForce } from '../../domain/index.js';
import type { Examine } from '../../examined.js';
import { ownAudit } from '../../mandate.js';

/** An auditor records what they found, in a thing of the mandate's reach or in an organ's work as such; the organ answers by a day. */
export const find = (examine: Examine) =>
  actOn(findings)({
    name: 'audit.find',
    path: 'audits/:audit/findings',
    permission: 'audit.find',
    body: z.strictObject({
      organ: organId,
      thing: z
        .strictObject({ kind: z.enum(auditedKinds), id: z.string().min(1).max(200) })
        .nullable()
        .default(null),
      severity: z.enum(findingSeverities),
      text: words,
      answerBy: date,
    }),
    begins: { organ: ({ organ }) => organ },
    command: async ({ id, params, body, actor, today, engine, keepContent }) => {
      const audit = await ownAudit(engine, params['audit'] ?? '', actor.sub);
      const { organ, thing, severity, answerBy } = body;
      if (!audit.organs.includes(organ)) throw Problem.of('request.notFound');
      const found = thing && (await examine(engine, thing.kind, thing.id));
      if (thing && !(found && found.organ === organ && covers(audit, found))) throw Problem.of('request.notFound');
      const text = await keepContent(written(body.text));
      return {
        type: 'Find',
        finding: { finding: id, audit: audit.audit, organ, thing, severity, text, answerBy },
        inForce: inForce(audit, today),
        ...{ by: actor.sub, today },
      };
    },
  });
