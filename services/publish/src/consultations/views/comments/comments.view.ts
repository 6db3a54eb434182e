import { consultationEvents, decodeEnvelope } from '@mingjian/contracts';
import { defineView, Problem, streamOf, thingOf, type Engine } from '@mingjian/service-kit';
import { NotInVault } from '@mingjian/vault';
import { z } from 'zod';
import { consultations } from '../../consultation.aggregate.js';

/** What people said about the draft and what became of it, for those who handle it: the sealed fields are opened here. */
export const comments = defineView({
  name: 'consultation.comments',
  path: 'consultations/:id/comments',
  permission: 'personal.read',
  query: z.strictObject({}),
  thing: thingOf(consultations),
  handle: async ({ params, engine, requireOrgan }) => {
    const id = params['id'] ?? '';
    const { state } = await engine.pipeline.load(consultations, id);
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    const said = await sealedOf(engine, id);
    return { comments: state.comments.map((comment) => ({ ...comment, ...said.get(comment.comment) })) };
  },
});

type Said = Readonly<Record<string, unknown>>;

/** The sealed fields by comment; one whose key was erased is left out. */
const sealedOf = async ({ store, vault }: Engine, id: string): Promise<ReadonlyMap<string, Said>> => {
  const { CommentAnswered, CommentReceived } = consultationEvents;
  const envelopes = (await store.readStream(streamOf(consultations, id))).map(({ body }) => decodeEnvelope(body));
  const said = new Map<string, Said>();
  for (const { type, personal } of envelopes) {
    if (type !== CommentReceived.wireType && type !== CommentAnswered.wireType) continue;
    for (const { field, subject, ref } of personal) {
      const opened = await vault.open(ref).catch((error: unknown) => {
        if (error instanceof NotInVault) return undefined;
        throw error;
      });
      if (opened) said.set(subject, { ...said.get(subject), [field]: opened.value });
    }
  }
  return said;
};
