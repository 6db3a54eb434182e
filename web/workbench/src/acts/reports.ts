import type { OfferedAct } from './act.js';

export type CellValue = number | string | null;

export interface ReportFile {
  readonly id: string;
  readonly streamVersion: number;
  readonly organ: string;
  readonly year: number;
  readonly version: number;
  readonly organs: readonly string[];
  readonly phase: string;
  readonly digest: string;
  readonly figures: ReportTables;
  /** C1–C13 on the figures and the text. */
  readonly verdicts: readonly Verdict[];
  readonly text: Readonly<Record<string, string>>;
  readonly reading: Readonly<Record<string, string>>;
  readonly waivers: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly by: string;
    readonly on: string;
  }[];
  readonly writers: readonly string[];
  readonly returned: { readonly reason: string } | null;
  readonly submitted: { readonly due: string; readonly late: boolean; readonly on: string } | null;
}

export interface ReportTables {
  readonly table2: Readonly<Record<string, CellValue>>;
  readonly table3: Readonly<Record<string, Readonly<Record<string, CellValue>>>>;
  readonly table4: Readonly<Record<string, Readonly<Record<string, CellValue>>>>;
}

export interface Verdict {
  readonly rule: string;
  readonly severity: string;
  readonly verdict: 'pass' | 'fail' | 'notAssessable';
  readonly row?: string;
  readonly column?: string;
  readonly detail: { readonly zh: string; readonly en: string };
}

const isOpen = ({ phase }: ReportFile): boolean => phase === 'drafted' || phase === 'returned';

/** The acts on one version of an annual report. @param failing rules that fail and nobody has signed for */
export const reportActs = (failing: readonly string[]): readonly OfferedAct<ReportFile>[] => [
  {
    name: 'report.draft',
    service: 'reporting',
    path: 'annual-reports',
    permission: 'report.draft',
    offered: isOpen,
    fields: [],
    body: (_, { organ, year, version, organs }) => ({
      organ,
      year,
      version,
      scope: organs.length > 1 ? 'subtree' : 'own',
    }),
  },
  {
    name: 'report.waive',
    service: 'reporting',
    path: 'annual-reports/:id/waivers',
    permission: 'report.approve',
    offered: (file) => isOpen(file) && failing.length > 0,
    fields: [
      { name: 'rule', label: 'field.rule', kind: 'choice', vocabulary: 'reportParts', codes: failing, required: true },
      { name: 'reason', label: 'field.reason', kind: 'longText', max: 2000, required: true },
    ],
  },
  {
    name: 'report.approve',
    service: 'reporting',
    path: 'annual-reports/:id/approval',
    permission: 'report.approve',
    offered: (file, { sub }) => isOpen(file) && !file.writers.includes(sub),
    fields: [],
    grave: true,
  },
  {
    name: 'report.submit',
    service: 'reporting',
    path: 'annual-reports/:id/submission',
    permission: 'report.submit',
    offered: ({ phase }) => phase === 'approved',
    fields: [],
    grave: true,
  },
  {
    name: 'report.return',
    service: 'reporting',
    path: 'annual-reports/:id/return',
    permission: 'report.accept',
    offered: ({ phase }) => phase === 'submitted',
    fields: [{ name: 'reason', label: 'field.reason', kind: 'longText', max: 2000, required: true }],
  },
  {
    name: 'report.accept',
    service: 'reporting',
    path: 'annual-reports/:id/acceptance',
    permission: 'report.accept',
    offered: ({ phase }) => phase === 'submitted',
    fields: [],
    grave: true,
  },
];
