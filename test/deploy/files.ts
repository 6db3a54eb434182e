import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { configSchema } from '@mingjian/service-kit';
import { parseAllDocuments } from 'yaml';

export const ROOT = join(import.meta.dirname, '../..');
export const SERVICES = ['intake', 'review', 'publish', 'reporting'] as const;

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The documents of a YAML file. As Kubernetes and Compose read it: `0440` is octal, `<<` merges. */
export const readYaml = (path: string): readonly unknown[] =>
  parseAllDocuments(read(path), { version: '1.1', merge: true }).map((document) => {
    if (document.errors.length > 0) throw new Error(`${path}: ${document.errors.join('; ')}`);
    return document.toJS() as unknown;
  });

/** Paths of all files below a folder, relative to the repository. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();

/** Makes the secrets of an installation in a folder, as an operator does. */
export const makeSecrets = (folder: string): void => {
  execFileSync(process.execPath, [join(ROOT, 'deploy/make-secrets.mjs'), '--folder', folder]);
};

const known = Object.keys(configSchema.shape);

/** Variables that no service reads, neither by itself nor as the name of a file. */
export const unknownVariables = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !known.includes(name) && !known.includes(name.replace(/_FILE$/, '')));

/** Variables that a service demands and that are set in neither way. The embedded bus's are not wanted beside Kafka. */
export const missingVariables = (names: readonly string[]): readonly string[] =>
  Object.entries(configSchema.shape)
    .filter(([name, schema]) => !schema.safeParse(undefined).success && !name.startsWith('MINGJIAN_BUS_'))
    .map(([name]) => name)
    .filter((name) => !names.includes(name) && !names.includes(`${name}_FILE`));

/** A tag that never moves: three numbers, or two where the project counts so, with or without a variant. */
export const isExactImage = (image: string): boolean => /^[\w./-]+:v?\d+\.\d+(\.\d+)?(-[\w.]+)*$/.test(image);
