import type { Principal } from '@mingjian/identity';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';
import { isStorable } from './json.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on every route that is not public. */
    principal?: Principal;
  }
}

export const principalOf = (request: FastifyRequest): Principal => {
  if (!request.principal) throw Problem.of('identity.missing');
  return request.principal;
};

/** The parameters in the path; one that the store could not even look for names nothing. */
export const paramsOf = (request: FastifyRequest): Readonly<Record<string, string>> => {
  const params = request.params as Readonly<Record<string, string>>;
  if (!Object.values(params).every(isStorable)) throw Problem.of('request.notFound');
  return params;
};

export const queryOf = (request: FastifyRequest): unknown => {
  const query = request.query as Readonly<Record<string, string | readonly string[]>>;
  if (!Object.values(query).flat().every(isStorable)) throw Problem.of('request.nulCharacter');
  return query;
};

/** The client's command id (header Idempotency-Key): 1 to 100 visible ASCII characters. */
export const commandIdOf = (request: FastifyRequest): string => {
  const header = request.headers['idempotency-key'];
  if (header === undefined) throw Problem.of('command.idMissing');
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(header)) throw Problem.of('command.idInvalid');
  return header;
};

/** The version that the client saw (header If-Match), if it says so. */
export const ifMatchOf = (request: FastifyRequest): number | undefined => {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw Problem.of('version.invalid');
  return Number(version);
};
