import { auditedKinds, auditReadingEvents, type AuditReadingEvent } from '@mingjian/contracts';
import { defineView, keepOnce, Problem, thingOf, type View } from '@mingjian/service-kit';
import { z } from 'zod';
import { audits } from '../../audit.aggregates.js';
import { covers, inForce } from '../../domain/index.js';
import type { Examine } from '../../examined.js';
import { auditOf } from '../../mandate.js';

/**
 * A thing under a mandate, as states: for the people whom the mandate names, while it is in force, if the thing is of one of its organs and began in its
 * period. Outside of that there is nothing here. That it was looked at is recorded, once for each person, thing and day.
 */
export const auditedThing = (examine: Examine): View =>
  defineView({
    name: 'audit.thing',
    path: 'audits/:id/things/:kind/:thing',
    permission: 'audit.read',
    query: z.strictObject({}),
    thing: thingOf(audits),
    handle: async ({ params: { id = '', kind: wanted, thing = '' }, engine, principal, today, requireOrgan, deny }) => {
      const audit = await auditOf(engine, id);
      const kind = auditedKinds.find((one) => one === wanted);
      if (!audit || !kind || !principal) throw Problem.of('request.notFound');
      if (!audit.auditors.includes(principal.sub) || !inForce(audit, today)) deny();
      const examined = await examine(engine, kind, thing);
      if (!examined) throw Problem.of('request.notFound');
      if (!covers(audit, examined)) deny();
      requireOrgan(examined.organ);
      const { sub } = principal;
      const event: AuditReadingEvent = {
        type: 'AuditedThingRead',
        data: { audit: id, organ: examined.organ!, thing: { kind, id: thing }, by: sub, on: today },
      };
      await keepOnce(engine, {
        ...{ name: 'auditReading', events: auditReadingEvents, event, key: [sub, id, kind, thing, today] },
        actor: { sub, organ: null, role: 'auditor', grant: null },
        actingFor: null,
      });
      return { audit: id, kind, id: thing, ...examined };
    },
  });
