import { serviceNames, type ServiceName } from '@mingjian/contracts';
import type { DatabaseServer } from './database-server.js';
import type { Health, ServiceHealth } from './front-page.js';
import type { ServiceProcess } from './service-process.js';
import type { Simulation } from './simulation.js';

const PATIENCE_MS = 1_000;

/** Asks every service for its own word and adds what the launcher sees. */
export const healthOf = async (
  services: Readonly<Record<ServiceName, ServiceProcess>>,
  postgres: Pick<DatabaseServer, 'running' | 'pid' | 'restarts'>,
  simulation: Simulation | undefined,
): Promise<Health> => {
  const asked = await Promise.all(serviceNames.map(async (name) => [name, await askService(services[name])] as const));
  return {
    status: postgres.running && asked.every(([, { ready }]) => ready) ? 'ready' : 'notReady',
    clock: { simulated: simulation !== undefined, now: (simulation?.now ?? new Date()).toISOString() },
    postgres: { running: postgres.running, pid: postgres.pid ?? null, restarts: postgres.restarts },
    services: Object.fromEntries(asked) as unknown as Health['services'],
  };
};

const askService = async (service: ServiceProcess): Promise<ServiceHealth> => ({
  state: service.state,
  ready: await isReady(service.url),
  pid: service.pid ?? null,
  restarts: service.restarts,
});

const isReady = async (url: string | undefined): Promise<boolean> => {
  if (url === undefined) return false;
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};
