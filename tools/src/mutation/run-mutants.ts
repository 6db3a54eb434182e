import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Mutant } from './mutants.js';

interface JestResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const PER_FILE = 25;
const MARK = 'mutant ';

/**
 * Names of the specs that each mutant turns red, in the order of the mutants. One run of Jest for all, with `mutated-rules.ts` in the place of
 * the shipped rules. A file holds several mutants, since what specs import takes longer to load than they to run: each mutant is set by a
 * test of its own, which runs before the specs that are imported after it, anew under an address of their own.
 * @throws Error when Jest gives no results, or not of every mutant
 */
export const redSpecsOf = async (
  root: string,
  mutants: readonly Mutant[],
  specs: readonly string[],
): Promise<readonly (readonly string[])[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-mutation-'));
  const output = join(folder, 'results.json');
  try {
    const chunks = Array.from({ length: Math.ceil(mutants.length / PER_FILE) }, (_, index) => index);
    const file = (chunk: number) => join(folder, `${chunk}.spec.mjs`);
    await Promise.all(
      chunks.map((chunk) =>
        writeFile(
          file(chunk),
          mutants
            .slice(chunk * PER_FILE, (chunk + 1) * PER_FILE)
            .map((mutant, index) => specOf(root, mutant, chunk * PER_FILE + index, specs))
            .join('\n'),
        ),
      ),
    );
    await writeFile(join(folder, 'config.json'), JSON.stringify(await configuration(root, folder)));
    const jest = spawn(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        join(root, 'node_modules/jest/bin/jest.js'),
        ...['--config', join(folder, 'config.json'), '--maxWorkers=2', '--json', `--outputFile=${output}`],
      ],
      { cwd: root, stdio: 'ignore' },
    );
    await once(jest, 'exit');
    const { testResults } = JSON.parse(await readFile(output, 'utf8')) as JestResults;
    const red = new Map<string, string[]>();
    for (const { assertionResults } of testResults) {
      let names: string[] = [];
      for (const { fullName, status } of assertionResults) {
        if (fullName.startsWith(MARK)) red.set(fullName, (names = []));
        else if (status === 'failed') names.push(fullName);
      }
    }
    if (red.size !== mutants.length) throw new Error(`${red.size} of ${mutants.length} mutants were tried`);
    return mutants.map((_, index) => red.get(MARK + index)!);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const specOf = (root: string, mutant: Mutant, number: number, specs: readonly string[]): string =>
  [
    `globalThis.lawMutant = ${JSON.stringify(mutant)};`,
    `{ const mutant = globalThis.lawMutant; it('${MARK}${number}', () => void (globalThis.lawMutant = mutant)); }`,
    // A spec that does not even load with the mutant names nothing: the others have to.
    ...specs.map((spec) => `await import(${JSON.stringify(`${join(root, spec)}?${number}`)}).catch(() => {});`),
  ].join('\n');

const configuration = async (root: string, folder: string) => {
  const { shared } = (await import(pathToFileURL(join(root, 'jest.config.mjs')).href)) as {
    shared: { moduleNameMapper: Readonly<Record<string, string>> };
  };
  return {
    ...shared,
    roots: [folder],
    testMatch: ['**/*.spec.mjs'],
    moduleNameMapper: {
      // First, since the first that fits is taken. By its package name the module of the shipped rules stays what it is.
      '^(?:\\.{1,2}/)+shipped-rules\\.js$': join(root, 'tools/src/mutation/mutated-rules.ts'),
      ...shared.moduleNameMapper,
    },
  };
};
