import { administrator, DEMO_PASSWORD, people } from '../city/people.js';
import { Launcher, type Started } from './launcher.js';
import { LauncherError } from './launcher-error.js';
import { readOptions, USAGE } from './options.js';
import { pages } from './pages.js';
import { Stopping } from './shutdown.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

// Whoever reads may be gone first, as after Ctrl-C in the demo: that must not end this process before it has stopped the city.
process.stdout.on('error', () => undefined);

/** Progress with the seconds since the start, so that a slow step shows. */
const report = (line: string): void => print(`[${(performance.now() / 1000).toFixed(1).padStart(5)} s] ${line}`);

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return print(USAGE);
  const launcher = new Launcher({ ...options, report });
  let stopping: Promise<void> | undefined;

  const stop = (signal: string): void => {
    if (stopping) {
      print('stopped the hard way; the next start cleans up');
      launcher.kill();
      process.exit(130);
    }
    print('');
    report(`${signal}: stopping (once more to end at once)`);
    stopping = launcher.stop().then(
      () => report('stopped'),
      (error: unknown) => {
        report(`stopped with trouble: ${(error as Error).message}`);
        process.exitCode = 1;
      },
    );
    void stopping.then(() => process.exit());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  // Only who started this with a channel, as the demo does, can break one.
  process.on('disconnect', () => stopping ?? stop('who started this is gone'));

  try {
    welcome(await launcher.start());
  } catch (error) {
    if (error instanceof Stopping) return;
    await launcher.stop().catch(() => undefined);
    throw error;
  }
};

const welcome = ({ origin, simulated }: Started): void => {
  report('ready');
  print(`
  ${`${origin}/`.padEnd(origin.length + 18)}what runs where${simulated ? ' (simulated clock)' : ''}
  ${`${origin}/workbench/`.padEnd(origin.length + 18)}工作台 Workbench
${pages.map(({ path, zh, en }) => `  ${`${origin}${path}`.padEnd(origin.length + 18)}${zh} ${en}\n`).join('')}
  Demo people (invented; password of all: ${DEMO_PASSWORD})
`);
  const widest = Math.max(...people.map(({ sub }) => sub.length));
  for (const { sub, name, title, grants } of people) {
    print(
      `  ${sub.padEnd(widest)}  ${grants
        .map(({ role }) => role)
        .join(', ')
        .padEnd(16)}  ${name}  ${title}`,
    );
  }
  print(`\n  ${administrator.sub} sets up the directory. Ctrl-C stops everything.`);
};

try {
  await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof LauncherError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
}
