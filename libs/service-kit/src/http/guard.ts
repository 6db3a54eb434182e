import { IssuerUnavailable } from '@mingjian/identity';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Engine } from '../engine.js';
import { Problem } from '../problem.js';
import { PERMISSION } from './permission.js';

/** Authentication, default deny: only a route that says `public` is reached without a verified bearer token. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(@Inject(Engine) private readonly engine: Engine) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (Reflect.getMetadata(PERMISSION, context.getHandler()) === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw Problem.of('identity.missing');
    request.principal = await this.engine.verifyToken(token).catch((error: unknown) => {
      throw Problem.of(error instanceof IssuerUnavailable ? 'service.unavailable' : 'identity.invalid');
    });
    return true;
  }
}
