import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineView, Problem, Rendered, type ModuleDefinition, type View } from '@mingjian/service-kit';
import { z } from 'zod';

const mediaTypes = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;
type Kind = keyof typeof mediaTypes;

const load = (kind: Kind): { readonly file: string; readonly text: string } => {
  const text = readFileSync(new URL(`./portal.${kind}`, import.meta.url), 'utf8');
  return { file: `portal-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${kind}`, text };
};

/** What pages load, each named after what is in it, so that browsers keep it for good. */
export const assets = { css: load('css'), js: load('js') } as const;

/** The style sheet for pages that lie in no website: the contents of a case file. */
export const styleSheet = assets.css.text;

const FOR_GOOD = 'public, max-age=31536000, immutable';

/**
 * The assets below the first segment of a service's pages: each service brings those of its own build, and needs no other to be looked at.
 * A name of another build, asked for while one replaces the other, is answered with what is here now, and not kept.
 */
const assetsBelow = (prefix: `/${string}`): View =>
  defineView({
    name: `assets${prefix.replace('/', '.')}`,
    path: `${prefix}/assets/:file`,
    permission: 'public',
    query: z.object({}),
    handle: ({ params }) => {
      const kind = /^portal-[0-9a-f]{12}\.(css|js)$/.exec(params['file'] ?? '')?.[1] as Kind | undefined;
      if (kind === undefined) throw Problem.of('request.notFound');
      const { file, text } = assets[kind];
      const kept = file === params['file'] ? FOR_GOOD : 'no-cache';
      return Promise.resolve(
        new Rendered(mediaTypes[kind], text, { 'cache-control': kept, 'x-content-type-options': 'nosniff' }),
      );
    },
  });

/** What every service with pages has beside its own modules: what those pages load. */
export const websiteModule = (prefix: `/${string}`): ModuleDefinition => ({
  name: 'website',
  aggregates: [],
  acts: [],
  views: [assetsBelow(prefix)],
  reactions: [],
  projections: [],
});
