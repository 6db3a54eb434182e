import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';

/** Largest request body: content travels inside the act that proposes it. */
export const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** Levels of objects and lists in a body; no act has a tenth of it, and whoever walks one further in must not run out of stack. */
const DEEPEST = 200;

/**
 * Forms of pages are read as such; the API takes none, so that no page elsewhere can make a browser send what an act would take.
 */
const readForms = (server: FastifyInstance): void => {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request: FastifyRequest, text, done) => {
      if (request.url.startsWith('/api/')) {
        done(Problem.of('request.mediaType'));
        return;
      }
      const fields = new URLSearchParams(text as string);
      done(isStorable([...fields].flat().join('')) ? null : Problem.of('request.nulCharacter'), fields);
    },
  );
};

/** The address of an upload says so; nothing else takes bytes. */
const UPLOADS = /^\/api\/[a-z]+\/v1\/[a-z-]*uploads(?:\?|$)/;

/** Bytes are handed on as they come: they are read once it is known who sends them. */
const takeUploads = (server: FastifyInstance): void => {
  server.addContentTypeParser('application/octet-stream', (request: FastifyRequest, payload, done) => {
    if (UPLOADS.test(request.url)) done(null, payload);
    else done(Problem.of('request.mediaType'), undefined);
  });
};

/**
 * Reads JSON bodies strictly: objects only, no prototype keys, no number beyond all numbers (`1e999`), and no text that the store
 * cannot keep (U+0000, lone surrogates), so that such a body is the client's error and not a fault deep inside.
 */
export const readJsonBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  readForms(server);
  takeUploads(server);
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
    parsed = JSON.parse(text);
  } catch {
    throw Problem.of('request.malformedJson');
  }
  refuseHostile(parsed);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw Problem.of('request.malformedJson');
  return parsed as Record<string, unknown>;
};

/** Walked afterwards: `JSON.parse` with a reviver takes several times as long. */
const refuseHostile = (value: unknown, depth = 0): void => {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw Problem.of('request.nulCharacter');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw Problem.of('request.invalid');
  } else if (typeof value === 'object' && value !== null) {
    if (depth === DEEPEST) throw Problem.of('request.malformedJson');
    if (Array.isArray(value)) for (const entry of value) refuseHostile(entry, depth + 1);
    else refuseHostileMembers(value, depth);
  }
};

const refuseHostileMembers = (value: object, depth: number): void => {
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__' || !isStorable(key)) throw Problem.of('request.invalid');
    refuseHostile(member, depth + 1);
  }
};

/** False for text that the store cannot keep: U+0000, halves of surrogate pairs. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();
