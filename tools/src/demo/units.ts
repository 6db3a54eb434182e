/** One reporting unit of the demo city: the name is that of the published breakdown, the split beyond its totals is invented. */
export interface Unit {
  readonly id: string;
  /** As in `rollup_by_unit`. */
  readonly name: string;
  readonly englishName: string;
  readonly abbreviation: string;
  readonly level: 'city' | 'county' | 'department' | 'zone' | 'reportingUnit';
  /** Cases received and carried in, 2023: the weight where a report has no breakdown of its own. */
  readonly weight: number;
}

/** The organ that reports for the whole city. */
export const CITY = 'suqian';

export const units: readonly Unit[] = [
  {
    id: 'city-government',
    name: '市政府',
    englishName: 'City government',
    abbreviation: '宿政',
    level: 'reportingUnit',
    weight: 349,
  },
  {
    id: 'city-departments',
    name: '市各有关部门',
    englishName: 'City departments',
    abbreviation: '宿部',
    level: 'reportingUnit',
    weight: 933,
  },
  { id: 'shuyang', name: '沭阳县', englishName: 'Shuyang County', abbreviation: '沭', level: 'county', weight: 477 },
  { id: 'siyang', name: '泗阳县', englishName: 'Siyang County', abbreviation: '泗阳', level: 'county', weight: 301 },
  { id: 'sihong', name: '泗洪县', englishName: 'Sihong County', abbreviation: '泗洪', level: 'county', weight: 874 },
  { id: 'suyu', name: '宿豫区', englishName: 'Suyu District', abbreviation: '宿豫', level: 'county', weight: 216 },
  {
    id: 'sucheng',
    name: '宿城区',
    englishName: 'Sucheng District',
    abbreviation: '宿城',
    level: 'county',
    weight: 348,
  },
  {
    id: 'economic-zone',
    name: '宿迁经济技术开发区',
    englishName: 'Economic and Technological Development Zone',
    abbreviation: '宿经',
    level: 'zone',
    weight: 55,
  },
  { id: 'hubin', name: '市湖滨新区', englishName: 'Hubin New Area', abbreviation: '湖滨', level: 'zone', weight: 26 },
  {
    id: 'industrial-park',
    name: '苏州宿迁工业园区',
    englishName: 'Suzhou-Suqian Industrial Park',
    abbreviation: '苏宿',
    level: 'zone',
    weight: 12,
  },
  { id: 'yanghe', name: '市洋河新区', englishName: 'Yanghe New Area', abbreviation: '洋河', level: 'zone', weight: 16 },
];

/** The bureau whose items are published; it reports within the city departments. */
export const TRANSPORT_BUREAU = 'transport-bureau';

/** 980 items of a year in six categories, as a transport bureau reported them. */
export const itemCategories: readonly (readonly [category: string, items: number])[] = [
  ['工作动态', 550],
  ['行政职能、政策法规及规范性文件', 66],
  ['行政许可、办事指南、办事流程', 80],
  ['质量监督及应急安全', 89],
  ['工程招投标及重点交通项目', 90],
  ['交通路政执法、运输管理', 105],
];

export type DemoRole =
  | 'registrar'
  | 'officeHead'
  | 'handler'
  | 'sectionHead'
  | 'officeReviewer'
  | 'secrecyReviewer'
  | 'leader'
  | 'publisher'
  | 'statistician';

/** Who works in each unit; every person is invented and named after the work. */
export const demoRoles: readonly DemoRole[] = [
  'registrar',
  'officeHead',
  'handler',
  'sectionHead',
  'officeReviewer',
  'secrecyReviewer',
  'leader',
  'publisher',
  'statistician',
];

/** Subject of a unit's person at the issuer. */
export const personOf = (unit: string, role: DemoRole): string => `${unit}.${role}`;

export const SECTION = 'general-section';
