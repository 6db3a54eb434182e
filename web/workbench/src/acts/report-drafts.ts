import type { OfferedAct } from './act.js';

/** A new report, or a new version of one that was accepted. */
export const draftReport: OfferedAct<undefined> = {
  name: 'report.draft',
  service: 'reporting',
  path: 'annual-reports',
  permission: 'report.draft',
  offered: () => true,
  initial: (_, me) => ({
    organ: me.organsFor('report.draft')[0]?.organ,
    year: Number(me.today.slice(0, 4)) - 1,
    version: 1,
    withSubordinates: false,
  }),
  fields: [
    { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
    { name: 'year', label: 'field.year', kind: 'number', min: 2000, max: 2100, required: true },
    { name: 'version', label: 'field.version', kind: 'number', min: 1, max: 1000, required: true },
    { name: 'withSubordinates', label: 'field.withSubordinates', kind: 'flag' },
  ],
  body: ({ organ, year, version, withSubordinates }) => ({
    organ,
    year,
    version,
    scope: withSubordinates === true ? 'subtree' : 'own',
  }),
};
