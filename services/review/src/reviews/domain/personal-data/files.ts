import type { FilePlace, PersonalDataFinding, PersonalDataKind } from '@mingjian/contracts';
import type { Found } from './finding.js';

/** What was read out of a file of an item, so that it can be looked through. */
export interface ScannedFile {
  readonly name: string;
  readonly texts: readonly (Place & { readonly text: string })[];
  /** What it carries beside what is seen of it, and parts that could not be read. */
  readonly carried: readonly (Place & { readonly kind: CarriedKind; readonly count: number })[];
  /** Whom its properties name. */
  readonly authors: readonly string[];
}

type CarriedKind = Extract<PersonalDataKind, 'comments' | 'trackedChanges' | 'hiddenContent' | 'unread'>;

interface Place {
  readonly place: FilePlace;
  readonly page?: number | undefined;
}

type Finding = Omit<PersonalDataFinding, 'finding'>;

/**
 * What a person has to decide of the files of an item, in their order: personal data in the name, the text, the properties, in comments, tracked
 * changes and what is hidden; whom the properties name; that there are comments, changes or hidden parts at all; and what nobody could read. The last
 * three have no place of their own (0 to 0), and how many there are instead of a masked form: `×3`.
 */
export const findingsInFiles = (
  files: readonly ScannedFile[],
  personalDataIn: (text: string) => readonly Found[],
): readonly Finding[] =>
  files.flatMap(({ name, texts, carried, authors }, index) => {
    const inFile = { part: 'attachment' as const, attachment: index + 1 };
    return [
      ...[{ place: 'name' as const, text: name }, ...texts].flatMap(({ text, ...where }) =>
        personalDataIn(text).map((found) => ({ ...inFile, ...placeOf(where), ...found })),
      ),
      ...authors.map((author) => ({
        ...inFile,
        place: 'properties' as const,
        ...nowhere,
        kind: 'author' as const,
        masked: maskName(author),
      })),
      ...carried.map(({ kind, count, ...where }) => ({
        ...inFile,
        ...placeOf(where),
        ...nowhere,
        kind,
        masked: `×${count}`,
      })),
    ];
  });

const nowhere = { start: 0, end: 0 };

const placeOf = ({ place, page }: Place): Place => ({ place, ...(page !== undefined && { page }) });

const LONGEST_MASK = 20;

/** The first character and as many stars as there are others. */
const maskName = (name: string): string => {
  const [first = '', ...others] = [...name];
  return first + '*'.repeat(Math.min(others.length, LONGEST_MASK));
};
