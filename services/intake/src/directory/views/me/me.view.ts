import { effectiveGrants, permissions, permits } from '@mingjian/identity';
import { defineView, Problem } from '@mingjian/service-kit';
import { z } from 'zod';

/** Whoever asks: the grants that hold today and what each permits, so that a desk offers only what its person may do. */
export const me = defineView({
  name: 'directory.me',
  path: 'me',
  permission: 'directory.read',
  query: z.strictObject({}),
  handle: async ({ principal, engine, today }) => {
    if (!principal) throw Problem.of('identity.missing');
    const grants = effectiveGrants(engine.grantsOf(principal), principal.sub, today);
    return {
      sub: principal.sub,
      name: principal.name ?? null,
      today,
      simulated: engine.simulated,
      grants: grants.map((grant) => ({
        grant: grant.grant,
        role: grant.role,
        organ: grant.organ,
        section: grant.section,
        scope: grant.scope,
        access: grant.access,
        deputyFor: grant.deputyFor,
        organs: grant.organ === null ? null : organsOf(grant.organ, grant.scope),
        permissions: permissions.filter((permission) => permits(grant, permission)),
      })),
    };

    function organsOf(organ: string, scope: string): readonly string[] {
      return scope === 'own' ? [organ] : engine.directory.subtreeOf(organ, today);
    }
  },
});
