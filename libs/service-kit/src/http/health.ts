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

  /**
   * Commands and views can be answered: what decides whether requests come here. Parked events, or a bus that is away, do not keep
   * people out, nor the administrator who mends it.
   */
  @Get('serving')
  @Public()
  async serving(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: 'serving' | 'away' }> {
    const serves = await this.runtime.vitals.serves();
    void reply.status(serves ? 200 : 503);
    return { status: serves ? 'serving' : 'away' };
  }

  /** The service does all of its work: store reachable, nothing parked, nobody in trouble; and how far each part is. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const [health, lag] = await Promise.all([this.runtime.vitals.health(), this.runtime.vitals.lag()]);
    void reply.status(health.ready ? 200 : 503);
    return { ...health, lag };
  }
}
