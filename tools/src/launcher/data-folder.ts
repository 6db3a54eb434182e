import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { serviceNames, type ServiceName } from '@mingjian/contracts';
import { instantOf, type CivilDate } from '@mingjian/core';
import type { JSONWebKeySet } from 'jose';
import { generateIssuerKeys } from '../issuer/index.js';
import { readJsonFile, writeDurably } from './durable-file.js';
import { LauncherError } from './launcher-error.js';

/** The databases of one installation: one for each service, and the embedded bus's. */
export const databaseNames = [...serviceNames, 'bus'] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** What nobody outside this machine's user may know; made once, kept with mode 0600. */
export interface Secrets {
  readonly databases: Readonly<Record<DatabaseName, { readonly owner: string; readonly app: string }>>;
  /** Client secrets of the services at the issuer, by client id. */
  readonly clients: Readonly<Record<string, string>>;
  readonly cookies: string;
  readonly issuerKeys: JSONWebKeySet;
}

/** Whose time the city keeps; fixed when the folder is first used. */
export type ClockMode = { readonly kind: 'system' } | { readonly kind: 'simulated'; readonly from: CivilDate };

/** What carries the events between the services; fixed when the folder is first used, since what was published stays on it. */
export const busKinds = ['embedded', 'kafka'] as const;
export type BusKind = (typeof busKinds)[number];

export interface Wanted {
  readonly simulated: boolean;
  readonly from?: CivilDate | undefined;
  /** Undefined: what the folder has, the embedded one if it is new. */
  readonly bus?: BusKind | undefined;
  /** Connection string of the EventStoreDB server that keeps the logs. Undefined: what the folder has, Postgres if it is new. */
  readonly store?: string | undefined;
}

const DONE = /^(.+)\.done\.json$/;

interface Settings {
  readonly clock: ClockMode;
  /** Absent in folders from before there was a choice. */
  readonly bus?: BusKind;
  /** Absent where the logs are in the folder's Postgres. */
  readonly store?: string | undefined;
}

/** Everything that one installation keeps, and the only place that knows where. Open it under the folder's lock. */
export class DataFolder {
  private constructor(
    readonly path: string,
    readonly clock: ClockMode,
    readonly bus: BusKind,
    /** Where the logs are, if not in the folder's Postgres. */
    readonly store: string | undefined,
    readonly secrets: Secrets,
  ) {}

  /**
   * Opens a folder, or makes it with the clock, the bus and the store that are wanted. Who logs in to the store may change.
   * @param today the civil date at which a simulated city begins when none is given
   * @throws LauncherError when the folder keeps another clock, bus or store than the one that is asked for.
   */
  static async open(path: string, wanted: Wanted, today: CivilDate): Promise<DataFolder> {
    const settingsFile = join(path, 'settings.json');
    const known = (await readJsonFile(settingsFile)) as Settings | undefined;
    const clock: ClockMode =
      known?.clock ?? (wanted.simulated ? { kind: 'simulated', from: wanted.from ?? today } : { kind: 'system' });
    const bus = known ? (known.bus ?? 'embedded') : (wanted.bus ?? 'embedded');
    if (known) requireSameClock(path, clock, wanted);
    requireSameBus(path, bus, wanted);
    if (known) requireSameStore(path, known.store, wanted);
    const store = wanted.store ?? known?.store;
    const secrets = await secretsIn(path);
    // Last: a folder counts as used only once nothing can fail any more.
    if (!known || store !== known.store) {
      await writeDurably(settingsFile, JSON.stringify({ clock, bus, store } satisfies Settings));
    }
    return new DataFolder(path, clock, bus, store, secrets);
  }

  /** Opens a folder that has been used. @throws LauncherError for any other */
  static async find(path: string): Promise<DataFolder> {
    const known = (await readJsonFile(join(path, 'settings.json'))) as Settings | undefined;
    if (!known) throw new LauncherError(`${path} is not the data folder of a city`);
    return new DataFolder(path, known.clock, known.bus ?? 'embedded', known.store, await secretsIn(path));
  }

  get postgres(): string {
    return join(this.path, 'postgres');
  }

  get kafka(): string {
    return join(this.path, 'kafka');
  }

  /** A service's own folder for sealed content and keys. */
  async ofService(service: ServiceName): Promise<string> {
    return this.folder('services', service);
  }

  async logs(): Promise<string> {
    return this.folder('logs');
  }

  /** The simulated instant, as it was last kept. */
  async simulatedNow(): Promise<Date> {
    if (this.clock.kind === 'system') throw new RangeError('this folder runs with the system clock');
    const kept = (await readJsonFile(this.clockFile)) as { now: string } | undefined;
    return kept ? new Date(kept.now) : instantOf(this.clock.from);
  }

  /** On disk when it returns, so that no service can know a later time than the folder does. */
  keepSimulatedNow(now: Date): Promise<void> {
    return writeDurably(this.clockFile, JSON.stringify({ now: now.toISOString() }));
  }

  /** True once `noteDone(step)` was called, also by an earlier launcher. */
  async isDone(step: string): Promise<boolean> {
    return (await readJsonFile(join(this.path, `${step}.done.json`))) !== undefined;
  }

  async stepsDone(): Promise<readonly string[]> {
    const steps = (await readdir(this.path)).map((name) => DONE.exec(name)?.[1]);
    return steps.filter((step) => step !== undefined).sort();
  }

  noteDone(step: string): Promise<void> {
    return writeDurably(join(this.path, `${step}.done.json`), '{}');
  }

  /** Where the city was reached when it was last started; undefined when it never was. */
  async origin(): Promise<string | undefined> {
    return ((await readJsonFile(this.entryFile)) as { origin: string } | undefined)?.origin;
  }

  noteOrigin(origin: string): Promise<void> {
    return writeDurably(this.entryFile, JSON.stringify({ origin }));
  }

  private get entryFile(): string {
    return join(this.path, 'entry.json');
  }

  private get clockFile(): string {
    return join(this.path, 'clock.json');
  }

  private async folder(...names: readonly string[]): Promise<string> {
    const path = join(this.path, ...names);
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  }
}

/** Makes the folder itself, before it is locked and opened. */
export const makeDataFolder = async (path: string): Promise<void> => {
  try {
    if (await mkdir(path, { recursive: true })) await chmod(path, 0o711);
  } catch (error) {
    throw new LauncherError(`cannot use ${path} as data folder: ${(error as Error).message}`);
  }
};

const requireSameClock = (path: string, clock: ClockMode, wanted: Wanted): void => {
  if (wanted.simulated && clock.kind === 'system') {
    throw new LauncherError(`${path} was used with the system clock; --simulated needs a fresh folder (--data DIR)`);
  }
  if (wanted.from !== undefined && clock.kind === 'simulated' && wanted.from !== clock.from) {
    throw new LauncherError(
      `the simulated clock of ${path} began on ${clock.from}; --from ${wanted.from} needs a fresh folder (--data DIR)`,
    );
  }
};

const requireSameBus = (path: string, bus: BusKind, wanted: Wanted): void => {
  if (wanted.bus !== undefined && wanted.bus !== bus) {
    throw new LauncherError(
      `${path} was used with the ${bus} bus; --bus ${wanted.bus} needs a fresh folder (--data DIR)`,
    );
  }
};

const requireSameStore = (path: string, known: string | undefined, wanted: Wanted): void => {
  if (wanted.store !== undefined && withoutLogin(wanted.store) !== withoutLogin(known ?? '')) {
    const place = known === undefined ? 'its own Postgres' : withoutLogin(known);
    throw new LauncherError(`the logs of ${path} are in ${place}; another --store needs a fresh folder (--data DIR)`);
  }
};

/** A connection string that may be shown. */
export const withoutLogin = (url: string): string => url.replace(/\/\/[^/]*@/, '//');

const secretsIn = async (path: string): Promise<Secrets> => {
  const file = join(path, 'secrets.json');
  const known = (await readJsonFile(file)) as Secrets | undefined;
  if (known) return known;
  const secrets: Secrets = {
    databases: Object.fromEntries(
      databaseNames.map((name) => [name, { owner: random(), app: random() }]),
    ) as unknown as Secrets['databases'],
    clients: Object.fromEntries(serviceNames.map((name) => [`service-${name}`, random()])),
    cookies: random(),
    issuerKeys: await generateIssuerKeys(),
  };
  await writeDurably(file, JSON.stringify(secrets));
  return secrets;
};

const random = (): string => randomBytes(24).toString('base64url');
