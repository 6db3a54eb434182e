import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '../problem.js';

/**
 * Answers what is no HTTP request (`clientError` of a Node server) as problem+json and closes the connection. The parser has given up, so
 * there is neither request nor response: the answer is written to the socket by hand (RFC 9112).
 */
export const answerClientError = (error: Error & { readonly code?: string }, socket: Socket): void => {
  // A client that broke off hears nothing.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const problem = Problem.of(
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 'request.headersTooLarge'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'request.timedOut'
        : 'request.malformedHttp',
  );
  const body = JSON.stringify(problem.details());
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
