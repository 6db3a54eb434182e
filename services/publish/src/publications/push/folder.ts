import { TransientError } from '@mingjian/messaging';
import type { PushTarget } from '@mingjian/service-kit';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyOf, type PushMessage } from './message.js';

type FolderTarget = Extract<PushTarget, { kind: 'folder' }>;

/** Drops a file that another system fetches; it is there whole or not at all. @throws TransientError when it cannot be written now */
export const pushToFolder = async ({ path }: FolderTarget, message: PushMessage): Promise<void> => {
  const file = join(path, `${keyOf(message)}.json`);
  try {
    await mkdir(path, { recursive: true });
    await writeFile(`${file}.part`, JSON.stringify(message, null, 2));
    await rename(`${file}.part`, file);
  } catch (cause) {
    throw new TransientError(`${path} takes nothing now`, { cause });
  }
};
