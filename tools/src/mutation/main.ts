import { shippedTables } from '@mingjian/intake-service/shipped-rules';
import { idsIn } from '../law/ids.js';
import { ROOT } from '../root.js';
import { mutantsOf, untouched } from './mutants.js';
import { redSpecsOf } from './run-mutants.js';

/**
 * `npm run mutation:law`: changes each datum of the shipped rule tables, one at a time and never in the files, and names the spec that goes red;
 * `-- terms` only those of the tables named. Ends with 1 when a change is noticed by no spec.
 */
const RULES = 'services/intake/src/directory/domain/rules';
const SPECS = ['shipped-law', 'shipped-catalogue', 'seed-rules'].map((spec) => `${RULES}/${spec}.spec.ts`);

const wanted = process.argv.slice(2);
const tables = shippedTables().filter(({ table }) => wanted.length === 0 || wanted.includes(table));
const started = Date.now();
let survivors = 0;
let all = 0;

for (const [index, { table, validFrom, rows }] of tables.entries()) {
  const mutants = mutantsOf(table, validFrom, rows);
  const [asShipped, ...red] = await redSpecsOf(ROOT, [untouched(table), ...mutants], SPECS);
  if (asShipped!.length > 0) throw new Error(`red as shipped: ${asShipped!.join('; ')}`);
  mutants.forEach(({ text }, number) => {
    // The one that says which rule it is, if there is one.
    const name = red[number]!.find((each) => idsIn(each).length > 0) ?? red[number]![0];
    console.log(`${table}: ${text}: ${name === undefined ? 'SURVIVES' : `red: ${name}`}`);
  });
  const survived = red.filter((names) => names.length === 0).length;
  survivors += survived;
  all += mutants.length;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `-- ${table}: ${mutants.length - survived} of ${mutants.length} noticed; table ${index + 1} of ${tables.length}, ${seconds} s`,
  );
}

console.log(`${all - survivors} of ${all} changes of the law turn a spec red, ${survivors} survive`);
process.exitCode = survivors > 0 ? 1 : 0;
