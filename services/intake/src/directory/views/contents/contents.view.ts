import { defineView, Problem, Rendered } from '@mingjian/service-kit';
import { z } from 'zod';

/**
 * The bytes of a digest, for the services that review and publish them. People read content through the thing it belongs to, where their
 * right to it is known.
 */
export const contents = defineView({
  name: 'content.bytes',
  path: 'contents/:digest',
  permission: 'content.read',
  query: z.strictObject({ purpose: z.enum(['publication', 'review']) }),
  thing: async ({ digest = '' }, { contents }) =>
    (await hasContent(contents, digest)) ? { kind: 'content', id: digest, organ: null } : undefined,
  handle: async ({ params, requireOrgan, engine }) => {
    const digest = params['digest'] ?? '';
    if (!(await hasContent(engine.contents, digest))) throw Problem.of('request.notFound');
    requireOrgan(null);
    return new Rendered('application/octet-stream', await engine.contents.get(digest));
  },
});

const hasContent = (store: { has(digest: string): Promise<boolean> }, digest: string): Promise<boolean> =>
  /^[0-9a-f]{64}$/.test(digest) ? store.has(digest) : Promise.resolve(false);
