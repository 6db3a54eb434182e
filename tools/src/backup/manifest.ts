import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serviceNames } from '@mingjian/contracts';
import { z } from 'zod';
import { BackupError } from './archive.js';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const service = z.strictObject({
  /** Events in its log; they are the rows of `log.events`. */
  events: z.int().min(0),
  tables: z.record(z.string(), z.strictObject({ rows: z.int().min(0), sha256: digest })),
  /** Files of sealed content. */
  contents: z.int().min(0),
  /** SHA-256 of the key file, which lies apart; null for a service that has sealed nothing. */
  key: digest.nullable(),
});

/** `backup.json`: what a backup holds, to restore and to compare with. */
const manifest = z.strictObject({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  services: z.partialRecord(z.enum(serviceNames), service),
  /** The clock of the data folder and which steps of its set-up are done; null where the city has no such folder. */
  folder: z
    .strictObject({
      clock: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('system') }),
        z.strictObject({ kind: z.literal('simulated'), from: z.iso.date(), now: z.iso.datetime() }),
      ]),
      done: z.array(z.string()),
    })
    .nullable(),
});

export type Manifest = z.infer<typeof manifest>;
export type ServiceManifest = z.infer<typeof service>;
export type FolderManifest = NonNullable<Manifest['folder']>;

const NAME = 'backup.json';

export const writeManifest = (folder: string, content: Manifest): Promise<void> =>
  writeFile(join(folder, NAME), `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx', mode: 0o600 });

/** @throws BackupError when the folder holds no backup that this build can read */
export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => {
    throw new BackupError(`${folder} holds no backup: there is no ${NAME}`);
  });
  const parsed = manifest.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new BackupError(`${join(folder, NAME)} is not what this build writes: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
};
