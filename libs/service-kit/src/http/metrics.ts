import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Runtime } from '../runtime.js';
import { Public } from './permission.js';

/** For Prometheus, on the service's own port: the entry of a city does not lead here. */
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  @Get()
  @Public()
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { metrics } = this.runtime.engine.observability;
    void reply.type(metrics.contentType);
    return metrics.text(await this.runtime.vitals.standing());
  }
}
