import { atRest } from '../demo/at-rest.js';
import { compareModels, printDifferences, readModelsOf } from '../demo/read-models.js';
import { LauncherError } from '../launcher/launcher-error.js';
import { ALLOTTED, comparable } from './comparable.js';

const USAGE = `Usage: node tools/run.mjs compare DATA_FOLDER DATA_FOLDER

Compares the read models of two cities that do not run, all tables row by row; two runs of the demo with the same seed must be equal
(--data DIR keeps one; its city is in DIR/city). A running number goes to whoever comes first on a day: for those columns the same
numbers must have been given, to whichever row. Of figures that run through a log the last ones are compared.
`;

/** @returns the exit code: 0 equal, 1 different, 2 not compared */
const main = async (): Promise<number> => {
  const [one, other, ...more] = process.argv.slice(2);
  if (one === undefined || other === undefined || more.length > 0) {
    console.error(USAGE);
    return 2;
  }
  try {
    const models = [await atRest(one, readModelsOf), await atRest(other, readModelsOf)] as const;
    const compared = compareModels(comparable(models[0]), comparable(models[1]), ALLOTTED);
    const different = printDifferences(compared, [one, other]);
    console.log(`${compared.tables} tables, ${compared.rows} rows compared, ${different} differ`);
    return different === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof LauncherError)) throw error;
    console.error(error.message);
    return 2;
  }
};

process.exitCode = await main();
