import { grantEvents } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { cutToHolder } from '@mingjian/identity';
import { actOn } from '@mingjian/service-kit';
import { peoplesGrants } from '../../directory.aggregates.js';
import { grantsId } from '../../domain/index.js';

/** A person is given a role in an organ, for a time (architecture rule 13). */
export const giveGrant = actOn(peoplesGrants)({
  name: 'directory.giveGrant',
  path: 'grants',
  permission: 'directory.giveGrant',
  body: grantEvents.GrantGiven.schema.omit({ grant: true }),
  begins: { id: ({ sub }) => grantsId(sub), organ: () => null },
  command: async ({ id, version, body, actor, today, engine }) => {
    const directory = await engine.newestDirectory();
    const { organ, section, deputyFor, validFrom } = body;
    const grant = { grant: uuidFrom('grant', id, String(version)), ...body };
    const standing = organ === null ? undefined : directory.organ(organ, validFrom);
    return {
      type: 'Give',
      ...grant,
      today,
      by: actor.sub,
      organStands: organ === null || standing !== undefined,
      sectionStands: section === null || (standing?.sections.some((known) => known.id === section) ?? false),
      holderHolds: deputyFor === null || cutToHolder(grant, directory.grantsOf(deputyFor)).length > 0,
    };
  },
});
