import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const POM = join(import.meta.dirname, '../../kafka/pom.xml');
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/mingjian/kafka');
const LEAST_JAVA = 17;

/** Why there can be no local broker here; the message says what to install. */
export class NoLocalKafka extends Error {}

/**
 * The class path of the broker in tools/kafka/pom.xml. The first call fetches some 45 MB from Maven Central (10 s to minutes), later ones
 * look at the cache alone.
 * @throws NoLocalKafka when Java or Maven is missing, or Maven cannot fetch it
 */
export const kafkaClassPath = async (report: (line: string) => void): Promise<string> => {
  await assertJava();
  const pom = await readFile(POM, 'utf8');
  const fetched = join(CACHE, 'fetched.xml');
  const jars = join(CACHE, 'jars');
  if ((await readFile(fetched, 'utf8').catch(() => '')) !== pom) {
    report('fetching Apache Kafka with Maven');
    await rm(CACHE, { recursive: true, force: true });
    await mkdir(CACHE, { recursive: true });
    await maven('dependency:copy-dependencies', `-DoutputDirectory=${jars}`);
    // Written last: a fetch that was cut short is done again.
    await writeFile(fetched, pom);
  }
  return join(jars, '*');
};

const assertJava = async (): Promise<void> => {
  const { stderr } = await run('java', ['-version']).catch((cause: unknown) => {
    throw new NoLocalKafka(`there is no java; a local Kafka needs Java ${LEAST_JAVA} or newer`, { cause });
  });
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  if (!(version >= LEAST_JAVA)) {
    throw new NoLocalKafka(`a local Kafka needs Java ${LEAST_JAVA} or newer; this is ${stderr.split('\n')[0]}`);
  }
};

const maven = async (...args: readonly string[]): Promise<void> => {
  try {
    await run('mvn', ['-q', '-B', '-f', POM, ...args]);
  } catch (cause) {
    const { code, stdout, message } = cause as NodeJS.ErrnoException & { readonly stdout?: string };
    throw new NoLocalKafka(
      code === 'ENOENT'
        ? 'there is no mvn; a local Kafka is fetched with Apache Maven'
        : `Maven could not fetch Apache Kafka: ${stdout?.split('\n')[0] ?? message}`,
      { cause },
    );
  }
};
