import { Controller, Get, Header, HttpCode, Inject, Post, Req, Res, SetMetadata, type Type } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { performAct, type Act, type ActRequest } from '../act.js';
import { Engine } from '../engine.js';
import type { Outcome } from '../pipeline.js';
import { answerView, Rendered, type View, type ViewRequest } from '../view.js';
import { PERMISSION } from './permission.js';
import { commandIdOf, ifMatchOf, paramsOf, principalOf, queryOf } from './request.js';

/** Gives a generated class the name of what it does, so that logs and traces can be read. */
const named = <Class extends Type>(name: string, made: Class): Class =>
  Object.defineProperty(made, 'name', { value: name });

/** The command, its handler and its controller, made from an act. */
export const actProviders = (act: Act, prefix: string): { readonly controller: Type; readonly handler: Type } => {
  class ActCommand extends Command<Outcome> {
    constructor(readonly request: ActRequest) {
      super();
    }
  }
  named(act.name, ActCommand);

  class ActHandler {
    constructor(private readonly engine: Engine) {}
    execute({ request }: ActCommand): Promise<Outcome> {
      return performAct(act, request, this.engine);
    }
  }
  Inject(Engine)(ActHandler, undefined, 0);
  CommandHandler(ActCommand)(named(`${act.name}Handler`, ActHandler));

  class ActController {
    constructor(private readonly commands: CommandBus) {}
    async handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
      const outcome: Outcome = await this.commands.execute(
        new ActCommand({
          principal: principalOf(request),
          params: paramsOf(request),
          body: request.body,
          commandId: commandIdOf(request),
          ifMatch: ifMatchOf(request),
          correlationId: request.id,
        }),
      );
      void reply.status(outcome.status).header('etag', `"${outcome.version}"`);
      if (outcome.repeated) void reply.header('idempotent-replayed', 'true');
      if (outcome.status >= 400) void reply.type('application/problem+json');
      return outcome.body;
    }
  }
  Inject(CommandBus)(ActController, undefined, 0);
  route(ActController, 'handle', Post(`${prefix}/${act.path}`), act.permission);
  Controller()(named(`${act.name}Controller`, ActController));
  return { controller: ActController, handler: ActHandler };
};

/** The query, its handler and its controller, made from a view; pages for people are not below the API's prefix. */
export const viewProviders = (view: View, prefix: string): { readonly controller: Type; readonly handler: Type } => {
  class ViewQuery extends Query<unknown> {
    constructor(readonly request: ViewRequest) {
      super();
    }
  }
  named(view.name, ViewQuery);

  class ViewHandler {
    constructor(private readonly engine: Engine) {}
    execute({ request }: ViewQuery): Promise<unknown> {
      return answerView(view, request, this.engine);
    }
  }
  Inject(Engine)(ViewHandler, undefined, 0);
  QueryHandler(ViewQuery)(named(`${view.name}Handler`, ViewHandler));

  class ViewController {
    constructor(private readonly queries: QueryBus) {}
    async handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
      const answer: unknown = await this.queries.execute(
        new ViewQuery({
          principal: view.permission === 'public' ? null : principalOf(request),
          params: paramsOf(request),
          query: queryOf(request),
        }),
      );
      if (!(answer instanceof Rendered)) return answer;
      void reply.type(answer.mediaType).headers(answer.headers);
      return answer.body;
    }
  }
  Inject(QueryBus)(ViewController, undefined, 0);
  route(
    ViewController,
    'handle',
    Get(view.path.startsWith('/') ? view.path : `${prefix}/${view.path}`),
    view.permission,
  );
  Controller()(named(`${view.name}Controller`, ViewController));
  return { controller: ViewController, handler: ViewHandler };
};

const route = (controller: Type, method: string, verb: MethodDecorator, permission: string): void => {
  const prototype = controller.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, method)!;
  for (const decorate of [
    verb,
    HttpCode(200),
    SetMetadata(PERMISSION, permission),
    Header('cache-control', 'no-store'),
  ]) {
    (decorate as MethodDecorator)(prototype, method, descriptor);
  }
  Req()(prototype, method, 0);
  Res({ passthrough: true })(prototype, method, 1);
};
