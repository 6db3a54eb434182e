import 'reflect-metadata';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readConfig, type ServiceConfig } from './config.js';
import type { ServiceDefinition } from './definition.js';
import { Engine } from './engine.js';
import { answerClientError } from './http/client-error.js';
import { BearerGuard } from './http/guard.js';
import { HealthController } from './http/health.js';
import { MetricsController } from './http/metrics.js';
import { operationsController } from './http/operations.js';
import { BODY_LIMIT_BYTES, readJsonBodies } from './http/json.js';
import { requirePermissionOnEveryRoute } from './http/permission.js';
import { problemOf, ProblemFilter, PROBLEM_PAGE, sendProblem } from './http/problem.filter.js';
import { actProviders, formProviders, uploadProviders, viewProviders } from './http/routes.js';
import { prepareDatabases } from './migrations.js';
import { Runtime } from './runtime.js';
import { followParent } from './parent.js';

@Module({})
class ServiceModule {
  static of(definition: ServiceDefinition, runtime: Runtime): DynamicModule {
    const prefix = `api/${definition.name}/v1`;
    const made = definition.modules.flatMap((module) => [
      ...module.acts.map((act) => actProviders(act, prefix)),
      ...module.views.map((view) => viewProviders(view, prefix)),
    ]);
    return {
      module: ServiceModule,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      controllers: [
        HealthController,
        MetricsController,
        operationsController(prefix),
        ...made.map(({ controller }): Type => controller),
        ...definition.modules.flatMap(({ forms = [] }) => forms.map(formProviders)),
        ...definition.modules.flatMap(({ uploads = [] }) => uploads.map((upload) => uploadProviders(upload, prefix))),
      ],
      providers: [
        { provide: Engine, useValue: runtime.engine },
        { provide: Runtime, useValue: runtime },
        { provide: APP_GUARD, useClass: BearerGuard },
        { provide: PROBLEM_PAGE, useValue: definition.problemPage ?? null },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...made.map(({ handler }): Type => handler),
      ],
    };
  }
}

export interface RunningService {
  /** Where it listens, without a trailing slash. */
  readonly url: string;
  readonly runtime: Runtime;
  readonly app: NestFastifyApplication;
  close(): Promise<void>;
}

/** Builds the engine room, the Nest application around it, and listens. The same for the launcher, a container and a spec. */
export const startService = async (definition: ServiceDefinition, config: ServiceConfig): Promise<RunningService> => {
  const runtime = await Runtime.start(definition, config);
  try {
    const app = await createApplication(definition, runtime);
    await app.listen(config.port, config.host);
    return {
      url: (await app.getUrl()).replace('[::1]', '127.0.0.1').replace(/\/$/, ''),
      runtime,
      app,
      async close() {
        await app.close();
        await runtime.close();
      },
    };
  } catch (error) {
    await runtime.close();
    throw error;
  }
};

const createApplication = async (definition: ServiceDefinition, runtime: Runtime): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-correlation-id'];
      return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
    },
    clientErrorHandler: answerClientError,
    forceCloseConnections: 'idle',
    // There is no middleware, and what runs it looks at every request.
    skipMiddie: true,
    // What the router refuses never reaches Nest and its filter.
    frameworkErrors: (error: unknown, _request: unknown, reply: FastifyReply) => sendProblem(reply, problemOf(error)),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ServiceModule.of(definition, runtime), adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance();
  readJsonBodies(server as never);
  await app.init();
  requirePermissionOnEveryRoute(app.get(DiscoveryService), app.get(MetadataScanner));
  return app;
};

/**
 * The body of a service's `main.ts`: reads the environment, runs, follows its parent or the signals, and ends cleanly. With the
 * argument `migrate` it prepares the databases and ends.
 */
export const runService = async (definition: ServiceDefinition): Promise<void> => {
  const parent = followParent();
  try {
    const config = readConfig(definition.name, process.env);
    const [command] = process.argv.slice(2);
    if (command === 'migrate') return await prepareDatabases(definition, config);
    if (command !== undefined) throw new Error(`${command} is not a command; there is only migrate`);
    parent.serve(await startService(definition, config));
  } catch (error) {
    parent.failed(error);
    process.exitCode = 1;
    setTimeout(() => process.exit(1), 500).unref();
  }
};
