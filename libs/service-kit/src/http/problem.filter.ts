import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isTransient } from '@mingjian/messaging';
import { isUnavailable } from '@mingjian/postgres';
import { RuleMissing } from '@mingjian/reference';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Engine } from '../engine.js';
import type { ServiceDefinition } from '../definition.js';
import { Problem } from '../problem.js';
import { Rendered } from '../view.js';

export const PROBLEM_PAGE = 'mingjian:problem-page';

/** Every error leaves as problem+json with a stable code; what happened inside stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(Engine) private readonly engine: Engine,
    @Inject(PROBLEM_PAGE) private readonly page: ServiceDefinition['problemPage'] | null,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemOf(error);
    if (problem.status >= 500) {
      this.engine.log[problem.status === 503 ? 'warn' : 'error'](
        // Without the query: what somebody searched for is nobody's business here.
        { err: error, path: request.url.split('?', 1)[0], correlation: request.id },
        problem.code,
      );
    }
    const reply = http.getResponse<FastifyReply>();
    // People see a page; whoever asks for JSON, or for anything below the API, gets the problem.
    if (this.page && !request.url.startsWith('/api/') && /\btext\/html\b/.test(request.headers.accept ?? '')) {
      const { mediaType, headers, body } = Rendered.page(this.page(problem, request.url, this.engine));
      void markProblem(reply, problem).type(mediaType).headers(headers).header('cache-control', 'no-store').send(body);
      return;
    }
    sendProblem(reply, problem);
  }
}

const markProblem = (reply: FastifyReply, problem: Problem): FastifyReply => {
  if (problem.status === 503) void reply.header('retry-after', '1');
  if (problem.status === 429) void reply.header('retry-after', String(problem.facts['retryAfterSeconds']));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  return reply.status(problem.status);
};

export const sendProblem = (reply: FastifyReply, problem: Problem): void => {
  void markProblem(reply, problem).type('application/problem+json').send(problem.details());
};

/** Maps whatever was thrown to a problem; what nobody foresaw is a fault, never a message from inside. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  // Thrown, not decided: once the table is there, the same command may be sent again.
  if (error instanceof RuleMissing) return Problem.of('rules.missing', { table: error.table, on: error.on });
  if (isTransient(error) || isUnavailable(error)) return Problem.of('service.unavailable');
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  // A parameter longer than any id names nothing.
  if (status === 404 || status === 414) return Problem.of('request.notFound');
  if (status === 405) return Problem.of('request.method');
  if (status === 413) return Problem.of('request.tooLarge');
  if (status === 415) return Problem.of('request.mediaType');
  if (typeof status === 'number' && status >= 400 && status < 500) return Problem.of('request.refused');
  return Problem.of('service.fault');
};
