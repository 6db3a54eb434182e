import { execFile, type SpawnOptions } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The system account the server runs as. Postgres refuses root, so root lends it another one. */
export interface Account {
  /** Set only where it differs from this process's own account. */
  readonly switchTo: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * The account for a cluster: this process's own; under root the owner of the cluster, or `nobody` where there is none yet.
 * It must exist in the system's user list, since Postgres looks its name up.
 */
export const accountFor = async (clusterDir: string): Promise<Account> => {
  if (process.getuid?.() !== 0) return { switchTo: undefined };
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner) return { switchTo: { uid: owner.uid, gid: owner.gid } };
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).stdout)),
  );
  return { switchTo: { uid: uid!, gid: gid! } };
};

/** What `spawn` needs to run something as the account. */
export const runAs = (account: Account, cwd: string): SpawnOptions & { cwd: string } => ({ cwd, ...account.switchTo });

/** True when the account can run the program. Tried out, since modes, lists and mount options all have a say. */
export const canRun = (account: Account, program: string, ...args: string[]): Promise<boolean> =>
  run(program, args, { cwd: '/', ...account.switchTo }).then(
    () => true,
    () => false,
  );

/** True when the account can enter the folder through all folders above it. */
export const canEnter = (account: Account, folder: string): Promise<boolean> =>
  canRun(account, '/bin/sh', '-c', 'cd "$0"', folder);
