import { readdirSync, readFileSync } from 'node:fs';
import { ruleRowSchemas, type RuleRow, type RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

const FOLDER = new URL('../seed/rules/', import.meta.url);
const CATALOGUES = new URL('../seed/catalogues/', import.meta.url);

/** A rule table that this release brings along, for the whole city; the only place of its figures. */
export interface ShippedTable<Table extends RuleTable = RuleTable> {
  readonly table: Table;
  readonly organ: null;
  readonly validFrom: CivilDate;
  /** Where it comes from, and what in it is unverified. */
  readonly note: string;
  readonly rows: readonly RuleRow<Table>[];
}

/** All of them, in the order of their files, so that what others refer to comes first. @throws ZodError for a row of another shape */
export const shippedTables = (): readonly ShippedTable[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as ShippedTable)
    .map(({ table, organ, validFrom, note, rows }) => ({
      table,
      organ,
      validFrom,
      note,
      rows: rows.map((row) => ruleRowSchemas[table].parse(row)),
    }));

/** The rows of one of them. */
export const shippedRows = <Table extends RuleTable>(table: Table): readonly RuleRow<Table>[] =>
  shippedTables()
    .filter((shipped): shipped is ShippedTable<Table> => shipped.table === table)
    .flatMap(({ rows }) => rows);

/** Nodes for an organ's own catalogue: nothing holds until an organ announces them as its version of `publicationNodes`. */
export interface ShippedCatalogue {
  /** Its code, which is the name of its file. */
  readonly catalogue: string;
  readonly label: string;
  readonly note: string;
  readonly rows: readonly RuleRow<'publicationNodes'>[];
}

/** All of them, in the order of their files. @throws ZodError for a row of another shape */
export const shippedCatalogues = (): readonly ShippedCatalogue[] =>
  readdirSync(CATALOGUES)
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, CATALOGUES), 'utf8')) as ShippedCatalogue)
    .map((each) => ({ ...each, rows: each.rows.map((row) => ruleRowSchemas.publicationNodes.parse(row)) }));
