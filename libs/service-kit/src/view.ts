import type { CivilDate } from '@mingjian/core';
import type { Permission, Principal } from '@mingjian/identity';
import type { Directory } from '@mingjian/reference';
import type { z } from 'zod';
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
}

/** A page for people, or a file, instead of JSON. */
export class Rendered {
  constructor(
    readonly mediaType: string,
    readonly body: string | Buffer,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  static page(html: string): Rendered {
    return new Rendered('text/html; charset=utf-8', html);
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
    return await view.handle(context);
  } catch (error) {
    throw denied ? await refuse(view, request, engine, 'request.notFound') : error;
  }
};

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
