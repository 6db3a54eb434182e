import * as shipped from '@mingjian/intake-service/shipped-rules';
import { mutated, type Mutant } from './mutants.js';

/**
 * Stands for the module of the shipped rules in a run of `npm run mutation:law`, and gives them with one datum changed: that of the mutant
 * which is being tried.
 */
const mutant = (): Mutant => (globalThis as unknown as { lawMutant: Mutant }).lawMutant;

export const shippedTables: typeof shipped.shippedTables = () => {
  const { table, mutation } = mutant();
  return shipped.shippedTables().map((each) =>
    each.table === table
      ? {
          ...each,
          rows: mutated(each.rows, mutation),
          ...(mutation.kind === 'validFrom' && { validFrom: mutation.to }),
        }
      : each,
  );
};

export const shippedRows: typeof shipped.shippedRows = (table) => {
  const rows = shipped.shippedRows(table);
  return table === mutant().table ? mutated(rows, mutant().mutation) : rows;
};
