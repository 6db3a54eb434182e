import { workCalendar, type WorkCalendar } from '@mingjian/calendar';
import { ruleRowSchemas, type RuleEvent, type RuleRow, type RuleTable, type TermName } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

type Announced = Extract<RuleEvent, { type: 'RuleTableAnnounced' }>['data'];
/** The approved calendar of a year, as the notice has it. */
export type ApprovedCalendar = Extract<RuleEvent, { type: 'CalendarApproved' }>['data'];

/** One version of a rule table. */
export interface RuleTableVersion<Table extends RuleTable> {
  readonly table: Table;
  /** Null: for the whole city. */
  readonly organ: string | null;
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly rows: readonly RuleRow<Table>[];
  /** `terms@2` for the city, `terms/jiaotong@2` for an organ: what a decision pins. */
  readonly pin: string;
}

export type ReviewLevel = RuleRow<'reviewLevels'>;

/** No version of a table is valid on a day: the city was never set up, so nothing can be decided. */
export class RuleMissing extends Error {
  constructor(
    readonly table: string,
    readonly on: CivilDate,
  ) {
    super(`no rule table ${table} is valid on ${on}`);
  }
}

/** Law as versioned data (architecture rule 10): work calendars and rule tables. */
export class RuleBook {
  private readonly years = new Map<string, readonly ApprovedCalendar[]>();
  private readonly calendars = new Map<string, WorkCalendar>();
  private readonly versions = new Map<string, readonly Announced[]>();
  private readonly readVersions = new Map<string, unknown>();

  apply(event: RuleEvent): void {
    if (event.type === 'CalendarApproved') {
      const { region } = event.data;
      this.years.set(region, [...(this.years.get(region) ?? []), event.data]);
      this.calendars.delete(region);
      return;
    }
    const key = keyOf(event.data.table, event.data.organ);
    const versions = [event.data, ...(this.versions.get(key) ?? [])];
    this.versions.set(
      key,
      versions.sort((a, b) => b.version - a.version),
    );
  }

  /** The approved years of a region, ready for counting; a year without approval counts provisionally. */
  calendar(region = 'CN'): WorkCalendar {
    const known = this.calendars.get(region);
    if (known) return known;
    const calendar = workCalendar(this.years.get(region) ?? [], region);
    this.calendars.set(region, calendar);
    return calendar;
  }

  /** The calendars of a region in force, the newest of each year, by year. */
  approvedCalendars(region = 'CN'): readonly ApprovedCalendar[] {
    const newest = new Map<number, ApprovedCalendar>();
    for (const approved of this.years.get(region) ?? [])
      if (approved.version > (newest.get(approved.year)?.version ?? 0)) newest.set(approved.year, approved);
    return [...newest.values()].sort((one, other) => one.year - other.year);
  }

  /** The approved years that a count may use, for the envelope's pins: `CN-2026.1+2027.2`, year and version. */
  calendarPin(region = 'CN'): string {
    const { versions } = this.calendar(region);
    const years = [...versions].sort(([one], [other]) => one - other);
    return `${region}-${years.map(([year, version]) => `${year}.${version}`).join('+')}`;
  }

  /** The newest version that is valid on a day, an organ's own before the city's; undefined where there is none. */
  ruleTable<Table extends RuleTable>(
    table: Table,
    organ: string | null,
    on: CivilDate,
  ): RuleTableVersion<Table> | undefined {
    const newest = (owner: string | null) =>
      this.versions.get(keyOf(table, owner))?.find((version) => version.validFrom <= on);
    const found = (organ === null ? undefined : newest(organ)) ?? newest(null);
    if (!found) return undefined;
    return this.read(table, found);
  }

  /** What `ruleTable` gives on a day, and every version of the same owner that begins later. */
  versionsFrom<Table extends RuleTable>(
    table: Table,
    organ: string | null,
    on: CivilDate,
  ): readonly RuleTableVersion<Table>[] {
    const now = this.ruleTable(table, organ, on);
    const later = (this.versions.get(keyOf(table, organ)) ?? []).filter(({ validFrom }) => validFrom > on);
    return [...(now ? [now] : []), ...later.map((version) => this.read(table, version))];
  }

  /** What was announced last for an owner, whenever it begins; undefined before the first announcement. */
  lastAnnounced(table: RuleTable, organ: string | null): Pick<Announced, 'validFrom' | 'rows'> | undefined {
    return this.versions.get(keyOf(table, organ))?.[0];
  }

  /** Who has announced a table of their own: organs, and null for the city. */
  ownersOf(table: RuleTable): readonly (string | null)[] {
    return [...this.versions.values()].flatMap(([newest]) => (newest?.table === table ? [newest.organ] : []));
  }

  /** The rows of the version that `ruleTable` gives. @throws RuleMissing */
  rows<Table extends RuleTable>(table: Table, organ: string | null, on: CivilDate): readonly RuleRow<Table>[] {
    return this.needed(table, organ, on).rows;
  }

  /**
   * The version of a table among the pins of an envelope, so that a decision can be recomputed whatever is in force by now;
   * undefined where the pins name none, or one that was never announced.
   */
  pinnedTable<Table extends RuleTable>(table: Table, pins: string): RuleTableVersion<Table> | undefined {
    for (const pin of pins.split(' ')) {
      const [key = '', version] = pin.split('@');
      if (key !== table && !key.startsWith(`${table}/`)) continue;
      const found = this.versions.get(key)?.find((announced) => announced.version === Number(version));
      if (found) return this.read(table, found);
    }
    return undefined;
  }

  /** The calendar of a pin such as `CN-2026.1+2027.2`, whatever was approved since; undefined where a year of it is not known. */
  pinnedCalendar(pin: string): WorkCalendar | undefined {
    const [, region, list = ''] = /^(.+)-([\d.+]*)$/.exec(pin) ?? [];
    if (region === undefined) return undefined;
    const wanted = list === '' ? [] : list.split('+');
    const years = (this.years.get(region) ?? []).filter(({ year, version }) => wanted.includes(`${year}.${version}`));
    return years.length === wanted.length ? workCalendar(years, region) : undefined;
  }

  /** Working days of a term. @throws RuleMissing */
  termDays(term: TermName, organ: string | null, on: CivilDate): number {
    const row = this.needed('terms', organ, on).rows.find((candidate) => candidate.term === term);
    if (!row) throw new RuleMissing(`terms (${term})`, on);
    return row.workdays;
  }

  /** The levels of review, first to last. @throws RuleMissing */
  reviewLevels(organ: string | null, on: CivilDate): readonly ReviewLevel[] {
    return this.needed('reviewLevels', organ, on).rows.toSorted((a, b) => a.level - b.level);
  }

  /** The pattern of index numbers (索引号). @throws RuleMissing */
  indexPattern(organ: string | null, on: CivilDate): string {
    const [row] = this.needed('indexPattern', organ, on).rows;
    if (!row) throw new RuleMissing('indexPattern', on);
    return row.pattern;
  }

  /** The pattern of registration numbers or of document numbers of replies (文号). @throws RuleMissing */
  documentPattern(document: RuleRow<'documentPattern'>['document'], organ: string | null, on: CivilDate): string {
    const row = this.needed('documentPattern', organ, on).rows.find((candidate) => candidate.document === document);
    if (!row) throw new RuleMissing(`documentPattern (${document})`, on);
    return row.pattern;
  }

  /** The versions of the tables used, for the envelope's pins: `reviewLevels/jiaotong@2 terms@1`. */
  pinOf(tables: readonly RuleTable[], organ: string | null, on: CivilDate): string {
    return tables
      .map((table) => this.needed(table, organ, on).pin)
      .sort()
      .join(' ');
  }

  /** Rows are read when first asked for, so that a table which nobody understands harms only those who use it. */
  private read<Table extends RuleTable>(table: Table, announced: Announced): RuleTableVersion<Table> {
    const pin = `${keyOf(table, announced.organ)}@${announced.version}`;
    const known = this.readVersions.get(pin);
    if (known) return known as RuleTableVersion<Table>;
    const version: RuleTableVersion<Table> = {
      table,
      organ: announced.organ,
      version: announced.version,
      validFrom: announced.validFrom,
      rows: announced.rows.map((row) => ruleRowSchemas[table].parse(row) as RuleRow<Table>),
      pin,
    };
    this.readVersions.set(pin, version);
    return version;
  }

  private needed<Table extends RuleTable>(table: Table, organ: string | null, on: CivilDate): RuleTableVersion<Table> {
    const found = this.ruleTable(table, organ, on);
    if (!found) throw new RuleMissing(table, on);
    return found;
  }
}

const keyOf = (table: string, organ: string | null): string => (organ === null ? table : `${table}/${organ}`);
