import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.js';

/** Largest request body: content travels inside the act that proposes it. */
export const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/**
 * Reads JSON bodies strictly: objects only, no prototype keys, no number beyond all numbers (`1e999`), and no text that the store
 * cannot keep (U+0000, lone surrogates), so that such a body is the client's error and not a fault deep inside.
 */
export const readJsonBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseBody(text as string));
    } catch (error) {
      done(error as Error);
    }
  });
};

export const parseBody = (text: string): Record<string, unknown> => {
  if (text === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text, refuseHostileMember);
  } catch (error) {
    throw error instanceof Problem ? error : Problem.of('request.malformedJson');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw Problem.of('request.malformedJson');
  return parsed as Record<string, unknown>;
};

const refuseHostileMember = (key: string, value: unknown): unknown => {
  if (key === '__proto__' || !isStorable(key)) throw Problem.of('request.invalid');
  if (typeof value === 'number' && !Number.isFinite(value)) throw Problem.of('request.invalid');
  if (typeof value === 'string' && !isStorable(value)) throw Problem.of('request.nulCharacter');
  return value;
};

/** False for text that the store cannot keep: U+0000, halves of surrogate pairs. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();
