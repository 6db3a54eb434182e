import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type RanSpec } from './coverage.js';
import { idsIn } from './ids.js';

/** Not evidence: the examples of numbers there prove nothing; `S3` is a store of objects there. */
const NO_EVIDENCE = ['tools/src/law/', 'libs/vault/src/s3-contents.spec.ts'];
const SPEC = /(?<!\.kafka|\.eventstore)\.spec\.ts$/;
const TITLE = /^\s*(?:it|test|describe)\b.*$|^\s*\]\)\(.*$|^\s*'.*$/gm;

/** Paths of the specs whose names may carry a number, from the root of the repository. */
export const numberedSpecs = async (root: string): Promise<readonly string[]> => {
  const files = await Promise.all(
    ['libs', 'services', 'test', 'tools/src'].map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((file) => join(folder, file)),
    ),
  );
  const specs = files
    .flat()
    .filter(
      (file) => SPEC.test(file) && !file.includes('node_modules') && !NO_EVIDENCE.some((path) => file.startsWith(path)),
    )
    .sort();
  const texts = await Promise.all(specs.map(async (file) => textOf(root, file)));
  return specs.filter((_, index) => idsIn(texts[index]!).length > 0);
};

/**
 * What may become a name: of pure specs everything, since names are also made from rows of data; of those that start a city only the
 * titles, here and in the parts that they import, as they are slow and mention much in passing.
 */
const textOf = async (root: string, file: string): Promise<string> => {
  const text = await readFile(join(root, file), 'utf8');
  if (!/\.(?:int|e2e)\.spec\.ts$/.test(file)) return text;
  const parts = [...text.matchAll(/^import '(\.\/.+)\.js';$/gm)].map(
    ([, part]) => `${join(root, dirname(file), part!)}.ts`,
  );
  const texts = await Promise.all(parts.map((part) => readFile(part, 'utf8')));
  return [text, ...texts].flatMap((each) => each.match(TITLE) ?? []).join('\n');
};

interface JestResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/**
 * Runs specs with Jest and tells how each went; its report goes to the terminal.
 * @throws Error when a file does not even load
 */
export const runSpecs = async (root: string, files: readonly string[]): Promise<readonly RanSpec[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-law-'));
  const output = join(folder, 'results.json');
  try {
    const jest = spawn(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        join(root, 'node_modules/jest/bin/jest.js'),
        // What a rule is proven by does not depend on how busy the machine is.
        ...['--maxWorkers=2', '--testTimeout=300000', '--json', `--outputFile=${output}`],
        ...['--runTestsByPath', ...files],
      ],
      // Jest would write its JSON to stdout as well.
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    await once(jest, 'exit');
    const { testResults } = JSON.parse(await readFile(output, 'utf8')) as JestResults;
    const broken = testResults.filter(({ assertionResults }) => assertionResults.length === 0);
    if (broken.length > 0) throw new Error(broken.map(({ name, message }) => `${name}: ${message}`).join('\n'));
    return testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'passed' || status === 'failed')
        .map(({ fullName, status }) => ({ file: relative(root, name), name: fullName, passed: status === 'passed' })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
