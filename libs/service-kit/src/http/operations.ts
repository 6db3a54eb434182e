import type { Permission } from '@mingjian/identity';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Injectable,
  Post,
  Query,
  Req,
  SetMetadata,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { keepRefusedRead } from '../access.js';
import { Engine } from '../engine.js';
import type { CheckOutcome, CheckState } from '../self-check.js';
import type { ParkedEvent, ProjectionState, Replayed } from '../operations.js';
import { Problem } from '../problem.js';
import { Runtime } from '../runtime.js';
import type { Cut } from '../vitals.js';
import { PERMISSION } from './permission.js';
import { principalOf } from './request.js';

const Needs = (permission: Permission): MethodDecorator => SetMetadata(PERMISSION, permission);

/** A service is run for the whole city: a grant for one organ does not reach it. Who tries without one is kept, as for any refused read. */
@Injectable()
class OperatorGuard implements CanActivate {
  constructor(@Inject(Engine) private readonly engine: Engine) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const permission = Reflect.getMetadata(PERMISSION, context.getHandler()) as Permission;
    const principal = principalOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (this.engine.organsOf(principal, permission) === 'all') return true;
    const code = 'permission.missing';
    const view = `operations.${context.getHandler().name}`;
    await keepRefusedRead(this.engine, { view, permission, thing: undefined, principal, code });
    throw Problem.of(code);
  }
}

const named = <Wish extends z.ZodType>(schema: Wish, body: unknown): z.infer<Wish> => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw Problem.of('request.invalid');
  return parsed.data;
};

const cutWish = z.strictObject({ at: z.iso.datetime({ offset: true }) });
const rebuildWish = z.strictObject({ projection: z.string() });
const checkWish = z.strictObject({ check: z.string() });
const replayWish = z.strictObject({ key: z.string() });

/** Running the service itself (docs/reference/command-line.md); both changes may be asked for again without harm. */
export const operationsController = (prefix: string): Type => {
  @Controller(`${prefix}/operations`)
  @UseGuards(OperatorGuard)
  class OperationsController {
    constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

    @Get('projections')
    @Header('cache-control', 'no-store')
    @Needs('operation.read')
    async projections(): Promise<{ readonly projections: readonly ProjectionState[] }> {
      return { projections: await this.runtime.operations.projections() };
    }

    /** Begins a rebuild; `projections` shows how far it is. */
    @Post('rebuilds')
    @HttpCode(202)
    @Needs('operation.rebuild')
    async rebuild(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ readonly generation: number }> {
      const { projection } = named(rebuildWish, body);
      return { generation: await this.runtime.operations.rebuild(projection, principalOf(request).sub) };
    }

    /** Up to which event the log is covered by a moment, `at`, an instant of ISO 8601. */
    @Get('cut')
    @Header('cache-control', 'no-store')
    @Needs('operation.read')
    async cut(@Query() query: unknown): Promise<Cut> {
      return this.runtime.vitals.cut(new Date(named(cutWish, query).at));
    }

    @Get('parked')
    @Header('cache-control', 'no-store')
    @Needs('operation.read')
    async parked(): Promise<{ readonly parked: readonly ParkedEvent[] }> {
      return { parked: await this.runtime.operations.parked() };
    }

    /** What the service proves of itself, and how that came out last. */
    @Get('checks')
    @Header('cache-control', 'no-store')
    @Needs('operation.read')
    async checks(): Promise<{ readonly checks: readonly CheckState[] }> {
      return { checks: await this.runtime.operations.checks() };
    }

    /** Runs a check now and answers when it is done. */
    @Post('checks')
    @HttpCode(200)
    @Needs('operation.check')
    async runCheck(@Req() request: FastifyRequest, @Body() body: unknown): Promise<CheckOutcome> {
      const { check } = named(checkWish, body);
      return this.runtime.operations.runCheck(check, principalOf(request).sub);
    }

    @Post('replays')
    @HttpCode(200)
    @Needs('operation.replay')
    async replay(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Replayed> {
      const { key } = named(replayWish, body);
      return this.runtime.operations.replay(key, principalOf(request).sub);
    }
  }
  return OperationsController;
};
