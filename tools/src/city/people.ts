import type { GrantEvent, Role } from '@mingjian/contracts';

type GrantData = Extract<GrantEvent, { type: 'GrantGiven' }>['data'];

/** What `POST /api/intake/v1/grants` takes: the grant's own id is the server's. */
export type GrantBody = Omit<GrantData, 'grant'>;

/** A right as the city gives it: from the day on which it is set up. */
type CityGrant = Omit<GrantBody, 'validFrom'>;

/** An invented person who can log in at the embedded issuer. */
export interface Person {
  /** Subject of their tokens, and the name to log in with. */
  readonly sub: string;
  readonly name: string;
  readonly title: string;
  readonly grants: readonly CityGrant[];
}

/** The one password of all demo people; it is shown on the log-in page. */
export const DEMO_PASSWORD = 'mingjian';

const person = (
  sub: string,
  name: string,
  title: string,
  ...grants: readonly (Partial<CityGrant> & { readonly role: Role })[]
): Person => ({
  sub,
  name,
  title,
  grants: grants.map((grant) => ({
    sub,
    organ: null,
    section: null,
    scope: 'own',
    access: 'write',
    deputyFor: null,
    validTo: null,
    ...grant,
  })),
});

const office = 'yunze-office';
const transport = 'yunze-transport';
const weitang = 'yunze-weitang';

/** May set up the directory before any grant exists. */
export const administrator = person('lin-zhiyuan', '林知远', '系统管理员', { role: 'administrator', scope: 'subtree' });

/** Everybody who can log in; each has the duties that the title says, and no two that control each other. */
export const people: readonly Person[] = [
  administrator,
  person('shen-mingde', '沈明德', '审计监督专员', { role: 'auditor', scope: 'mandate', access: 'read' }),

  person('gu-qinghe', '顾清和', '市政府办政务公开科登记员', { role: 'registrar', organ: office }),
  person('tang-yiran', '唐亦然', '市政府办政务公开科科长', { role: 'officeHead', organ: office }),
  person('xu-wanqiu', '许晚秋', '市政府办政务公开科经办', { role: 'handler', organ: office, section: 'openness' }),
  person('fang-boyan', '方博彦', '市政府办政务公开科副科长', {
    role: 'sectionHead',
    organ: office,
    section: 'openness',
  }),
  person('jiang-shuyi', '江书仪', '市政府办公室审核', { role: 'officeReviewer', organ: office }),
  person('luo-jingzhi', '罗敬之', '市政府办保密审查员', { role: 'secrecyReviewer', organ: office }),
  person('song-huaian', '宋淮安', '市政府办主任', { role: 'leader', organ: office }),
  person('ye-xincheng', '叶新澄', '市政府办发布员', { role: 'publisher', organ: office }),
  person('he-suanran', '贺算然', '市政府信息公开年报统计', {
    role: 'statistician',
    organ: office,
    scope: 'subtree',
  }),

  person('shi-guanlan', '石观澜', '市政府办监督检查员', { role: 'inspector', organ: office, scope: 'subtree' }),

  person('bai-ruolin', '白若琳', '交通局登记员', { role: 'registrar', organ: transport }),
  person('cheng-yuanhang', '程远航', '交通局办公室主任', { role: 'officeHead', organ: transport }),
  person('du-luping', '杜路平', '交通局公路管理科经办', { role: 'handler', organ: transport, section: 'roads' }),
  person('yu-anran', '俞安然', '交通局运输管理科经办', { role: 'handler', organ: transport, section: 'carriage' }),
  person('meng-qiaosheng', '孟桥生', '交通局公路管理科科长', {
    role: 'sectionHead',
    organ: transport,
    section: 'roads',
  }),
  person('zhuang-yunfei', '庄云飞', '交通局运输管理科科长', {
    role: 'sectionHead',
    organ: transport,
    section: 'carriage',
  }),
  person('qiu-wenxin', '邱文心', '交通局办公室审核', { role: 'officeReviewer', organ: transport }),
  person('pan-shouyi', '潘守一', '交通局保密审查员', { role: 'secrecyReviewer', organ: transport }),
  person('liang-daoming', '梁道明', '交通局分管副局长', { role: 'leader', organ: transport }),
  person('shi-lan', '石岚', '交通局总工程师', { role: 'leader', organ: transport, deputyFor: 'liang-daoming' }),
  person('ji-yuting', '季雨亭', '交通局发布员', { role: 'publisher', organ: transport }),
  person('wu-zhengting', '吴正亭', '交通局监察科监督检查员', { role: 'inspector', organ: transport }),
  person('kang-yishu', '康以书', '交通局统计员', { role: 'statistician', organ: transport }),

  person('fu-xiaoman', '傅小满', '苇塘区登记员', { role: 'registrar', organ: weitang }),
  person('nie-chuan', '聂川', '苇塘区政府办主任', { role: 'officeHead', organ: weitang }),
  person('ruan-zhi', '阮芷', '苇塘区政务公开科经办', { role: 'handler', organ: weitang, section: 'openness' }),
  person('wei-dongsheng', '韦东升', '苇塘区政务公开科科长', {
    role: 'sectionHead',
    organ: weitang,
    section: 'openness',
  }),
  person('xia-hanqing', '夏涵青', '苇塘区政府办审核', { role: 'officeReviewer', organ: weitang }),
  person('mo-jianbai', '莫见白', '苇塘区保密审查员', { role: 'secrecyReviewer', organ: weitang }),
  person('an-guoping', '安国平', '苇塘区副区长', { role: 'leader', organ: weitang }),
  person('dai-xue', '戴雪', '苇塘区发布员', { role: 'publisher', organ: weitang }),
];

const duties: Partial<Record<Role, string>> = {
  registrar: '登记员',
  officeHead: '公开办负责人',
  handler: '经办人',
  sectionHead: '科室负责人',
  officeReviewer: '办公室审核员',
  secrecyReviewer: '保密审查员',
  leader: '分管领导',
  publisher: '发布员',
  statistician: '统计员',
  inspector: '监督检查员',
  auditor: '监督员',
};

/**
 * The demo person with this subject: one of the sample city, or `<organ>.<role>`, the person named after their work whom every other
 * demo city has (`shuyang.registrar`). They can log in; what they may do is up to the grants that the administrator gives.
 */
export const personNamed = (sub: string): Person | undefined => {
  const listed = people.find((known) => known.sub === sub);
  if (listed) return listed;
  const [, organ, role] = /^([a-z0-9][a-z0-9-]{0,63})\.([A-Za-z]+)$/.exec(sub) ?? [];
  const duty = role !== undefined && Object.hasOwn(duties, role) ? duties[role as Role] : undefined;
  return organ !== undefined && duty !== undefined
    ? { sub, name: `${organ} ${duty}`, title: duty, grants: [] }
    : undefined;
};

/** @throws RangeError when nobody holds the role there. */
export const personWith = (role: Role, organ: string | null = transport): Person => {
  const found = people.find(({ grants }) =>
    grants.some((grant) => grant.role === role && grant.organ === organ && grant.deputyFor === null),
  );
  if (!found) throw new RangeError(`nobody is ${role} of ${organ ?? 'the city'}`);
  return found;
};
