import { join } from 'node:path';
import { catalogue } from '@mingjian/contracts';
import { ROOT } from '../root.js';
import { findingsOf, IncompatibleContracts, inWords, publish, readPublished, schemasOf } from './published.js';

const HELP = `node tools/run.mjs contracts check    compares the contract events with those that were published
node tools/run.mjs contracts publish  freezes new and additively changed ones`;

const folder = join(ROOT, 'libs/contracts/published');
const today = schemasOf(catalogue.values());

const check = async (): Promise<number> => {
  const findings = findingsOf(await readPublished(folder), today);
  for (const finding of findings) console.error(inWords(finding));
  if (findings.some(({ kind }) => kind === 'unpublished')) console.error('To publish: npm run contracts:publish');
  if (findings.length === 0) console.log(`${today.size} published schemas are as they were`);
  return findings.length === 0 ? 0 : 1;
};

const freeze = async (): Promise<number> => {
  try {
    for (const file of await publish(folder, today)) console.log(`libs/contracts/published/${file}`);
    return 0;
  } catch (error) {
    if (!(error instanceof IncompatibleContracts)) throw error;
    console.error(error.message);
    return 1;
  }
};

const help = async (): Promise<number> => {
  console.error(HELP);
  return 2;
};

const commands: Readonly<Record<string, () => Promise<number>>> = { check, publish: freeze };
process.exitCode = await (commands[process.argv[2] ?? ''] ?? help)();
