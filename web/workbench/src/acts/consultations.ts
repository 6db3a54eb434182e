import type { OfferedAct } from './act.js';
import { bodyOf, type Field } from './field.js';

/** A consultation of the public on a draft, as the list has it. */
export interface Consultation {
  readonly consultation: string;
  readonly organ: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly shortened: boolean;
  readonly concludedOn: string | null;
  readonly draft: Named | null;
  readonly feedback: Named | null;
  readonly decision: Named | null;
  readonly comments: number;
  readonly adopted: number;
  readonly partlyAdopted: number;
  readonly notAdopted: number;
}

interface Named {
  readonly indexNumber: string;
  readonly title: string;
}

/** What somebody said of the draft; the words are opened for those who handle it. */
export interface Comment {
  readonly comment: string;
  readonly receivedOn: string;
  readonly adoption: string | null;
  readonly text?: string;
  readonly reason?: string;
  readonly author?: { readonly name: string; readonly contact?: string };
}

/** Asks the public about a published draft (Decision Regulation Art 15). */
export const openConsultation: OfferedAct<undefined> = {
  name: 'consultation.open',
  service: 'publish',
  path: 'consultations',
  permission: 'consultation.open',
  offered: () => true,
  initial: (_, me) => {
    const own = me.answer.grants.find(({ permissions }) => permissions.includes('consultation.open'));
    return { organ: own?.organ, section: own?.section };
  },
  fields: [
    { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
    { name: 'section', label: 'field.section', kind: 'section', required: true },
    { name: 'draft', label: 'field.draft', kind: 'publication', required: true },
    { name: 'closesOn', label: 'field.closesOn', kind: 'date', future: true, required: true },
    { name: 'reason', label: 'field.shortReason', kind: 'longText', max: 2000, hint: 'hint.shortReason' },
  ],
};

const isOpen = ({ concludedOn }: Consultation): boolean => concludedOn === null;

export const consultationActs: readonly OfferedAct<Consultation>[] = [
  {
    name: 'consultation.comment',
    service: 'publish',
    path: 'consultations/:id/comments',
    permission: 'consultation.comment',
    offered: (one, me) => isOpen(one) && one.closesOn >= me.today && me.may('consultation.comment', one.organ),
    fields: [
      {
        name: 'manner',
        label: 'field.complaintChannel',
        kind: 'choice',
        vocabulary: 'commentManners',
        codes: ['letter', 'meeting'],
        required: true,
      },
      { name: 'text', label: 'field.what', kind: 'longText', max: 10_000, required: true },
      { name: 'author.name', label: 'field.applicantName', kind: 'text', max: 200 },
      {
        name: 'author.contact',
        label: 'field.contact',
        kind: 'text',
        max: 500,
        when: (values) => Boolean(values['author.name']),
      },
    ],
  },
  {
    name: 'consultation.recordMeeting',
    service: 'publish',
    path: 'consultations/:id/meetings',
    permission: 'consultation.recordMeeting',
    offered: (one, me) => isOpen(one) && me.may('consultation.recordMeeting', one.organ),
    initial: (_, { today }) => ({ heldOn: today }),
    fields: [
      { name: 'heldOn', label: 'field.heldOn', kind: 'date', required: true },
      {
        name: 'attended',
        label: 'field.attended',
        kind: 'rows',
        required: false,
        columns: [
          {
            name: 'group',
            label: 'field.group',
            kind: 'choice',
            vocabulary: 'attendees',
            codes: ['interested', 'public', 'expert', 'enterprise', 'deputy', 'press'],
            required: true,
          },
          { name: 'people', label: 'field.people', kind: 'number', min: 0, max: 100_000, required: true },
        ],
      },
    ],
    body(values) {
      const { attended = [], ...body } = bodyOf(this.fields, values) as { attended?: readonly object[] };
      return { ...body, attended: attended.filter((one) => 'group' in one) };
    },
  },
  {
    name: 'consultation.conclude',
    main: true,
    service: 'publish',
    path: 'consultations/:id/conclusion',
    permission: 'consultation.conclude',
    offered: (one, me) => isOpen(one) && one.closesOn < me.today && me.may('consultation.conclude', one.organ),
    fields: [
      { name: 'feedback', label: 'field.feedback', kind: 'publication', required: true },
      { name: 'decision', label: 'field.decisionDocument', kind: 'publication', hint: 'hint.dropped' },
    ],
    body(values) {
      return { decision: null, ...bodyOf(this.fields, values) };
    },
    grave: true,
  },
];

const adoption: Field = {
  name: 'adoption',
  label: 'field.adoption',
  kind: 'choice',
  vocabulary: 'adoptions',
  codes: ['adopted', 'partlyAdopted', 'notAdopted'],
  required: true,
};

/** Says what became of a comment and why (Decision Regulation Art 32). */
export const answerComment = (comment: string): OfferedAct<Consultation> => ({
  name: 'consultation.answer',
  service: 'publish',
  path: 'consultations/:id/answers',
  permission: 'consultation.answer',
  offered: (one, me) => isOpen(one) && me.may('consultation.answer', one.organ),
  fields: [adoption, { name: 'reason', label: 'field.reason', kind: 'longText', max: 2000, required: true }],
  body(values) {
    return { comment, ...bodyOf(this.fields, values) };
  },
});
