import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { runAs } from './account.js';
import type { Binaries } from './binaries.js';
import type { Place } from './place.js';

const run = promisify(execFile);

/** Makes the cluster where there is none: UTF-8, byte order for texts, passwords by SCRAM, on loopback only. */
export const ensureCluster = async (binaries: Binaries, { account, clusterDir, password }: Place): Promise<void> => {
  if (await stat(join(clusterDir, 'PG_VERSION')).catch(() => undefined)) return;
  // Made aside and renamed, so that a cluster cut short in the making is never started.
  const aside = `${clusterDir}.new`;
  const secret = `${clusterDir}.secret`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  await chmod(secret, 0o600);
  if (account.switchTo) {
    const { uid, gid } = account.switchTo;
    await Promise.all([aside, secret].map((path) => chown(path, uid, gid)));
  }
  try {
    const options = [
      '--username=postgres',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--locale=C',
      '--encoding=UTF8',
    ];
    await run(binaries.initdb, ['-D', aside, ...options, '--no-instructions'], runAs(account, dirname(clusterDir)));
  } finally {
    await rm(secret, { force: true });
  }
  await rename(aside, clusterDir);
};
