import { readingEvents, type readingPurposes } from '@mingjian/contracts';
import type { Grant } from '@mingjian/identity';
import { keepOnce, Problem, type Engine, type ViewContext } from '@mingjian/service-kit';
import { actingOrgan, chanceToOpine, tookPart, type Review } from '../../domain/index.js';
import { reviews } from '../../review.aggregate.js';
import { organActedFor } from '../../staffing.js';

type Purpose = (typeof readingPurposes)[number];
type Reader = ViewContext<{ readonly purpose: Purpose }>;

/**
 * The review whose bytes a person may read: whoever may give the opinion that is due, or took part on these bytes. The reading is kept before
 * the bytes are given (architecture rule 8); of a file of the item it names the file.
 * @throws Problem a neutral 404 for everybody else
 */
export const mayRead = async ({ params, principal, engine, deny }: Reader): Promise<Reading> => {
  const { state } = await engine.pipeline.load(reviews, params['id'] ?? '');
  if (state.phase === 'absent' || !principal) throw Problem.of('request.notFound');
  const { sub } = principal;
  const grants = grantsToOpine(engine, engine.grantsOf(principal), state);
  const grant = chanceToOpine(
    state,
    grants.map((held) => ({ ...held, by: sub, actingFor: held.deputyFor })),
  );
  if (!grant && !tookPart(state, sub)) return deny();
  return { sub, review: state, grant };
};

interface Reading {
  readonly sub: string;
  readonly review: Review;
  readonly grant: (Grant & { readonly actingFor: string | null }) | undefined;
}

export const keepReading = async (
  { engine, today, query: { purpose } }: Reader,
  { sub, review: state, grant }: Reading,
  attachment?: string,
): Promise<void> => {
  const { review, organ, thing } = state;
  const { digest } = state.content;
  const actingFor = grant?.actingFor ?? null;
  await keepOnce(engine, {
    name: 'reading',
    events: readingEvents,
    event: {
      type: 'ContentRead' as const,
      data: { review, organ, thing, digest, ...(attachment && { attachment }), purpose, by: sub, actingFor, on: today },
    },
    key: [sub, review, digest, purpose, today, ...(attachment ? [attachment] : [])],
    actor: grant
      ? { sub, organ: grant.organ, role: grant.role, grant: grant.grant }
      : { sub, organ: null, role: 'citizen', grant: null },
    actingFor,
  });
};

/** The grants of a person for an opinion in the organ whose turn it is. */
const grantsToOpine = (engine: Engine, grants: readonly Grant[], state: Review): readonly Grant[] =>
  engine
    .grantsFor({ grants, permission: 'review.giveOpinion', organ: actingOrgan(state), section: state.section })
    .filter(({ organ }) => organActedFor(engine.directory, state, organ, engine.today()) === actingOrgan(state));
