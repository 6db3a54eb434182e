import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Runtime } from '../runtime.js';
import { Public } from './permission.js';

@Controller('health')
export class HealthController {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  /** The process answers. */
  @Get('live')
  @Public()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The service can do its work: store reachable, nothing parked, nobody in trouble. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const health = await this.runtime.health();
    void reply.status(health.ready ? 200 : 503);
    return health;
  }
}
