import type { OfferedAct } from './act.js';
import { bodyOf, type Field } from './field.js';

const validFrom: Field = { name: 'validFrom', label: 'field.validFrom', kind: 'date', future: true, required: true };

const id = (name: string, label: Field['label']): Field => ({
  ...{ name, label, kind: 'text', max: 64, hint: 'hint.shortName', required: true },
});

/** An organ exists from a day on, at its place in the tree. */
export const establishOrgan: OfferedAct<undefined> = {
  name: 'directory.establishOrgan',
  service: 'intake',
  path: 'organs',
  permission: 'directory.establishOrgan',
  offered: () => true,
  initial: (_, me) => ({ supervising: false, validFrom: me.today }),
  fields: [
    id('organ', 'field.shortName'),
    { name: 'name', label: 'field.chineseName', kind: 'text', max: 80, required: true },
    { name: 'englishName', label: 'field.englishName', kind: 'text', max: 120, required: true },
    { name: 'code', label: 'field.organCode', kind: 'text', max: 20, required: true },
    { name: 'abbreviation', label: 'field.abbreviation', kind: 'text', max: 12, required: true },
    {
      name: 'level',
      label: 'field.level',
      kind: 'choice',
      vocabulary: 'organLevels',
      codes: ['city', 'county', 'department', 'township', 'zone', 'reportingUnit'],
      required: true,
    },
    { name: 'parent', label: 'field.parent', kind: 'organ' },
    { name: 'supervising', label: 'field.supervising', kind: 'flag' },
    {
      name: 'sections',
      label: 'field.sections',
      kind: 'rows',
      required: false,
      columns: [
        id('id', 'field.shortName'),
        { name: 'name', label: 'field.chineseName', kind: 'text', max: 80, required: true },
      ],
    },
    validFrom,
  ],
  body(values) {
    const { sections = [], ...body } = bodyOf(this.fields, values) as { sections?: readonly object[] };
    return { parent: null, supervising: false, ...body, sections: sections.filter((one) => 'id' in one) };
  },
};

/** An organ of the tree, as something that acts are done to. */
export interface OrganInTree {
  readonly organ: string;
}

export const organActs: readonly OfferedAct<OrganInTree>[] = [
  {
    name: 'directory.openSection',
    service: 'intake',
    path: 'organs/:id/sections',
    permission: 'directory.openSection',
    offered: () => true,
    initial: (_, me) => ({ validFrom: me.today }),
    fields: [
      id('section.id', 'field.shortName'),
      { name: 'section.name', label: 'field.chineseName', kind: 'text', max: 80, required: true },
      validFrom,
    ],
  },
  {
    name: 'directory.abolishOrgan',
    service: 'intake',
    path: 'organs/:id/abolition',
    permission: 'directory.abolishOrgan',
    offered: () => true,
    fields: [
      { name: 'successors', label: 'field.successors', kind: 'organs' },
      { name: 'validTo', label: 'field.validTo', kind: 'date', future: true, required: true },
    ],
    body(values) {
      return { successors: [], ...bodyOf(this.fields, values) };
    },
    grave: true,
  },
];

const ROLES = [
  ...['administrator', 'registrar', 'officeHead', 'handler', 'sectionHead', 'officeReviewer', 'secrecyReviewer'],
  ...['leader', 'publisher', 'statistician', 'inspector', 'auditor'],
];

/** Gives a person a role in an organ for a time, in their own right or as somebody's deputy. */
export const giveGrant: OfferedAct<undefined> = {
  name: 'directory.giveGrant',
  service: 'intake',
  path: 'grants',
  permission: 'directory.giveGrant',
  offered: () => true,
  initial: (_, me) => ({ scope: 'own', access: 'write', validFrom: me.today }),
  fields: [
    { name: 'sub', label: 'field.sub', kind: 'text', max: 255, required: true },
    { name: 'role', label: 'field.role', kind: 'choice', vocabulary: 'roles', codes: ROLES, required: true },
    { name: 'organ', label: 'field.organ', kind: 'organ', hint: 'hint.wholeCity' },
    {
      name: 'section',
      label: 'field.section',
      kind: 'section',
      when: ({ role }) => role === 'handler' || role === 'sectionHead',
    },
    {
      name: 'scope',
      label: 'field.scope',
      kind: 'choice',
      vocabulary: 'grantScopes',
      codes: ['own', 'subtree', 'mandate'],
      required: true,
    },
    {
      name: 'access',
      label: 'field.access',
      kind: 'choice',
      vocabulary: 'grantAccess',
      codes: ['write', 'read'],
      required: true,
    },
    { name: 'deputyFor', label: 'field.deputyFor', kind: 'text', max: 255, hint: 'hint.deputyFor' },
    validFrom,
    { name: 'validTo', label: 'field.validTo', kind: 'date', future: true },
  ],
  body(values) {
    return { organ: null, section: null, deputyFor: null, validTo: null, ...bodyOf(this.fields, values) };
  },
};

export interface ListedGrant {
  readonly grant: string;
  readonly sub: string;
  readonly organ: string | null;
  readonly section: string | null;
  readonly role: string;
  readonly scope: string;
  readonly access: string;
  readonly deputyFor: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly holds: boolean;
}

export const revokeGrant: OfferedAct<ListedGrant> = {
  name: 'directory.revokeGrant',
  service: 'intake',
  path: 'grants/:grant/revocation',
  permission: 'directory.revokeGrant',
  offered: ({ validTo }) => validTo === null,
  initial: (_, { today }) => ({ validTo: today }),
  fields: [{ name: 'validTo', label: 'field.validTo', kind: 'date', future: true, required: true }],
  body(values, { sub }) {
    return { sub, ...bodyOf(this.fields, values) };
  },
};

export interface ApprovedYear {
  readonly region: string;
  readonly year: number;
  readonly version: number;
  readonly daysOff: readonly string[];
  readonly makeUpWorkdays: readonly string[];
  readonly source: string;
}

/** Approves the work calendar of a year, as the yearly notice has it; terms that reach into it are counted again. */
export const approveCalendar: OfferedAct<ApprovedYear | undefined> = {
  name: 'directory.approveCalendar',
  service: 'intake',
  path: 'calendars',
  permission: 'directory.approveCalendar',
  offered: () => true,
  initial: (known, me) =>
    known
      ? { year: known.year, daysOff: known.daysOff, makeUpWorkdays: known.makeUpWorkdays, source: known.source }
      : { year: Number(me.today.slice(0, 4)) + 1 },
  fields: [
    { name: 'year', label: 'field.year', kind: 'number', min: 2000, max: 2100, required: true },
    { name: 'daysOff', label: 'field.daysOff', kind: 'dates' },
    { name: 'makeUpWorkdays', label: 'field.makeUpWorkdays', kind: 'dates' },
    { name: 'source', label: 'field.source', kind: 'text', max: 200, required: true },
  ],
  body(values) {
    return { region: 'CN', daysOff: [], makeUpWorkdays: [], ...bodyOf(this.fields, values) };
  },
  grave: true,
};
