import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceNames, type ServiceName } from '@mingjian/contracts';
import type { DataFolder } from './data-folder.js';
import { instanceNames, type InstanceCounts } from './instances.js';
import { serviceEnvironment, type ServiceSurroundings } from './service-environment.js';
import { ServiceProcess, type ServiceProgress } from './service-process.js';
import type { SimulatedService } from './simulation.js';

/** One service as the others see it: its processes, which share a database and a folder. */
export class ServiceInstances implements SimulatedService {
  private turn = 0;

  constructor(
    readonly name: ServiceName,
    readonly processes: readonly ServiceProcess[],
  ) {}

  /** Where the next request goes: those that listen take turns. Undefined while none does. */
  nextUrl(): string | undefined {
    const urls = this.processes.flatMap(({ url }) => url ?? []);
    this.turn += 1;
    return urls.length === 0 ? undefined : urls[this.turn % urls.length];
  }

  start(): void {
    for (const process of this.processes) process.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
  }

  kill(): void {
    for (const process of this.processes) process.kill();
  }

  /** Tells every process, one after the other. @throws ServiceGone, ServiceTrouble; telling all again is harmless */
  async setClock(now: Date): Promise<void> {
    for (const process of this.processes) await process.setClock(now);
  }

  /** Settled when every process is. Log and parked messages are the same ones for all. @throws ServiceGone, ServiceTrouble */
  async progress(): Promise<ServiceProgress> {
    const progress = await Promise.all(this.processes.map((process) => process.progress()));
    const most = { events: 0, parked: 0 };
    for (const one of progress) {
      if (!one.settled) return one;
      most.events = Math.max(most.events, one.events);
      most.parked = Math.max(most.parked, one.parked);
    }
    return { settled: true, ...most };
  }
}

export type Services = Readonly<Record<ServiceName, ServiceInstances>>;

export interface ServicesOptions {
  readonly folder: DataFolder;
  readonly surroundings: ServiceSurroundings;
  readonly instances: InstanceCounts;
  /** The simulated instant; undefined: the system's clock. */
  readonly now: () => Date | undefined;
  readonly report: (line: string) => void;
  /** The module that runs a service; the built one unless told. */
  readonly main?: ((name: ServiceName) => string) | undefined;
}

/** Makes the processes of all services, not yet started. Each writes a log of its own. */
export const makeServices = async (options: ServicesOptions): Promise<Services> => {
  const made = serviceNames.map(async (name) => {
    const processes = instanceNames(name, options.instances).map((process) => makeProcess(name, process, options));
    return [name, new ServiceInstances(name, await Promise.all(processes))] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as unknown as Services;
};

const makeProcess = async (
  service: ServiceName,
  name: string,
  { folder, surroundings, now, report, main = builtService }: ServicesOptions,
): Promise<ServiceProcess> => {
  const dataDir = await folder.ofService(service);
  const logFile = join(await folder.logs(), `${name}.log`);
  await putAsideLongLog(logFile);
  return new ServiceProcess({
    name,
    main: main(service),
    environment: () => serviceEnvironment(service, surroundings, dataDir, now()),
    logFile,
    report,
  });
};

const builtService = (name: ServiceName): string =>
  fileURLToPath(new URL(`../../../services/${name}/dist/main.js`, import.meta.url));

/** A log beyond this is put aside at the next start. */
const LONGEST_LOG_BYTES = 32 * 1024 * 1024;

const putAsideLongLog = async (path: string): Promise<void> => {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LONGEST_LOG_BYTES) await rename(path, `${path}.1`);
};
