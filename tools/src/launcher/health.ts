import type { Health, ServerHealth, ServiceHealth } from './front-page.js';
import type { Services } from './service-instances.js';
import type { ServiceProcess } from './service-process.js';
import type { Simulation } from './simulation.js';

const PATIENCE_MS = 1_000;

/** A server that the launcher keeps running. */
interface Server {
  readonly running: boolean;
  readonly pid: number | undefined;
  readonly restarts: number;
}

/** Asks every service for its own word and adds what the launcher sees. */
export const healthOf = async (
  services: Services,
  { postgres, kafka }: { readonly postgres: Server; readonly kafka: Server | undefined },
  simulation: Simulation | undefined,
): Promise<Health> => {
  const processes = Object.values(services).flatMap((service) => service.processes);
  const asked = await Promise.all(processes.map(async (one) => [one.name, await askService(one)] as const));
  const serversRun = postgres.running && kafka?.running !== false;
  return {
    status: serversRun && asked.every(([, { ready }]) => ready) ? 'ready' : 'notReady',
    clock: { simulated: simulation !== undefined, now: (simulation?.now ?? new Date()).toISOString() },
    postgres: serverHealth(postgres),
    ...(kafka && { kafka: serverHealth(kafka) }),
    services: Object.fromEntries(asked) as Health['services'],
  };
};

const serverHealth = ({ running, pid, restarts }: Server): ServerHealth => ({ running, pid: pid ?? null, restarts });

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
