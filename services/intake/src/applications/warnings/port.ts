import { TransientError } from '@mingjian/messaging';
import type { Engine } from '@mingjian/service-kit';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WarningNotice } from './notice.js';

export type Way = 'log' | 'folder';

/**
 * Sends a warning by every way that the city has: the service's log, and a folder from which its own messenger takes it, a file each. The file of a
 * warning that is sent again is the same file, so what went out before a process died goes out once.
 * @returns the ways that it went
 * @throws TransientError where the folder takes nothing now
 */
export const sendWarning = async (
  { log, warningsFolder }: Pick<Engine, 'log' | 'warningsFolder'>,
  notice: WarningNotice,
): Promise<readonly Way[]> => {
  if (warningsFolder !== undefined) await drop(warningsFolder, notice);
  log.warn({ warning: notice }, notice.text.zh);
  return warningsFolder === undefined ? ['log'] : ['log', 'folder'];
};

const drop = async (folder: string, notice: WarningNotice): Promise<void> => {
  const file = join(folder, `${notice.key}.json`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.part`, JSON.stringify(notice, null, 2));
    await rename(`${file}.part`, file);
  } catch (cause) {
    throw new TransientError(`${folder} takes nothing now`, { cause });
  }
};
