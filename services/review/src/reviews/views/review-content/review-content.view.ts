import { readingEvents, readingPurposes } from '@mingjian/contracts';
import type { Grant } from '@mingjian/identity';
import { defineView, fetchFromIntake, keepOnce, Problem, Rendered, thingOf, type Engine } from '@mingjian/service-kit';
import { z } from 'zod';
import { actingOrgan, chanceToOpine, tookPart, type Review } from '../../domain/index.js';
import { reviews } from '../../review.aggregate.js';
import { organActedFor } from '../../staffing.js';

/**
 * The bytes under review, as intake keeps them: for whoever may give the opinion that is due, or took part on these bytes. Each reading is
 * kept before the bytes are given (architecture rule 8).
 */
export const reviewContent = defineView({
  name: 'review.content',
  path: 'reviews/:id/content',
  permission: 'review.read',
  query: z.strictObject({ purpose: z.enum(readingPurposes) }),
  thing: thingOf(reviews),
  handle: async ({ params, query: { purpose }, principal, today, engine, deny }) => {
    const { state } = await engine.pipeline.load(reviews, params['id'] ?? '');
    if (state.phase === 'absent' || !principal) throw Problem.of('request.notFound');
    const { sub } = principal;
    const grants = grantsToOpine(engine, engine.grantsOf(principal), state);
    const grant = chanceToOpine(
      state,
      grants.map((held) => ({ ...held, by: sub, actingFor: held.deputyFor })),
    );
    if (!grant && !tookPart(state, sub)) return deny();
    const { review, organ, thing } = state;
    const { digest } = state.content;
    const actingFor = grant?.actingFor ?? null;
    await keepOnce(engine, {
      name: 'reading',
      events: readingEvents,
      event: {
        type: 'ContentRead' as const,
        data: { review, organ, thing, digest, purpose, by: sub, actingFor, on: today },
      },
      key: [sub, review, digest, purpose, today],
      actor: grant
        ? { sub, organ: grant.organ, role: grant.role, grant: grant.grant }
        : { sub, organ: null, role: 'citizen', grant: null },
      actingFor,
    });
    return new Rendered('application/json', await fetchFromIntake(engine, digest, 'review'));
  },
});

/** The grants of a person for an opinion in the organ whose turn it is. */
const grantsToOpine = (engine: Engine, grants: readonly Grant[], state: Review): readonly Grant[] =>
  engine
    .grantsFor({ grants, permission: 'review.giveOpinion', organ: actingOrgan(state), section: state.section })
    .filter(({ organ }) => organActedFor(engine.directory, state, organ, engine.today()) === actingOrgan(state));
