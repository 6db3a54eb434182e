import type { AnnualReportEvent, Cut } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { RuleId } from '../checks/index.js';
import type { Figures } from '../figures.js';
import type { ReportText } from '../report-text.js';
import type { Surroundings } from '../warnings/index.js';

type DataOf<Type extends AnnualReportEvent['type']> = Extract<AnnualReportEvent, { type: Type }>['data'];
export type Drafted = DataOf<'AnnualReportDrafted'>;
export type Submitted = DataOf<'AnnualReportSubmitted'>;

/** How far reporting has a service's log, and what of it waits for a person. */
export interface SourceStanding {
  readonly source: string;
  /** The last sequence up to which nothing is missing. */
  readonly complete: number;
  /** The last sequence that has arrived, perhaps beyond a gap. */
  readonly held: number;
  /** Events that the service has parked: what follows from them is in no log yet. */
  readonly parked: number;
}

/** What every command knows of who acts and when. */
interface By {
  readonly by: string;
  readonly today: CivilDate;
}

/** Content is kept by its digest; a command carries both. */
export interface Kept<Content> {
  readonly digest: string;
  readonly content: Content;
}

export type AnnualReportCommand =
  | (By &
      Pick<Drafted, 'organ' | 'year' | 'version'> & {
        readonly type: 'Draft';
        readonly organs: readonly string[];
        readonly cut: Cut;
        readonly standing: readonly SourceStanding[];
        readonly figures: Figures;
        /** The version before; null for the first. */
        readonly predecessor: { readonly accepted: boolean } | null;
        /** What is written already, here or in the version before. */
        readonly text: Kept<ReportText> | null;
        /** What a text is held against beside its tables. */
        readonly surroundings: Surroundings;
      })
  | (By & { readonly type: 'EditText'; readonly text: Kept<ReportText>; readonly surroundings: Surroundings })
  | (By & { readonly type: 'Waive'; readonly rule: RuleId; readonly reason: string })
  | (By & {
      readonly type: 'Approve';
      readonly standing: readonly SourceStanding[];
      /** The digest of the figures computed anew at the cut. */
      readonly recomputed: string;
      /** The digest of the report as it is published. */
      readonly publication: string;
    })
  | (By & Pick<Submitted, 'to' | 'due'> & { readonly type: 'Submit' })
  | (By & { readonly type: 'Return'; readonly reason: string })
  | (By & { readonly type: 'Accept' });

export type CommandOf<Type extends AnnualReportCommand['type']> = Extract<AnnualReportCommand, { type: Type }>;
