import { canonicalize, type RuleRow, type RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import type { CatalogueCodes, RulesCommand } from './domain/index.js';

/** A table as somebody wants it; its rows were read by the schema of the table. */
export interface Wanted<Table extends RuleTable = RuleTable> {
  readonly table: Table;
  /** Null: for the whole city. */
  readonly organ: string | null;
  readonly validFrom: CivilDate;
  readonly rows: readonly RuleRow<Table>[];
}

/** The command that announces a table, with what the newest directory says beside it. */
export const announcement = (
  { table, organ, validFrom, rows }: Wanted,
  today: CivilDate,
  directory: Directory,
): RulesCommand => {
  const { rules } = directory;
  const last = rules.lastAnnounced(table, organ);
  return {
    type: 'Announce',
    table,
    organ,
    validFrom,
    rows,
    today,
    organStands: organ === null || directory.organ(organ, validFrom) !== undefined,
    cityTerms: organ === null ? [] : (rules.ruleTable('terms', null, validFrom)?.rows ?? []),
    provisions: codesFrom(directory, 'provisions', validFrom, ({ provision }) => provision),
    restedOn: rules
      .versionsFrom('resultBases', null, validFrom)
      .flatMap((version) => version.rows.flatMap(({ provision }) => provision ?? [])),
    catalogue: { known: knownCodes(directory, validFrom), used: usedCodes(directory, validFrom) },
    isInForce: last !== undefined && last.validFrom === validFrom && canonicalize(last.rows) === canonicalize(rows),
    // Table and rows belong together, which the compiler cannot see in a union.
  } as RulesCommand;
};

/** The codes of a table of the city that stand from a day on, whatever version comes. */
const codesFrom = <Table extends RuleTable>(
  { rules }: Directory,
  table: Table,
  on: CivilDate,
  codeOf: (row: RuleRow<Table>) => string,
): readonly string[] => {
  const [first = [], ...later] = rules.versionsFrom(table, null, on).map((version) => version.rows.map(codeOf));
  return first.filter((code) => later.every((codes) => codes.includes(code)));
};

const knownCodes = (directory: Directory, on: CivilDate): CatalogueCodes => ({
  classes: codesFrom(directory, 'disclosureClasses', on, (row) => row.class),
  topics: codesFrom(directory, 'documentTopics', on, ({ topic }) => topic),
  genres: codesFrom(directory, 'documentGenres', on, ({ genre }) => genre),
});

/** What the nodes of anybody name from a day on. */
const usedCodes = ({ rules }: Directory, on: CivilDate): CatalogueCodes => {
  const nodes = rules
    .ownersOf('publicationNodes')
    .flatMap((owner) => rules.versionsFrom('publicationNodes', owner, on))
    .flatMap((version) => version.rows);
  const named = (field: 'class' | 'topic' | 'genre') => [...new Set(nodes.flatMap((row) => row[field] ?? []))];
  return { classes: named('class'), topics: named('topic'), genres: named('genre') };
};
