import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const root = join(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: root });

const ruleThatFails = async (file: string, code: string): Promise<readonly (string | null)[]> => {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return result!.messages.filter((message) => message.severity === 2).map((message) => message.ruleId);
};

/** Each line: the file, an import that must not be there. */
const forbiddenImports: readonly (readonly [string, string])[] = [
  ['libs/core/src/injected.ts', 'zod'],
  ['libs/core/src/injected.ts', '@mingjian/contracts'],
  ['libs/calendar/src/injected.ts', 'node:fs'],
  ['libs/calendar/src/injected.ts', 'pg'],
  ['libs/contracts/src/injected.ts', '@mingjian/event-store'],
  ['libs/contracts/src/injected.ts', '@nestjs/common'],
  ['libs/event-store/src/injected.ts', '@nestjs/common'],
  ['libs/event-store/src/kurrent/injected.ts', '@eventstore/db-client'],
  ['libs/event-store/src/kurrent/injected.ts', '@mingjian/service-kit'],
  ['libs/event-store/src/kurrent/client.ts', '@kurrent/kurrentdb-client'],
  ['libs/messaging/src/injected.ts', '@mingjian/service-kit'],
  ['libs/projections/src/injected.ts', '@mingjian/intake-service'],
  ['libs/vault/src/injected.ts', '@nestjs/core'],
  ['services/intake/src/applications/domain/injected.ts', '@nestjs/common'],
  ['services/intake/src/applications/domain/injected.ts', 'pg'],
  ['services/intake/src/applications/domain/injected.ts', 'zod'],
  ['services/intake/src/applications/domain/injected.ts', 'node:crypto'],
  ['services/intake/src/applications/domain/injected.ts', 'kafkajs'],
  ['services/intake/src/applications/domain/injected.ts', 'typeorm'],
  ['services/intake/src/applications/domain/injected.ts', '@mingjian/service-kit'],
  ['services/intake/src/applications/domain/injected.ts', '@mingjian/event-store'],
  ['services/intake/src/applications/domain/injected.ts', 'pino'],
  ['services/intake/src/applications/domain/injected.ts', 'undici'],
  ['services/intake/src/applications/domain/injected.ts', 'jose'],
  ['services/intake/src/applications/domain/injected.ts', '@mingjian/core/testing'],
  ['services/intake/src/applications/domain/injected.ts', '../law.js'],
  ['services/intake/src/applications/domain/injected.ts', './../law.js'],
  ['services/intake/src/directory/domain/organ/injected.ts', '../../directory.aggregates.js'],
  ['services/intake/src/directory/domain/organ/injected.ts', 'pino'],
  ['libs/calendar/src/injected.ts', 'undici'],
  ['libs/core/src/injected.ts', 'pino'],
  ['services/intake/src/applications/domain/injected.ts', '../acts/submit/submit.act.js'],
  ['services/intake/src/applications/domain/injected.ts', '../../items/domain/index.js'],
  ['services/intake/src/applications/domain/injected.ts', '@mingjian/review-service'],
  ['services/intake/src/applications/letters/injected.ts', '@mingjian/documents'],
  ['services/intake/src/applications/letters/injected.ts', '@mingjian/service-kit'],
  ['services/intake/src/applications/letters/injected.ts', '../law.js'],
  ['libs/documents/src/model.ts', 'docx'],
  ['libs/documents/src/injected.ts', '@mingjian/service-kit'],
  ['services/intake/src/applications/acts/injected.ts', '../../items/domain/item.js'],
  ['services/intake/src/items/injected.ts', '../applications/domain/index.js'],
  ['services/intake/src/injected.ts', '@mingjian/review-service'],
  ['services/review/src/reviews/domain/injected.ts', '@mingjian/service-kit'],
  ['services/review/src/injected.ts', '@mingjian/publish-service'],
  ['services/publish/src/replies/injected.ts', '../publications/domain/index.js'],
  ['services/publish/src/injected.ts', '@mingjian/intake-service'],
  ['services/reporting/src/injected.ts', '@mingjian/intake-service'],
];

describe('borders', () => {
  it.each(forbiddenImports)('%s must not import %s', async (file, specifier) => {
    expect(await ruleThatFails(file, `export * from '${specifier}';\n`)).toContain('no-restricted-imports');
  });

  it.each([
    ['applications/domain/injected.ts', '@mingjian/core'],
    ['applications/domain/injected.ts', './state.js'],
    ['directory/domain/organ/injected.ts', '../refusal-texts.js'],
  ])('%s may import %s', async (file, specifier) => {
    expect(await ruleThatFails(`services/intake/src/${file}`, `export * from '${specifier}';\n`)).toEqual([]);
  });

  it.each([
    "export const pg = await import('pg');",
    "export const pg = require('pg');",
    "export type Pool = import('pg').Pool;",
    "import pg = require('pg');\nexport { pg };",
  ])('nobody goes round the border with %s', async (code) => {
    for (const file of ['services/intake/src/applications/domain', 'services/review/src', 'libs/ledger/src']) {
      expect(await ruleThatFails(`${file}/injected.ts`, `${code}\n`)).toContain('no-restricted-syntax');
    }
  });

  it.each([
    'client.subscribeToPersistentSubscriptionToAll("intake")',
    "client['createPersistentSubscriptionToStream']('s', 'g', {})",
    'persistentSubscriptionToAllSettingsFromDefaults()',
  ])('nobody calls %s: their order is not that of the log', async (expression) => {
    for (const file of ['libs/event-store/src/kurrent/client.ts', 'services/review/src/injected.ts']) {
      expect(await ruleThatFails(file, `${expression};\n`)).toContain('no-restricted-syntax');
    }
  });

  it.each(['process.env', "fetch('http://127.0.0.1')"])('a domain must not reach for %s', async (expression) => {
    expect(
      await ruleThatFails('services/review/src/reviews/domain/injected.ts', `export const x = ${expression};\n`),
    ).toContain('no-restricted-globals');
  });

  it.each([
    ['Date.now()', 'no-restricted-properties'],
    ['Math.random()', 'no-restricted-properties'],
    ['new Date()', 'no-restricted-syntax'],
    ['crypto.randomUUID()', 'no-restricted-properties'],
  ])('a domain must not call %s', async (expression, rule) => {
    expect(
      await ruleThatFails('services/review/src/reviews/domain/injected.ts', `export const x = ${expression};\n`),
    ).toContain(rule);
  });
});

/** Relative imports that are there at run time, by file; what is only a type leaves no trace in the program. */
const valueImports = (folder: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => {
        const file = join(folder, name);
        const found = readFileSync(file, 'utf8').matchAll(
          /^(?:import|export)\s+(?!type\b)([^'"]*?)\s*(?:from\s+)?'(\.[^']+)'/gm,
        );
        return [
          file,
          [...found]
            .filter(([, names = '']) => !/^\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\s*\}$/.test(names))
            .map(([, , path = '']) => join(file, '..', path.replace(/\.js$/, '.ts'))),
        ];
      }),
  );

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const sources = [
  ...['libs', 'services'].flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name))),
  'tools',
];
const manifests = sources.map(
  (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest,
);

/** A cycle in the graph as a list of names, or undefined. */
const findCycle = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined => {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    done.add(name);
    for (const next of graph.get(name) ?? []) {
      const cycle = visit(next, [...path, name]);
      if (cycle) return cycle;
    }
    return undefined;
  };
  for (const name of graph.keys()) {
    const cycle = visit(name, []);
    if (cycle) return cycle;
  }
  return undefined;
};

describe('the dependency picture', () => {
  const graph = new Map(
    manifests.map(({ name, dependencies }) => [
      name,
      Object.keys(dependencies ?? {}).filter((to) => to.startsWith('@mingjian/')),
    ]),
  );

  it('has no cycle between workspaces', () => {
    expect(findCycle(graph)).toBeUndefined();
  });

  it.each(sources)('has no cycle between the files of %s', (folder) => {
    expect(findCycle(valueImports(join(root, folder, 'src')))).toBeUndefined();
  });

  it('would be seen to have one between files, but for types', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-cycle-'));
    writeFileSync(join(folder, 'one.ts'), "import { two } from './two.js';\nexport const one = () => two;\n");
    writeFileSync(join(folder, 'two.ts'), "import { type one } from './one.js';\nexport const two = 2;\n");
    expect(findCycle(valueImports(folder))).toBeUndefined();
    writeFileSync(join(folder, 'two.ts'), "export const two = 2;\nexport { one } from './one.js';\n");
    expect(findCycle(valueImports(folder))).toHaveLength(3);
    rmSync(folder, { recursive: true });
  });

  it('would be seen to have one', () => {
    expect(findCycle(new Map([...graph, ['@mingjian/core', ['@mingjian/tools']]]))).toContain('@mingjian/core');
  });

  it('has no service that depends on another', () => {
    const services = manifests.filter(({ name }) => name.endsWith('-service'));
    for (const { name, dependencies } of services) {
      expect({ name, others: Object.keys(dependencies ?? {}).filter((to) => to.endsWith('-service')) }).toEqual({
        name,
        others: [],
      });
    }
  });
});
