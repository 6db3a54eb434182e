import { backUpDataFolder, restoreDataFolder, type Manifest } from '../backup/index.js';
import { upgradeDataFolder } from '../upgrade/index.js';
import { table, type Answer } from './answer.js';
import { UsageError, type CommandLine } from './command-line.js';

type Report = (line: string) => void;

export const backUpCity = async (line: CommandLine, report: Report): Promise<Answer> => {
  const manifest = await backUpDataFolder(folderOf(line), {
    to: needed(line.to, '--to DIR'),
    keys: needed(line.keys, '--keys DIR'),
    report,
  });
  return answerOf(manifest, `backed up as of ${manifest.takenAt}`);
};

export const restoreCity = async (line: CommandLine, report: Report): Promise<Answer> => {
  const manifest = await restoreDataFolder(folderOf(line), {
    from: needed(line.from, '--from DIR'),
    keys: needed(line.keys, '--keys DIR'),
    report,
  });
  return answerOf(
    manifest,
    `restored as of ${manifest.takenAt}: every table has the rows and the digest of the backup`,
  );
};

export const upgradeCity = async (line: CommandLine, report: Report): Promise<Answer> => {
  const upgraded = await upgradeDataFolder(folderOf(line), {
    to: needed(line.to, '--to DIR'),
    keys: needed(line.keys, '--keys DIR'),
    report,
  });
  return {
    document: upgraded,
    lines: [
      'the data fits this build, and every log is what it was; start the city',
      ...table(
        ['SERVICE', 'EVENTS', 'DIGEST OF THE EVENTS', 'NEW MIGRATIONS'],
        Object.entries(upgraded).map(([service, { events, digest, migrations }]) => [
          service,
          events,
          digest,
          migrations.join(', ') || 'none',
        ]),
      ),
    ],
  };
};

const folderOf = ({ command, data, url, services }: CommandLine): string => {
  if (url !== undefined) throw new UsageError(`${command} works on a data folder, not behind an address`);
  if (services.length === 1)
    throw new UsageError(`${command} takes all services: they fit each other at one moment only`);
  return data;
};

const needed = (value: string | undefined, option: string): string => {
  if (value === undefined) throw new UsageError(`${option} is needed`);
  return value;
};

const answerOf = (manifest: Manifest, done: string): Answer => ({
  document: manifest,
  lines: [
    done,
    ...table(
      ['SERVICE', 'EVENTS', 'CONTENTS', 'DIGEST OF THE LOG'],
      Object.entries(manifest.services).map(([service, { events, contents, tables }]) => [
        service,
        events,
        contents,
        tables['log.events']!.sha256,
      ]),
    ),
  ],
});
