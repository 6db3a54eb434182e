import type { Pins, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { RuleMissing, type Directory } from '@mingjian/reference';
import type { Engine } from '@mingjian/service-kit';
import { NotInVault } from '@mingjian/vault';
import { statutoryTerms } from './law.js';
import type { Fact, LetterLaw, LetterOfCase, Names, Opened, Sources } from './letters/index.js';

/** The fields that letters may show; notes, reasons and answers inside the organ are none of them. */
const SHOWN: readonly string[] = ['applicant', 'request', 'party', 'disclosed', 'grounds'];

/** Everything that the letters of a case are written with. What is sealed is opened only for a reader who is permitted to see it. */
export const letterSources = async (
  engine: Engine,
  organ: string,
  facts: readonly Fact[],
  permitted: boolean,
): Promise<Sources> => ({
  lawOn: (on, pins) => lawOn(engine.directory, organ, on, pins),
  names: namesOf(engine.directory),
  simulated: engine.simulated,
  opened: permitted ? await openAll(engine, facts) : { personal: new Map(), contents: new Map(), permitted },
});

/** Whether the city's table of words knows this kind of letter: one that an earlier release set up is told of younger kinds by its administrator. */
export const isWorded = ({ lawOn: law }: Sources, { name, on, fact }: LetterOfCase): boolean => {
  try {
    return law(on, fact.pins).words(name, 'title') !== '';
  } catch (error) {
    if (error instanceof RuleMissing) return false;
    throw error;
  }
};

/** The versions that the event of a letter pins, else those in force on its day. @throws RuleMissing */
const lawOn = ({ rules }: Directory, organ: string, on: CivilDate, pins: Pins): LetterLaw => {
  const rows = <Table extends RuleTable>(table: Table) =>
    rules.pinnedTable(table, pins.rules ?? '')?.rows ?? rules.rows(table, organ, on);
  return {
    words: (group, part) => {
      const row = rows('letterTexts').find((text) => text.letter === group && text.part === part);
      // A kind of letter that is younger than the version of the table.
      if (!row) throw new RuleMissing(`letterTexts (${group}.${part})`, on);
      return row.text;
    },
    // Looked up when a letter asks: before 2021 there was no tariff, and no letter that needs one.
    get remedies() {
      return rows('remedies');
    },
    get bodies() {
      return rows('remedyBodies')[0]!;
    },
    get provisions() {
      return rows('provisions');
    },
    get terms() {
      return statutoryTerms(rows('terms'));
    },
    get tariff() {
      return rows('feeTariff');
    },
  };
};

const namesOf = (directory: Directory): Names => {
  const standing = (organ: string, on: CivilDate) =>
    directory.organ(directory.heirsOf(organ, on)[0] ?? organ) ?? directory.organ(organ);
  return {
    organ: (id, on) => standing(id, on)?.name ?? id,
    section: (organ, id, on) => standing(organ, on)?.sections.find((section) => section.id === id)?.name ?? id,
  };
};

const openAll = async ({ vault, contents }: Engine, facts: readonly Fact[]): Promise<Opened> => {
  const refs = facts
    .flatMap(({ event }) => event.personal ?? [])
    .filter(({ field }) => SHOWN.includes(field))
    .map(({ ref }) => ref);
  const digests = facts.flatMap(({ event }) =>
    event.type === 'ApplicationDecided' && event.data.document ? [event.data.document.digest] : [],
  );
  return {
    personal: new Map(await opened(refs, async (ref) => (await vault.open(ref)).value)),
    contents: new Map(
      await opened(digests, async (digest) => JSON.parse((await contents.get(digest)).toString('utf8')) as Content),
    ),
    permitted: true,
  };
};

type Content = NonNullable<ReturnType<Opened['contents']['get']>>;

/** Each with its value; what was erased is left out. */
const opened = async <Value>(
  keys: readonly string[],
  open: (key: string) => Promise<Value>,
): Promise<readonly (readonly [string, Value])[]> => {
  const found = await Promise.all(
    keys.map(async (key) => {
      try {
        return [[key, await open(key)] as const];
      } catch (error) {
        if (error instanceof NotInVault) return [];
        throw error;
      }
    }),
  );
  return found.flat();
};
