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

/** The cookies of a request by name; of two with one name the first (RFC 6265 §5.4 sends the more specific one first). */
export const cookiesOf = (request: FastifyRequest): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [, name, value = ''] = /^\s*([^=\s]+)=([\x21-\x7e]*)\s*$/.exec(pair) ?? [];
    if (name !== undefined && !found.has(name)) found.set(name, value);
  }
  return found;
};

/** Whether the public reached the city by https: the entry in front says so. */
export const isSecure = (request: FastifyRequest): boolean =>
  String(request.headers['x-forwarded-proto'] ?? '').split(',', 1)[0] === 'https';

/**
 * The client's address: the last that a proxy has added, which is the one that the entry in front has seen; what stands before it anybody may
 * have written.
 */
export const addressOf = (request: FastifyRequest): string => {
  const seen = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)!
    .trim();
  return seen === '' ? request.ip : seen;
};

/**
 * A form is taken only from a page of this site. Browsers say where a request comes from (Fetch Metadata); older ones name the origin.
 * @throws Problem for a page elsewhere
 */
export const requireSameSite = (request: FastifyRequest): void => {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw Problem.of('request.crossSite');
    return;
  }
  if (origin === undefined) return;
  const hosts = [host, request.headers['x-forwarded-host']];
  if (!URL.canParse(origin) || !hosts.includes(new URL(origin).host)) throw Problem.of('request.crossSite');
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
