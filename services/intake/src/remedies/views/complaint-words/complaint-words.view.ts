import { complaintReadingEvents, decodeEnvelope } from '@mingjian/contracts';
import { defineView, keepOnce, Problem, streamOf, thingOf, type Engine } from '@mingjian/service-kit';
import { NotInVault } from '@mingjian/vault';
import { z } from 'zod';
import { complaints } from '../../complaint.aggregate.js';

/** Who spoke, what they said and what was answered, for those who deal with it. That somebody read it is kept before it is opened. */
export const complaintWords = defineView({
  name: 'complaint.words',
  path: 'complaints/:id/words',
  permission: 'personal.read',
  query: z.strictObject({}),
  thing: thingOf(complaints),
  handle: async ({ params, principal, engine, today, requireOrgan, deny }) => {
    const id = params['id'] ?? '';
    const { state } = await engine.pipeline.load(complaints, id);
    if (state.phase === 'unknown' || !principal) throw Problem.of('request.notFound');
    const { organ } = state;
    requireOrgan(organ);
    const { sub } = principal;
    const grants = engine.grantsOf(principal);
    const [grant] = engine.grantsFor({ grants, permission: 'personal.read', organ, section: null });
    if (!grant) return deny();
    await keepOnce(engine, {
      name: 'complaintReading',
      events: complaintReadingEvents,
      event: {
        type: 'ComplaintRead' as const,
        data: { complaint: id, organ, by: sub, actingFor: grant.deputyFor, on: today },
      },
      key: [sub, id, today],
      actor: { sub, organ: grant.organ, role: grant.role, grant: grant.grant },
      actingFor: grant.deputyFor,
    });
    return wordsOf(engine, id);
  },
});

/** The sealed fields of all its events; one whose key was erased is left out. */
const wordsOf = async ({ store, vault }: Engine, id: string): Promise<Readonly<Record<string, unknown>>> => {
  const words: Record<string, unknown> = {};
  for (const { body } of await store.readStream(streamOf(complaints, id))) {
    for (const { field, ref } of decodeEnvelope(body).personal) {
      const opened = await vault.open(ref).catch((error: unknown) => {
        if (error instanceof NotInVault) return undefined;
        throw error;
      });
      if (opened) words[field] = opened.value;
    }
  }
  return words;
};
