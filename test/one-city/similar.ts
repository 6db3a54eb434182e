import { describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { bodies } from '../city-steps.js';
import { city } from './city.js';

const ask = async (name: string, description: string, organ = 'transport'): Promise<string> => {
  const { id } = await city.as(staff('registrar', organ)).act('intake/applications', {
    ...bodies.application(),
    organ,
    applicant: { name, identity: { kind: 'other', number: `DEMO-${name}` }, contact: { phone: '0000' } },
    request: { description },
  });
  return id;
};
interface Similar {
  readonly similar: readonly { readonly application: string; readonly sameApplicant: boolean }[];
}
const similarTo = async (id: string) => {
  const { body } = await city.as(staff('registrar')).get<Similar>(`intake/applications/${id}/similar`);
  return body.similar;
};
interface Often {
  readonly topics: readonly {
    readonly applicants: number;
    readonly conversions: readonly string[];
    readonly applications: readonly { readonly application: string }[];
  }[];
}
const oftenWith = async (id: string) => {
  const { body } = await city.as(staff('officeHead')).get<Often>('intake/often-asked?organ=transport');
  return body.topics.find(({ applications }) => applications.some(({ application }) => application === id));
};

describe('applications that ask for the same', () => {
  it('are suggested to the desk, with whether the applicant is the same; texts and people stay sealed (Art 36(6))', async () => {
    const first = await ask('甲', '申请公开青石隧道渗漏检测报告与加固设计图纸');
    const again = await ask('甲', '请公开青石隧道的渗漏检测报告，以及加固设计图纸复印件');
    const elsewhere = await ask('乙', '申请公开青石隧道渗漏检测报告与加固设计图纸', 'water');
    const other = await ask('丙', '申请公开出租汽车经营权拍卖结果');
    await city.settle();
    expect(await similarTo(first)).toMatchObject([{ application: again, sameApplicant: true }]);
    expect((await similarTo(again)).map(({ application }) => application)).toEqual([first]);
    expect(await similarTo(other)).toEqual([]);
    const said = await city.as(staff('registrar')).get(`intake/applications/${first}/similar`);
    expect(JSON.stringify(said.body)).not.toMatch(/隧道|甲|DEMO/);
    expect(await city.as(staff('registrar')).get(`intake/applications/${elsewhere}/similar`)).toMatchObject({
      status: 404,
    });
    expect(await city.as(staff('publisher')).get(`intake/applications/${first}/similar`)).toMatchObject({
      status: 403,
    });
  });

  it('are counted by people and not by letters, and are proposed for publication by a person (Art 44)', async () => {
    const texts = [
      '申请公开夜间施工许可名单及施工时段',
      '要求公开夜间施工许可名单、施工时段',
      '夜间施工许可名单和施工时段',
    ];
    const [one, two] = [await ask('丁', texts[0]!), await ask('戊', texts[1]!)];
    const same = await ask('戊', texts[2]!);
    await city.settle();
    expect(await oftenWith(one!)).toBeUndefined();
    const third = await ask('己', texts[2]!);
    await city.settle();
    expect(await oftenWith(one!)).toMatchObject({ applicants: 3, conversions: [] });
    const { id } = await city.as(staff('registrar')).act('intake/conversions', {
      organ: 'transport',
      applications: [one, two, third],
      proposedBy: 'organ',
      subject: '夜间施工许可',
    });
    await city.settle();
    const topic = await oftenWith(one!);
    expect(topic).toMatchObject({ applicants: 3, conversions: [id] });
    expect(topic?.applications.map(({ application }) => application).sort()).toEqual([one, two, same, third].sort());
  });
});
