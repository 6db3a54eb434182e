/** One organ of the invented city. The government office rolls up everything; districts have bureaus below them. */
export interface BenchOrgan {
  readonly organ: string;
  readonly parent: string | null;
  /** How much of the city's work falls on it, relative to the others. */
  readonly weight: number;
}

export const OFFICE = 'yunze-office';
const BUREAUS = 24;
const DISTRICTS = 7;
const BUREAUS_OF_DISTRICT = 4;

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** 60 organs: the office, 24 bureaus, 7 districts with 4 bureaus each. The first bureaus have many times the work of the last. */
export const benchOrgans: readonly BenchOrgan[] = [
  { organ: OFFICE, parent: null, weight: 6 },
  ...numbered(BUREAUS).map((n) => ({ organ: `yunze-bureau-${n}`, parent: OFFICE, weight: 12 / n })),
  ...numbered(DISTRICTS).flatMap((n) => [
    { organ: `yunze-district-${n}`, parent: OFFICE, weight: 3 },
    ...numbered(BUREAUS_OF_DISTRICT).map((m) => ({
      organ: `yunze-district-${n}-bureau-${m}`,
      parent: `yunze-district-${n}`,
      weight: 1.5 / m,
    })),
  ]),
];

/** Every organ below one, itself first. */
export const subtreeOf = (organ: string): readonly string[] => [
  organ,
  ...benchOrgans.filter(({ parent }) => parent === organ).flatMap((child) => subtreeOf(child.organ)),
];
