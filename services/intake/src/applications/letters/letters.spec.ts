import { describe, expect, it } from '@jest/globals';
import { letterNames, resultCodes, type ResultCode } from '@mingjian/contracts';
import { textOf, type Letter } from '@mingjian/documents/model';
import { shippedRows } from '../../shipped-rules.js';
import { partsOf } from '../domain/index.js';
import { act, BYTES, play, resultBases } from '../domain/testing/index.js';
import { letterKinds, lettersOf, remedyOf, writeLetter } from './index.js';
import { everything, factsOf, lettersAfter, registered, REPLY, sealedRequest, sources } from './testing/index.js';

const bodyOf = (letter: Letter | undefined): readonly string[] =>
  (letter?.body ?? []).flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.map(({ label, value }) => `${label}|${value}`),
  );

describe('the letters of a case', () => {
  it('are one of every kind over all cases, each with its words', () => {
    const made = new Set(everything.flatMap((commands) => Object.keys(lettersAfter(commands))));
    expect(made).toEqual(new Set(letterNames));
    expect(letterKinds.map(({ name }) => name).sort()).toEqual([...letterNames].sort());
  });

  it('are as they were on their day, whatever happened after', () => {
    for (const commands of everything) {
      const facts = factsOf(play(...commands));
      for (const letter of lettersOf(facts)) {
        const then = facts.slice(0, letter.fact.version);
        expect(writeLetter(letter, facts, sources())).toEqual(writeLetter(letter, then, sources()));
      }
    }
  });

  it('leave out everything sealed for who may not see it, and say so', () => {
    const secret = /申请人甲|DEMO-0001|000-1234|演示路|养护合同|乙公司|合同文本|合同价款/;
    for (const commands of everything) {
      for (const letter of Object.values(lettersAfter(commands))) expect(letter.notice).toBeNull();
      for (const letter of Object.values(lettersAfter(commands, false))) {
        expect(textOf(letter)).not.toMatch(secret);
        expect(letter.notice).toBe('本件略去个人信息和正文');
      }
    }
  });

  it('tell of a remedy only where the organ decided: procedural notices and the fee alone cannot be sued (remedy rule 1)', () => {
    const withRemedy = everything
      .flatMap((commands) => Object.entries(lettersAfter(commands)))
      .filter(([, { remedy }]) => remedy !== null)
      .map(([name]) => name);
    expect(new Set(withRemedy)).toEqual(new Set(['replyLetter', 'disclosureNotice', 'closingNotice']));
  });

  it('say on every page where the clock is invented', () => {
    const facts = factsOf(play(...registered));
    for (const letter of lettersOf(facts)) {
      expect(writeLetter(letter, facts, { ...sources(), simulated: true }).notice).toBe('模拟时钟：演示文书，不具效力');
    }
  });

  it('call a body 你单位', () => {
    const ofBody = [act('Submit', { applicantType: 'commercialEnterprise' }), registered[1]];
    expect(bodyOf(lettersAfter(ofBody)['receiptSlip'])[0]).toMatch(/^你单位于/);
  });
});

describe('each letter', () => {
  const [first, second, third] = everything.map((commands) => lettersAfter(commands));

  it('申请表 says who asks for what in which form (Art 29)', () => {
    expect(bodyOf(first!['applicationForm'])).toEqual([
      '受理机关|云泽市交通运输局',
      '申请人类型|自然人',
      '姓名或者名称|申请人甲',
      '身份证明|居民身份证　DEMO-0001',
      '联系电话|000-1234',
      '电子邮箱|',
      '通信地址|演示路1号',
      '邮政编码|000001',
      '所需政府信息的内容描述|某路段养护合同。',
      '信息的形式|纸质',
      '获取信息的方式|邮寄',
      '提交渠道|当面提交',
      '申请日期|2026年3月2日',
    ]);
  });

  it('登记表 says the date of receipt and why it is that day (Art 31)', () => {
    expect(bodyOf(first!['registrationForm'])).toEqual(
      expect.arrayContaining(['收到申请之日|2026年3月2日（提交之日）', '答复期限|20个工作日，至2026年3月30日']),
    );
  });

  it('接收回执 says by when the answer comes (Arts 31, 33)', () => {
    expect(textOf(first!['receiptSlip']!)).toBe(
      [
        '云泽市交通运输局',
        '政府信息公开申请接收回执',
        '申请人甲：',
        '你于2026年3月2日以当面提交方式提出的政府信息公开申请，本机关已经登记，登记编号为云交公申〔2026〕1号。根据《中华人民共和国政府信息公开条例》第三十一条的规定，以提交之日为收到申请之日，即2026年3月2日。本机关将自收到申请之日起20个工作日内，即于2026年3月30日前（含当日）予以答复；依法需要补正申请、征求意见或者延长答复期限的，将另行告知。',
        '云泽市交通运输局（印章）',
        '2026年3月2日',
      ].join('\n'),
    );
  });

  it('接收回执 says where the term reaches into a year without calendar', () => {
    const december = [act('Submit', { today: '2026-12-10' }), act('Register', { today: '2026-12-10' })];
    expect(bodyOf(lettersAfter(december)['receiptSlip'])[1]).toContain('节假日安排尚未公布');
  });

  it('补正告知书 lists every item once and the last day (Art 30)', () => {
    const items = ['identity', 'contact', 'description', 'form', 'mandate'] as const;
    const body = bodyOf(lettersAfter([...registered, act('NoticeCorrection', { items })])['correctionNotice']);
    expect(body.slice(1, 6)).toEqual([
      '1．申请人的姓名或者名称、身份证明；',
      '2．申请人的联系方式；',
      '3．申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述；',
      '4．申请公开的政府信息的形式要求，包括获取信息的方式、途径；',
      '5．委托他人代为申请的授权委托书。',
    ]);
    expect(body.at(-1)).toContain('请你于2026年3月23日前（含当日，即本告知书发出之日起15个工作日内）');
    expect(first!['correctionNotice']).toMatchObject({
      number: '云交公告知〔2026〕1号',
      date: '2026-03-03',
      remedy: null,
    });
  });

  it('延期答复告知书 says how long and until when (Art 33 ¶2)', () => {
    expect(first!['extensionNotice']).toMatchObject({ number: '云交公告知〔2026〕4号' });
    expect(bodyOf(first!['extensionNotice'])[0]).toMatch(
      /延长答复期限20个工作日，本机关将于2026年\d+月\d+日前（含当日）作出答复/,
    );
  });

  it('受理告知单 is given for what somebody took in, and says who stays responsible (S37)', () => {
    const body = bodyOf(first!['acceptanceNotice']);
    expect(body[0]).toContain('首问责任人（工号）：registrar');
    expect(body[1]).toContain('以提交之日为收到申请之日');
    const byMail = act('Submit', { channel: 'ordinaryMail', personal: sealedRequest });
    expect(bodyOf(lettersAfter([byMail])['acceptanceNotice'])[1]).toContain('以与申请人确认之日为收到申请之日');
    const onLine = act('Submit', { channel: 'web', appliedBy: 'citizen.one', personal: sealedRequest });
    expect(lettersAfter([onLine])).not.toHaveProperty('acceptanceNotice');
    expect(lettersAfter([act('TakeOver', { personal: sealedRequest })])).not.toHaveProperty('acceptanceNotice');
  });

  it('说明理由告知书 says how many since when, until when reasons are awaited and what follows (Art 35)', () => {
    const letter = lettersAfter(everything[3])['reasonsNotice']!;
    expect(letter).toMatchObject({ addressee: '申请人甲', number: '云交公告知〔2026〕7号', remedy: null });
    expect(bodyOf(letter)[0]).toContain('自2026年2月1日以来已向本机关提出政府信息公开申请60件');
    expect(bodyOf(letter)[1]).toMatch(/请于2026年3月13日前（含当日）书面说明理由.*不予处理.*期限继续计算/);
  });

  it('延迟答复告知书 says the later day, where the reasons are good and the term is too short (Art 35)', () => {
    const letter = lettersAfter(everything[3])['deferralNotice']!;
    expect(letter).toMatchObject({ number: '云交公告知〔2026〕8号', date: '2026-03-06' });
    expect(bodyOf(letter)[0]).toMatch(/延迟答复30个工作日，将于2026年5月\d+日前（含当日）作出答复/);
    const kept = [...everything[3].slice(0, -1), act('AssessReasons', { today: '2026-03-06', reasonable: true })];
    expect(lettersAfter(kept)).not.toHaveProperty('deferralNotice');
  });

  it('makes none of what was entered afterwards: its letters went out on paper', () => {
    expect(lettersAfter([act('EnterLate', { personal: sealedRequest })])).toEqual({});
  });

  it('征求意见书（第三方） goes to the third party, says what silence means and does not name the applicant (Art 32)', () => {
    const letter = first!['thirdPartyConsultation']!;
    expect(letter).toMatchObject({ addressee: '第三方乙公司', number: '云交公告知〔2026〕2号' });
    expect(bodyOf(letter)[0]).toContain('申请公开的内容为：某路段2025年养护合同。');
    expect(bodyOf(letter)[0]).toContain('15个工作日内');
    expect(bodyOf(letter)[1]).toContain('由本机关依照条例的规定决定是否公开');
    expect(textOf(letter)).not.toContain('申请人甲');
    expect(textOf(first!['consultationAnswerForm']!)).not.toContain('申请人甲');
  });

  it('依申请公开告知书 tells a third party who objected what is opened and why, and that they may sue at once (Art 32)', () => {
    const letter = first!['disclosureNotice']!;
    expect(letter).toMatchObject({ addressee: '第三方乙公司', number: '云交公告知〔2026〕6号', date: '2026-03-12' });
    expect(bodyOf(letter)[0]).toContain(
      '决定予以公开。决定公开的政府信息内容为：养护合同的合同价款。理由：合同价款由财政资金支付， 涉及公共利益。',
    );
    expect(letter.remedy).toContain('也可以自知道本决定之日起六个月内');
    expect(textOf(letter)).not.toContain('申请人甲');
  });

  it('征求意见告知书（申请人） says that the time is not counted and does not name the third party (Art 33 ¶3)', () => {
    const letter = first!['consultationNotice']!;
    expect(letter).toMatchObject({ addressee: '申请人甲', number: '云交公告知〔2026〕3号' });
    expect(bodyOf(letter)[0]).toContain('不计算在答复期限内');
    expect(textOf(letter)).not.toContain('乙公司');
  });

  it('征求意见书（共同制作机关） says that silence is consent (Art 34)', () => {
    expect(second!['organConsultation']).toMatchObject({ addressee: '云泽市水利局', number: null });
    expect(bodyOf(second!['organConsultation'])[1]).toBe('逾期未提出意见的，视为同意公开。');
    expect(bodyOf(second!['consultationNotice'])[0]).toContain('与云泽市水利局共同制作');
    expect(second!['thirdPartyConsultation']).toBeUndefined();
  });

  it('协办函 goes to the section', () => {
    expect(first!['coHandlingLetter']).toMatchObject({ addressee: '财务科', number: null });
  });

  it('处理告知书 of a correction that did not come says since when and until when (Art 30, 3.6.1)', () => {
    expect(bodyOf(third!['closingNotice'])[0]).toMatch(
      /于2026年3月4日一次性告知你补正，补正期限至2026年3月25日。.*《政府信息公开条例》第三十条/,
    );
  });

  it('处理告知书 of a fee that did not come says until when it was awaited (Art 42, 3.6.2)', () => {
    const commands = [
      ...registered,
      act('NoticeFee', { today: '2026-03-04' }),
      act('ReceiveFeeNotice', { today: '2026-03-05' }),
      act('LapseFee', { today: '2026-06-01' }),
    ];
    expect(bodyOf(lettersAfter(commands)['closingNotice'])[0]).toMatch(
      /于2026年3月4日发出收费通知，缴费期限至2026年4月2日。.*第四十二条和/,
    );
  });
});

describe('收费通知书 shows the arithmetic band by band (国办函〔2020〕109号)', () => {
  const bandsOf = (schedule: 'byItem' | 'byVolume', quantity: number) =>
    bodyOf(lettersAfter([...registered, act('NoticeFee', { schedule, quantity })])['feeNotice']).filter((line) =>
      line.includes('|'),
    );

  it('by volume: 68 pages cost 380 yuan', () => {
    expect(bandsOf('byVolume', 68)).toEqual([
      '第1—30页|30页免费',
      '第31—100页|每页10元；38页 × 10元 = 380元',
      '合计|380元',
    ]);
  });

  it('by volume, through every band: 250 pages cost 4700 yuan', () => {
    expect(bandsOf('byVolume', 250)).toEqual([
      '第1—30页|30页免费',
      '第31—100页|每页10元；70页 × 10元 = 700元',
      '第101—200页|每页20元；100页 × 20元 = 2000元',
      '第201页以上|每页40元；50页 × 40元 = 2000元',
      '合计|4700元',
    ]);
  });

  it('by item: the 45th of the month costs 300 yuan, those before it are not in this notice', () => {
    expect(bandsOf('byItem', 45)).toEqual([
      '第1—10件|免费',
      '第11—30件|每件100元',
      '第31—40件|每件200元',
      '第41—50件|每件300元；1件 × 300元 = 300元',
      '合计|300元',
    ]);
  });

  it('says how to pay and what follows, with the days of the law', () => {
    const body = bodyOf(lettersAfter([...registered, act('NoticeFee', {})])['feeNotice']);
    expect(body.at(-2)).toContain('请自收到本通知书的次日起20个工作日内');
    expect(body.at(-1)).toContain('视为放弃申请');
  });
});

const FIRST: readonly ResultCode[] = ['3.2', '3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.3.5', '3.3.6', '3.3.7'];

describe('the remedy (Reconsideration Law Arts 20, 23; Litigation Law Arts 45, 46)', () => {
  const remedies = shippedRows('remedies');

  it.each(resultCodes)('of %s', (result) => {
    expect(remedyOf(remedies, result, '2026-03-02')).toBe(FIRST.includes(result) ? 'reconsiderationFirst' : 'either');
    expect(remedyOf(remedies, result, '2024-01-01')).toBe(FIRST.includes(result) ? 'reconsiderationFirst' : 'either');
    expect(remedyOf(remedies, result, '2023-12-31')).toBe('either');
  });
});

/** Articles that a result can rest on: the first of each of its parts. */
const articlesOf = (result: ResultCode) => partsOf(resultBases, result).map(([article]) => article!);
describe('答复书 of each result that a reply can have (Art 36)', () => {
  const byReply = resultCodes.filter((code) => code !== '3.6.1' && code !== '3.6.2');

  it.each(byReply)('%s: the reviewed text word for word, provisions, remedy', (result) => {
    const articles = articlesOf(result);
    const facts = factsOf([
      ...play(...registered),
      {
        type: 'ApplicationDecided',
        data: {
          application: 'a',
          organ: 'transport',
          applicantType: 'naturalPerson',
          result,
          articles,
          decidedOn: '2026-03-16',
          via: 'reply',
          receiptDate: '2026-03-02',
          due: '2026-03-30',
          document: { reply: 'a', number: '云交公复〔2026〕1号', digest: BYTES },
        },
      },
    ]);
    const letter = writeLetter(lettersOf(facts).at(-1)!, facts, sources());
    const body = bodyOf(letter);
    expect(letter).toMatchObject({ title: REPLY.title, number: '云交公复〔2026〕1号', date: '2026-03-16' });
    expect(body[0]).toBe(
      '本机关于2026年3月2日收到你提出的政府信息公开申请（登记编号：云交公申〔2026〕1号），申请公开的内容为：某路段养护合同。现答复如下：',
    );
    expect(body.slice(1, 3)).toEqual(['经审查，现予公开。', '合同文本附后。']);
    const provisions = shippedRows('provisions').filter(({ provision }) => articles.includes(provision));
    for (const { source } of provisions) expect(body[3]).toContain(source);
    expect(body.length).toBe(3 + (provisions.length > 0 ? 1 : 0) + (articles.includes('37') ? 1 : 0));
    expect(letter.remedy).toMatch(
      FIRST.includes(result)
        ? /应当自.*六十日内，先向本级人民政府申请行政复议.*十五日内/
        : /六十日内.*也可以.*六个月内/,
    );
  });

  it('3.1 with Art 36(2) also says in which form and by which way it is given', () => {
    const letter = everything.map((commands) => lettersAfter(commands)['replyLetter'])[0];
    expect(bodyOf(letter).at(-1)).toBe('上述予以公开的信息以纸质形式、通过邮寄方式提供。');
  });

  it.each([
    ['carrierEndangered', '可能危及政府信息载体安全'],
    ['tooCostly', '公开成本过高'],
  ] as const)('3.1 says why it is given in another form than was asked for: %s (Art 40)', (reason, words) => {
    const decided = [
      ...registered,
      act('Assign'),
      act('AcceptAssignment'),
      act('ChooseOtherForm', { today: '2026-03-03', reason }),
      act('ProposeReply', { today: '2026-03-04' }),
      act('DecideByReply', { today: '2026-03-05' }),
    ];
    const body = bodyOf(lettersAfter(decided)['replyLetter']);
    expect(body.at(-2)).toContain(`你要求以纸质（邮寄）提供。按照该形式提供${words}`);
    expect(body.at(-1)).toBe('上述予以公开的信息以当场查阅、抄录形式、通过当面领取方式提供。');
  });
});
