import type { ServiceName } from '@mingjian/contracts';
import { readConfig } from '@mingjian/service-kit';
import { copyStore, type StoreKind } from '../store-copy/index.js';
import { CommandFailed, table, type Answer } from './answer.js';
import { UsageError, type CommandLine } from './command-line.js';

const kinds = ['postgres', 'kurrent'] as const satisfies readonly StoreKind[];

/**
 * Copies the log of one service, whose environment this is, to the other store and proves both equal.
 * @throws UsageError, CommandFailed for an environment that names no two stores, CopyFailed
 */
export const copyToStore = async (line: CommandLine, environment: NodeJS.ProcessEnv): Promise<Answer> => {
  const [service, ...others] = line.services;
  if (!service || others.length > 0)
    throw new UsageError('--service is needed: each service has an environment of its own');
  const to = kinds.find((kind) => kind === line.to);
  if (!to) throw new UsageError(`--to is needed: ${kinds.join(' or ')}`);
  const { databaseUrl, ownerUrl, serverUrl } = placesIn(service, environment);
  const proof = await copyStore({ service, appUrl: databaseUrl, ownerUrl, serverUrl, to });
  return {
    document: { service, to, ...proof },
    lines: [
      `the log of ${service} is in ${to}, equal in every event and every answer`,
      ...table(['EVENTS', 'COMMANDS', 'DIGEST OF THE LOG'], [[proof.events, proof.commands, proof.sha256]]),
    ],
  };
};

const placesIn = (service: ServiceName, environment: NodeJS.ProcessEnv) => {
  const { databaseUrl, migrateUrl, store } = configOf(service, environment);
  if (!migrateUrl) throw new CommandFailed('MINGJIAN_MIGRATE_URL is needed: the copy makes its tables');
  if (store.kind !== 'kurrent') {
    throw new CommandFailed('MINGJIAN_STORE=kurrent and MINGJIAN_STORE_URL are needed, in either direction');
  }
  return { databaseUrl, ownerUrl: migrateUrl, serverUrl: store.url };
};

const configOf = (service: ServiceName, environment: NodeJS.ProcessEnv) => {
  try {
    return readConfig(service, environment);
  } catch (error) {
    throw new CommandFailed((error as Error).message, { cause: error });
  }
};
