import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Code whose decisions specs have to hold: a folder of pure code, and where its specs are. */
export interface Room {
  /** Path from the root of the repository; its name on the command line and on the page. */
  readonly path: string;
  readonly specs: string;
}

/** The calendar and every `domain` folder of the services, in the order of their paths. */
export const roomsIn = async (root: string): Promise<readonly Room[]> => {
  const services = await foldersIn(join(root, 'services'));
  const domains = await Promise.all(
    services.map(async (service) => {
      const modules = await foldersIn(join(root, 'services', service, 'src'));
      const within = await Promise.all(
        modules.map(async (module) => {
          const path = `services/${service}/src/${module}`;
          return (await foldersIn(join(root, path))).includes('domain') ? [`${path}/domain`] : [];
        }),
      );
      return within.flat();
    }),
  );
  return ['libs/calendar/src', ...domains.flat().sort()].map((path) => ({
    path,
    // Acts and reactions of the module have pure specs too, which say what they ask of the domain.
    specs: path.endsWith('/domain') ? dirname(path) : path,
  }));
};

/** Wording is compared with nothing by specs; that every code has its text is. */
const NOT_CHANGED = /\.spec\.ts$|(?:^|\/)testing\/|(?:^|\/)index\.ts$|refusals\.ts$|refusal-texts\.ts$|\.md$/;

/** Files of a room that are changed, as paths from the root of the repository, in order. */
export const sourcesOf = async (root: string, { path }: Room): Promise<readonly string[]> =>
  (await filesIn(join(root, path)))
    .filter((file) => file.endsWith('.ts') && !NOT_CHANGED.test(file))
    .map((file) => `${path}/${file}`);

/** SHA-256, hex, over the room and its specs: another one means that a score is of other code. */
export const digestOf = async (root: string, { path, specs }: Room): Promise<string> => {
  const hash = createHash('sha256');
  const folders = [...new Set([path, specs])];
  for (const folder of folders) {
    for (const file of await filesIn(join(root, folder))) {
      if (folder === path ? file.endsWith('.ts') : file.endsWith('.spec.ts'))
        hash.update(file).update(await readFile(join(root, folder, file)));
    }
  }
  return hash.digest('hex');
};

const foldersIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .sort();

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
