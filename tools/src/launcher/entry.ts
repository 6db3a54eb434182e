import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ServiceName } from '@mingjian/contracts';
import { answerClientError } from '@mingjian/service-kit/client-error';
import { Forwarder } from './forwarder.js';
import { LauncherError } from './launcher-error.js';
import { pages } from './pages.js';
import { EntryProblem, sendProblem } from './problems.js';

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface EntryRoutes {
  /** Where a service listens now; undefined while it does not. */
  readonly service: (name: ServiceName) => string | undefined;
  /** What the launcher answers itself, by the first segment of the path; the front page is the empty segment. */
  readonly local: Readonly<Record<string, Answer>>;
}

export interface Entry {
  readonly port: number;
  readonly origin: string;
  route(routes: EntryRoutes): void;
  close(): Promise<void>;
}

/** Whose a page is, by the first segment of its path. */
const PAGES: Readonly<Record<string, ServiceName>> = {
  ...Object.fromEntries(pages.map(({ path, service }) => [path.slice(1), service])),
  // Programs look for these at the top of a website.
  'robots.txt': 'publish',
  'sitemap.xml': 'publish',
};
const SERVICES: Readonly<Record<string, ServiceName>> = {
  intake: 'intake',
  review: 'review',
  publish: 'publish',
  reporting: 'reporting',
};
const HOST = '127.0.0.1';
const LOOPBACK_NAMES = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Opens the one port of the platform. Until `route` is called everything is answered with 503. */
export const openEntry = async (port: number, mayMove: boolean): Promise<Entry> => {
  const forwarder = new Forwarder();
  let routes: EntryRoutes | undefined;
  const server = createServer((request, response) => {
    // A client that breaks off is nobody's fault here.
    response.on('error', () => undefined);
    void answer(request, response, routes, forwarder).catch((error: unknown) => {
      sendProblem(response, error instanceof EntryProblem ? error : new EntryProblem('service.fault'));
    });
  });
  server.on('clientError', (error, socket) => answerClientError(error, socket as Socket));
  server.keepAliveTimeout = 65_000;
  const chosen = await listen(server, port, mayMove);
  return {
    port: chosen,
    origin: `http://${HOST}:${chosen}`,
    route(given) {
      routes = given;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, forwarder.close()]);
    },
  };
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  routes: EntryRoutes | undefined,
  forwarder: Forwarder,
): Promise<void> => {
  if (!routes) throw new EntryProblem('service.unavailable');
  const [first = '', second = ''] = segmentsOf(request.url ?? '/');
  const service = first === 'api' ? own(SERVICES, second) : own(PAGES, first);
  // Each page has one address; a slash at its end is how people write it.
  const canonical = first === 'api' ? undefined : withoutLastSlash(request.url ?? '/');
  if (service && canonical !== undefined) {
    response.writeHead(308, { location: canonical }).end();
    return;
  }
  if (service) {
    const origin = routes.service(service);
    if (origin === undefined) throw new EntryProblem('service.unavailable', { service });
    return forwarder.forward(request, response, origin);
  }
  const local = own(routes.local, first);
  if (!local) throw new EntryProblem('request.notFound');
  // Pages elsewhere must not reach log-ins and the clock through a name of theirs that points here.
  if (!LOOPBACK_NAMES.test(request.headers.host ?? '')) throw new EntryProblem('request.notLocal');
  await local(request, response);
};

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The path without the slashes at its end, and the query; undefined where there are none. */
const withoutLastSlash = (url: string): string | undefined => {
  const [, path, rest = ''] = /^(\/[^?#]*?[^/?#])\/+([?#].*)?$/.exec(url) ?? [];
  return path === undefined || path.startsWith('//') ? undefined : path + rest;
};

const segmentsOf = (url: string): string[] => url.split(/[?#]/, 1)[0]!.split('/').slice(1);

const PORTS_TO_TRY = 50;

const listen = async (server: Server, wanted: number, mayMove: boolean): Promise<number> => {
  const last = mayMove ? wanted + PORTS_TO_TRY : wanted;
  for (let port = wanted; port <= last; port += 1) {
    if (await listens(server, port)) return (server.address() as AddressInfo).port;
  }
  throw new LauncherError(
    mayMove
      ? `no free port from ${wanted} to ${last}`
      : `port ${wanted} is taken; choose another with --port, or leave --port out to use the next free one`,
  );
};

const listens = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new LauncherError(`cannot listen on port ${port}: ${error.message}`));
    };
    server.once('error', failed).listen(port, HOST, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
