import type { OfferedAct } from '../act.js';
import type { Field } from '../field.js';

/** An application as intake answers it; what its phase does not have is absent. */
export interface ApplicationFile {
  readonly version: number;
  readonly phase: 'received' | 'open' | 'closed';
  readonly application: string;
  readonly organ: string;
  readonly channel: string;
  readonly applicantType: string;
  readonly submittedOn: string;
  readonly physicallyReceivedOn?: string | null;
  readonly delivery?: string;
  readonly assistance: string;
  readonly number?: string | null;
  readonly receiptDate?: string | null;
  readonly term?: { readonly start: string; readonly due: string; readonly days: number };
  readonly extended?: boolean;
  readonly assignment?: {
    readonly section: string;
    readonly internalDue: string;
    readonly handler: string | null;
  } | null;
  readonly coHandling?: readonly { readonly section: string; readonly answered: boolean }[];
  readonly correction?: {
    readonly noticedOn: string;
    readonly replyBy: string;
    readonly receivedOn: string | null;
  } | null;
  readonly fee?: {
    readonly amountYuan: number;
    readonly noticedOn: string;
    readonly receivedOn: string | null;
    readonly payBy: string | null;
    readonly paidOn: string | null;
  } | null;
  readonly found?: boolean | null;
  readonly consultations?: readonly Consultation[];
  readonly consultationWaived?: boolean;
  readonly discretion?: readonly string[];
  readonly answeredBefore?: boolean;
  readonly reasons?: { readonly askedOn: string; readonly answerBy: string; readonly outcome: string } | null;
  readonly proposal?: {
    readonly number: number;
    readonly underReview: boolean;
    readonly versions: readonly {
      readonly digest: string;
      readonly result: string;
      readonly articles: readonly string[];
    }[];
  } | null;
  readonly result?: string | null;
  readonly articles?: readonly string[];
  readonly closedOn?: string;
  readonly document?: { readonly reply: string; readonly number: string; readonly digest: string } | null;
  readonly deliveredOn?: string | null;
  readonly archivedOn?: string | null;
  readonly section?: string | null;
  readonly termExplained?: TermExplained;
}

export interface Consultation {
  readonly id: string;
  readonly with: 'thirdParty' | 'organ';
  readonly sentOn: string;
  readonly receivedOn: string | null;
  readonly answerBy: string | null;
  readonly outcome: string;
}

export interface TermExplained {
  readonly counted: readonly {
    readonly date: string;
    readonly ordinal: number;
    readonly makeUp: boolean;
    readonly provisional: boolean;
  }[];
  readonly skipped: readonly { readonly date: string; readonly reason: string; readonly provisional: boolean }[];
}

export type Act = OfferedAct<ApplicationFile>;

export const sectionOf = (file: ApplicationFile): string | null => file.assignment?.section ?? file.section ?? null;

export const open = (file: ApplicationFile): boolean => file.phase === 'open';
export const isHandled = (file: ApplicationFile): boolean => open(file) && (file.assignment?.handler ?? null) !== null;
export const isDrafting = (file: ApplicationFile): boolean => isHandled(file) && file.proposal?.underReview !== true;
export const pending = (file: ApplicationFile) =>
  (file.consultations ?? []).filter(({ outcome }) => outcome === 'pending');

export const reason: Field = { name: 'reason', label: 'field.reason', kind: 'longText', max: 2000, required: true };
export const handled = (act: Omit<Act, 'service' | 'offered'> & Partial<Pick<Act, 'offered'>>): Act => ({
  service: 'intake',
  offered: isDrafting,
  ...act,
});
