import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { envelopeSchema, type EventDefinition } from '@mingjian/contracts';
import { differences } from './compatibility.js';
import { jsonSchemaOf, type JsonSchema } from './json-schema.js';

/** Schemas by their file below `libs/contracts/published`. */
export type Schemas = ReadonlyMap<string, JsonSchema>;

/** What stands between the code and what was published. */
export interface Finding {
  readonly file: string;
  /**
   * `breaking`: needs a new version. `disappeared`: must come back. `unpublished`: new or additively changed, and not yet frozen;
   * `publish` mends it.
   */
  readonly kind: 'breaking' | 'disappeared' | 'unpublished';
  readonly detail: string;
}

/** What is published: every contract event, one file for each version, and the envelope around all of them. */
export const schemasOf = (definitions: Iterable<EventDefinition>): Schemas =>
  new Map([
    ['envelope.json', jsonSchemaOf(envelopeSchema)],
    ...[...definitions]
      .filter(({ kind }) => kind === 'contract')
      .map(
        ({ service, name, version, schema }) => [`${service}/${name}.v${version}.json`, jsonSchemaOf(schema)] as const,
      ),
  ]);

/**
 * Everything that keeps today's schemas from being the published ones. An additive change is a finding too until it is published:
 * otherwise a field could be added and taken away again, and stored events would have it.
 */
export const findingsOf = (published: Schemas, today: Schemas): readonly Finding[] => [
  ...[...published].flatMap(([file, schema]) => changesOf(file, schema, today.get(file))),
  ...[...today.keys()]
    .filter((file) => !published.has(file))
    .map((file): Finding => ({ file, kind: 'unpublished', detail: 'is new' })),
];

const changesOf = (file: string, old: JsonSchema, now: JsonSchema | undefined): readonly Finding[] => {
  if (!now) return [{ file, kind: 'disappeared', detail: 'was published and is no contract event any more' }];
  const found = differences(old, now).map(({ place, change, breaking }): Finding => ({
    file,
    kind: breaking ? 'breaking' : 'unpublished',
    detail: place === '' ? change : `\`${place}\` ${change}`,
  }));
  // The order of members or values: no change for anybody, but the file should say what the code says.
  const reordered = found.length === 0 && JSON.stringify(old) !== JSON.stringify(now);
  return reordered ? [{ file, kind: 'unpublished', detail: 'is written otherwise' }] : found;
};

/** Reads the published schemas of a folder; none when it does not exist. */
export const readPublished = async (folder: string): Promise<Schemas> => {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = entries.filter((file) => file.endsWith('.json')).sort();
  return new Map(
    await Promise.all(
      files.map(
        async (file) =>
          [file.replaceAll(sep, '/'), JSON.parse(await readFile(join(folder, file), 'utf8')) as JsonSchema] as const,
      ),
    ),
  );
};

/**
 * Freezes today's schemas in a folder and gives the files it wrote.
 * @throws IncompatibleContracts before anything is written, when a published schema changed incompatibly or disappeared
 */
export const publish = async (folder: string, today: Schemas): Promise<readonly string[]> => {
  const published = await readPublished(folder);
  const refused = findingsOf(published, today).filter(({ kind }) => kind !== 'unpublished');
  if (refused.length > 0) throw new IncompatibleContracts(refused);
  const changed = [...today].filter(([file, schema]) => JSON.stringify(published.get(file)) !== JSON.stringify(schema));
  for (const [file, schema] of changed) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
  }
  return changed.map(([file]) => file);
};

export const inWords = ({ file, kind, detail }: Finding): string => `${kind}: ${file} ${detail}`;

export class IncompatibleContracts extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(`not published; a new version is needed:\n${findings.map(inWords).join('\n')}`);
  }
}
