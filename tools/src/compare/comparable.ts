import type { ReadModels, Row } from '../demo/read-models.js';

/** Running numbers go to whoever comes first on a day: by table, the columns of which the same values must have been given, to whichever row. */
export const ALLOTTED: Readonly<Record<string, readonly string[]>> = {
  'intake.application_queue': ['number'],
  'intake.items': ['index_number'],
  'publish.catalogue': ['index_number'],
  'publish.consultation_documents': ['index_number'],
  'publish.publication_queue': ['index_number'],
  'publish.reply_queue': ['number'],
  'reporting.cases': ['number'],
  'reporting.publications': ['index_number'],
};

/** Places in a log and instants of recording, which two cities do not share: what a table holds is compared, not when it was said. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  // Of some applications only, so not even the same numbers; those of all are compared in the queue.
  'intake.asked': ['number'],
  'publish.catalogue': ['changed'],
  ...Object.fromEntries(
    ['cases', 'items', 'openings', 'postings', 'cell_totals', 'remedies', 'review_decisions', 'tally_totals'].map(
      (table) => [`reporting.${table}`, ['sequence', 'through', 'updated_at']],
    ),
  ),
  // The words of a passage with its index number; text and number are compared themselves.
  'publish.search_passages': ['vector'],
};

/** Figures as they ran through a log: the cities had the same at the end, and between them whatever had been said by then. */
const RUNNING: Readonly<Record<string, { readonly of: readonly string[]; readonly place: string }>> = {
  'reporting.cell_totals': { of: ['organ', 'year'], place: 'through' },
  'reporting.tally_totals': { of: ['organ', 'year'], place: 'sequence' },
};

/** The tables of a city as two of them with the same life can be compared, row by row. */
export const comparable = (models: ReadModels): ReadModels =>
  new Map(
    [...models].map(([table, rows]) => {
      const running = RUNNING[table];
      const kept = running ? lastOf(rows, running.of, running.place).map(unordered) : rows;
      const places = PLACES[table] ?? [];
      return [table, kept.map((row) => only(row, (column) => !places.includes(column)))];
    }),
  );

const lastOf = (rows: readonly Row[], of: readonly string[], place: string): readonly Row[] => {
  const last = new Map<string, Row>();
  for (const row of [...rows].sort((one, other) => Number(one[place]) - Number(other[place]))) {
    last.set(JSON.stringify(of.map((column) => row[column])), row);
  }
  return [...last.values()];
};

/** Objects that a column holds as text, with their keys in order. */
const unordered = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' && value.startsWith('{')
        ? Object.entries(JSON.parse(value) as object).sort(([one], [other]) => (one < other ? -1 : 1))
        : value,
    ]),
  );

const only = (row: Row, wanted: (column: string) => boolean): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => wanted(column)));
