import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Agent, type Dispatcher } from 'undici';
import { longestBodyFor, readBody } from './body.js';
import { EntryProblem, sendProblem } from './problems.js';

/** Headers of one connection only (RFC 9110 §7.6.1), and `expect`, which this server has answered itself. */
const HOP_BY_HOP = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Hands requests on to the services over kept connections. Written on undici's dispatch because every command of the city passes
 * here: a general proxy costs about twice the processor time for each request.
 */
export class Forwarder {
  private readonly agent = new Agent({ connections: 64, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });

  /** Forwards to `origin`, and answers for it (503) when it cannot be reached. The body is read first: no service waits for a slow client. */
  async forward(request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
    const body = await readBody(request, longestBodyFor(request.url));
    this.agent.dispatch(
      {
        origin,
        path: request.url ?? '/',
        method: request.method ?? 'GET',
        headers: endToEnd(request.rawHeaders),
        body,
      },
      answerInto(response),
    );
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }
}

/** Copies an upstream answer as it arrives, no faster than the client reads. */
const answerInto = (response: ServerResponse): Dispatcher.DispatchHandler => ({
  onRequestStart(controller) {
    response.once('close', () => {
      if (!response.writableFinished) controller.abort(new Error('the client has gone'));
    });
  },
  onResponseStart(_controller, status, headers) {
    response.writeHead(status, withoutHopByHop(headers));
  },
  onResponseData(controller, chunk) {
    if (response.write(chunk)) return;
    controller.pause();
    response.once('drain', () => controller.resume());
  },
  onResponseEnd() {
    response.end();
  },
  onResponseError() {
    if (!response.destroyed) sendProblem(response, new EntryProblem('service.unavailable'));
  },
});

const endToEnd = (raw: readonly string[]): string[] => {
  const listed = connectionOptions(raw);
  const kept: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]!.toLowerCase();
    if (!HOP_BY_HOP.has(name) && !listed?.has(name)) kept.push(raw[index]!, raw[index + 1]!);
  }
  return kept;
};

/** Headers that the client declared to be of its connection, beyond the usual `keep-alive` and `close`. */
const connectionOptions = (raw: readonly string[]): ReadonlySet<string> | undefined => {
  const at = raw.findIndex((entry, index) => index % 2 === 0 && entry.toLowerCase() === 'connection');
  const value = at < 0 ? undefined : raw[at + 1]?.toLowerCase();
  return value === undefined || value === 'keep-alive' || value === 'close'
    ? undefined
    : new Set(value.split(',').map((option) => option.trim()));
};

const withoutHopByHop = (headers: IncomingHttpHeaders): IncomingHttpHeaders => {
  for (const name of Object.keys(headers)) if (HOP_BY_HOP.has(name)) delete headers[name];
  return headers;
};
