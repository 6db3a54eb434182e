import { exitCodes } from './command-line.js';
import { runReportCheck } from './run.js';

const { npm_lifecycle_event: script, INIT_CWD: start } = process.env;
// npm runs a script in the folder of the package; a path is meant from where the person stands.
const folder = script === 'report:check' && start !== undefined ? start : process.cwd();

process.exitCode = await runReportCheck(process.argv.slice(2), folder, {
  out: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
}).catch((error: unknown) => {
  // Node would end with 1, which says that a report fails.
  console.error(error);
  return exitCodes.fault;
});
