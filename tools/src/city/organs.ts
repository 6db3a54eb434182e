import type { OrganEvent } from '@mingjian/contracts';

/** What `POST /api/intake/v1/organs` takes. */
export type OrganBody = Extract<OrganEvent, { type: 'OrganEstablished' }>['data'];

/** The sample city begins here, so that a simulated clock may start in any year since the Regulation of 2019 took effect. */
export const CITY_FROM = '2019-05-15';

const commonSections = [
  { id: 'office', name: '办公室' },
  { id: 'policy', name: '政策法规科' },
];

/** Yunze 云泽市, an invented city: its government office (主管部门), the transport bureau and a district. Parents come first. */
export const organs: readonly OrganBody[] = [
  {
    organ: 'yunze-office',
    name: '云泽市人民政府办公室',
    englishName: 'Office of the Yunze Municipal People’s Government',
    code: 'YZ001',
    abbreviation: '云政办',
    level: 'city',
    parent: null,
    supervising: true,
    sections: [...commonSections, { id: 'openness', name: '政务公开科' }],
    validFrom: CITY_FROM,
  },
  {
    organ: 'yunze-transport',
    name: '云泽市交通运输局',
    englishName: 'Yunze Municipal Transport Bureau',
    code: 'YZ017',
    abbreviation: '云交',
    level: 'department',
    parent: 'yunze-office',
    supervising: false,
    sections: [
      ...commonSections,
      { id: 'roads', name: '公路管理科' },
      { id: 'carriage', name: '运输管理科' },
      { id: 'works', name: '建设管理科' },
      { id: 'safety', name: '安全监督科' },
    ],
    validFrom: CITY_FROM,
  },
  {
    organ: 'yunze-weitang',
    name: '云泽市苇塘区人民政府办公室',
    englishName: 'Office of the People’s Government of Weitang District, Yunze',
    code: 'YZ101',
    abbreviation: '苇政办',
    level: 'county',
    parent: 'yunze-office',
    supervising: true,
    sections: [...commonSections, { id: 'openness', name: '政务公开科' }],
    validFrom: CITY_FROM,
  },
];

/** Where decisions of the city's departments and districts are challenged (Reconsideration Law Art 24). */
export const remedyBody = {
  body: '云泽市人民政府',
  court: '有管辖权的人民法院',
  source: '《行政复议法》第二十四条',
} as const;
