import { optionsOr, readOptions, USAGE } from './options.js';
import { runDemo, UNUSABLE } from './run-demo.js';

const main = async (): Promise<number> => {
  const options = optionsOr(console.error, () => readOptions(process.argv.slice(2)), 'demo');
  if (!options) return UNUSABLE;
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  return runDemo(options);
};

process.exitCode = await main();
