import { Controller, Get, Header, HttpCode, Inject, Post, Req, Res, SetMetadata, type Type } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { performAct, type Act, type ActRequest } from '../act.js';
import { Engine } from '../engine.js';
import type { Outcome } from '../pipeline.js';
import { answerForm, Redirect, type Form } from '../form.js';
import { Problem } from '../problem.js';
import { answerUpload, type Upload } from '../upload.js';
import { answerView, Rendered, type View, type ViewRequest } from '../view.js';
import { isKnown, tagOf } from './conditional.js';
import { PERMISSION } from './permission.js';
import {
  addressOf,
  commandIdOf,
  cookiesOf,
  ifMatchOf,
  isSecure,
  paramsOf,
  principalOf,
  queryOf,
  requireSameSite,
} from './request.js';

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
          url: request.url,
          cookies: cookiesOf(request),
          ifNoneMatch: request.headers['if-none-match'],
        }),
      );
      if (answer instanceof Rendered) return send(reply, answer);
      const body = JSON.stringify(answer);
      const tag = tagOf(body);
      void reply.header('etag', tag);
      if (isKnown(tag, request.headers['if-none-match'])) return void reply.status(304);
      void reply.type('application/json; charset=utf-8');
      return body;
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

const send = (reply: FastifyReply, { status, mediaType, headers, body }: Rendered): string | Buffer => {
  void reply.status(status).headers(headers);
  if (mediaType !== '') void reply.type(mediaType);
  return body;
};

/** The controller of a form. It is no command: the acts that it asks for are. */
export const formProviders = (form: Form): Type => {
  class FormController {
    constructor(private readonly engine: Engine) {}
    async handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
      requireSameSite(request);
      if (!(request.body instanceof URLSearchParams)) throw Problem.of('request.mediaType');
      const answer = await answerForm(
        form,
        {
          params: paramsOf(request),
          url: request.url,
          fields: request.body,
          cookies: cookiesOf(request),
          secure: isSecure(request),
          correlationId: request.id,
          address: addressOf(request),
        },
        this.engine,
      );
      if (!(answer instanceof Redirect)) return send(reply, answer);
      void reply.status(303).headers({ location: answer.location, ...answer.headers });
      return '';
    }
  }
  Inject(Engine)(FormController, undefined, 0);
  route(FormController, 'handle', Post(form.path), 'public');
  Controller()(named(`${form.name}Controller`, FormController));
  return FormController;
};

/** The controller of an upload. It is no command: nothing is decided and nothing recorded. */
export const uploadProviders = (upload: Upload, prefix: string): Type => {
  class UploadController {
    constructor(private readonly engine: Engine) {}
    async handle(request: FastifyRequest): Promise<object> {
      if (!(request.body instanceof Readable)) throw Problem.of('request.mediaType');
      const header = request.headers['content-digest'];
      return answerUpload(
        upload,
        {
          principal: principalOf(request),
          body: request.body,
          contentDigest: Array.isArray(header) ? header.join(',') : header,
        },
        this.engine,
      );
    }
  }
  Inject(Engine)(UploadController, undefined, 0);
  route(UploadController, 'handle', Post(`${prefix}/${upload.path}`), upload.permission);
  Controller()(named(`${upload.name}Controller`, UploadController));
  return UploadController;
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
