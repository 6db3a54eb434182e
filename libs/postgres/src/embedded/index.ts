import { binariesFor } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { stopOrphan } from './orphan.js';
import { placeFor, remember, superuserUrl } from './place.js';
import { portFor } from './port.js';
import { launch, stopServer, type Exit } from './server.js';

export { lastUrlOf } from './place.js';
export type { Exit } from './server.js';

export interface EmbeddedPostgresOptions {
  /** The server's own folder, made where missing. The caller holds the lock on it: one server per folder at a time. */
  readonly dataDir: string;
  /** Loopback port; without it the one of the last time if it is free, else any. */
  readonly port?: number;
  /** Server settings beside our own (`{ max_connections: 100 }`), as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** What a person should know, and the server's own log, line by line. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** As superuser, database `postgres`. Contains the password. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Where the cluster really lies; outside `dataDir` when root keeps that where nobody else may enter. */
  readonly clusterDir: string;
  /** Called once when the server ends without having been asked to. It is started again by `startEmbeddedPostgres`. */
  onExit(notice: (exit: Exit) => void): void;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the programs of the npm install, on loopback, durable (fsync on), and resolves when it takes
 * connections. The first start makes the cluster (about two seconds). A server that an earlier run left behind is stopped first;
 * when this process dies, however, the server stops by itself.
 * @throws Error with the server's own words when it does not start
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const log = options.log ?? (() => undefined);
  const place = await placeFor(options.dataDir, log);
  await stopOrphan(place.clusterDir, log);
  const port = await portFor(options.port, place.lastPort);
  if (port !== place.lastPort) await remember(place, port);
  const binaries = await binariesFor(place.account, place.spare, log);
  await ensureCluster(binaries, place);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 200,
    shared_buffers: '256MB',
    ...options.settings,
  };
  const server = await launch(binaries, place, settings, log);

  let asked = false;
  return {
    url: superuserUrl(place.password, port),
    port,
    pid: server.pid,
    clusterDir: place.clusterDir,
    onExit: (notice) => void server.ended.then((exit) => (asked ? undefined : notice(exit))),
    stop: () => {
      asked = true;
      return stopServer(server);
    },
  };
};
