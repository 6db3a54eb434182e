import type { CivilDate } from '@mingjian/core';
import type { Permission, Principal } from '@mingjian/identity';
import type { Directory } from '@mingjian/reference';
import type { z } from 'zod';
import { createHash } from 'node:crypto';
import { keepRefusedRead, type Thing } from './access.js';
import type { Aggregate, DomainEvent } from './aggregate.js';
import type { Engine } from './engine.js';
import { Problem } from './problem.js';

/**
 * One thing that can be read: a GET, its permission and its query. A view lives in `<module>/views/<view>/<view>.view.ts`;
 * `ViewsModule` makes its controller and its query handler.
 */
export interface View<Query = unknown> {
  readonly name: string;
  /** Path below `/api/<service>/v1/`, or below `/` for pages that start with a slash. */
  readonly path: string;
  readonly permission: Permission | 'public';
  readonly query: z.ZodType<Query>;
  /** What the path names, if that exists: a refused read is kept with it. Asked only when a read is refused. */
  readonly thing?: FindThing;
  /**
   * What the answer rests on: the same text, the same answer. With it a view is answered with an ETag, and with 304 and without `handle`
   * to whoever has the answer already.
   */
  validator?(context: ViewContext<NoInfer<Query>>): Promise<string>;
  handle(context: ViewContext<Query>): Promise<unknown>;
}

export type FindThing = (
  params: Readonly<Record<string, string>>,
  engine: Engine,
) => Promise<Thing | undefined> | Thing | undefined;

/** The thing of an aggregate that `:id` names. */
export const thingOf =
  <Command, Event extends DomainEvent, State>(aggregate: Aggregate<Command, Event, State>): FindThing =>
  async ({ id = '' }, engine) => {
    const { state } = await engine.pipeline.load(aggregate, id);
    return aggregate.exists(state) ? { kind: aggregate.name, id, organ: aggregate.organOf(state) } : undefined;
  };

export interface ViewContext<Query> {
  readonly params: Readonly<Record<string, string>>;
  /** Path and query as asked for. */
  readonly url: string;
  readonly cookies: ReadonlyMap<string, string>;
  readonly query: Query;
  readonly principal: Principal | null;
  readonly today: CivilDate;
  readonly directory: Directory;
  readonly engine: Engine;
  /** The organs whose things this person may read here; `all` for the whole city. */
  readonly organs: 'all' | readonly string[];
  /** @throws Problem a neutral 404 when the organ is outside the person's scope; kept as a refused read. */
  requireOrgan(organ: string | null): void;
  /** The same for whoever has no right to it for another reason. */
  deny(): never;
}

export interface ViewRequest {
  readonly principal: Principal | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly url: string;
  readonly cookies: ReadonlyMap<string, string>;
  readonly ifNoneMatch?: string | undefined;
}

/**
 * Nothing runs in a page but what the platform serves itself, and no other site may put one into a frame. Pages of the public are meant to be
 * linked to, so the address they are left from is told only to this site.
 */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** A page for people, or a file, instead of JSON. */
export class Rendered {
  constructor(
    readonly mediaType: string,
    readonly body: string | Buffer,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly status = 200,
  ) {}

  static page(html: string, headers: Readonly<Record<string, string>> = {}, status = 200): Rendered {
    return new Rendered('text/html; charset=utf-8', html, { ...PAGE_HEADERS, ...headers }, status);
  }

  with(headers: Readonly<Record<string, string>>): Rendered {
    return new Rendered(this.mediaType, this.body, { ...this.headers, ...headers }, this.status);
  }
}

export const defineView = <Query>(view: View<Query>): View => view as unknown as View;

export const answerView = async (view: View, request: ViewRequest, engine: Engine): Promise<unknown> => {
  const parsed = view.query.safeParse(request.query);
  if (!parsed.success) {
    throw Problem.of('request.invalid', {
      issues: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    });
  }
  const organs = view.permission === 'public' ? 'all' : engine.organsOf(request.principal, view.permission);
  if (organs !== 'all' && organs.length === 0) throw await refuse(view, request, engine, 'permission.missing');
  let denied = false;
  const deny = (): never => {
    denied = true;
    throw Problem.of('request.notFound');
  };
  const context: ViewContext<unknown> = {
    params: request.params,
    url: request.url,
    cookies: request.cookies,
    query: parsed.data,
    principal: request.principal,
    today: engine.today(),
    directory: engine.directory,
    engine,
    organs,
    requireOrgan: (organ) => {
      if (organs !== 'all' && (organ === null || !organs.includes(organ))) deny();
    },
    deny,
  };
  try {
    return view.validator ? await answerOnce(view, request, context) : await view.handle(context);
  } catch (error) {
    throw denied ? await refuse(view, request, engine, 'request.notFound') : error;
  }
};

/**
 * Anybody may keep the answer, and must ask each time whether it still holds: what was taken back is gone at once, and a page that did
 * not change costs no rendering.
 */
const REVALIDATED = 'public, max-age=0, must-revalidate';

const answerOnce = async (view: View, request: ViewRequest, context: ViewContext<unknown>): Promise<Rendered> => {
  const { engine } = context;
  const rests = [engine.build, request.url, context.today, String(engine.simulated), await view.validator!(context)];
  const etag = `"${createHash('sha256').update(rests.join('\n')).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': view.permission === 'public' ? REVALIDATED : 'private, no-cache' };
  if (namesTag(request.ifNoneMatch, etag)) return new Rendered('', '', headers, 304);
  const make = async (): Promise<Rendered> => {
    const answer = await view.handle(context);
    return answer instanceof Rendered
      ? answer
      : new Rendered('application/json; charset=utf-8', JSON.stringify(answer));
  };
  // What somebody must be let in to see is made for each of them.
  const answer = await (view.permission === 'public' ? engine.keptAnswers.get(etag, make) : make());
  return answer.with(headers);
};

/** If-None-Match (RFC 9110 §13.1.2): weak comparison, since a proxy that compresses weakens a tag. */
const namesTag = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));

/** Keeps the refused read and gives what it is answered with. */
const refuse = async (
  view: View,
  { principal, params }: ViewRequest,
  engine: Engine,
  code: 'permission.missing' | 'request.notFound',
): Promise<Problem> => {
  const { name, permission } = view;
  if (principal && permission !== 'public') {
    const thing = await view.thing?.(params, engine);
    await keepRefusedRead(engine, { view: name, permission, thing, principal, code });
  }
  return Problem.of(code);
};
