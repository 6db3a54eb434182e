import { describe, expect, it } from '@jest/globals';
import { addDays, addWorkdays, startTerm } from '@mingjian/calendar';
import { testCalendar } from '@mingjian/calendar/testing';
import { resultCodes, type RuleRow, type TermName } from '@mingjian/contracts';
import { formatNumber } from '@mingjian/reference';
import { shippedRows, shippedTables } from '../../../shipped-rules.js';

/**
 * What the law says, one spec a rule, against the tables that the release brings along: whoever changes a figure there turns the spec of its
 * article red (`npm run mutation:law`).
 */
const calendar = testCalendar();
const termOf = (name: TermName) => shippedRows('terms').filter(({ term }) => term === name);
const dayOf = (name: TermName, start: string) =>
  termOf(name).map(({ workdays, basis }) => [addWorkdays(calendar, start, workdays).due, basis]);

describe('the terms', () => {
  it.each<[string, TermName, string, string, 'law' | 'setting']>([
    ['Art 33, S38: a reply is due 20 working days after receipt', 'reply', '2025-09-15', '2025-10-17', 'law'],
    ['Art 33 ¶2: an extension adds at most 20 working days', 'extension', '2025-10-17', '2025-11-14', 'law'],
    ['Art 30: the notice of correction goes out by the 7th', 'correctionNotice', '2025-09-15', '2025-09-24', 'law'],
    ['Art 30: a correction is awaited 15 working days', 'correctionReply', '2025-09-15', '2025-10-11', 'setting'],
    ['109号 Art 6: a fee is paid within 20 working days', 'feePayment', '2026-01-30', '2026-03-05', 'law'],
    ['Arts 32 and 34: 15 working days to answer', 'consultation', '2025-09-15', '2025-10-11', 'law'],
    ['Art 26: published within 20 working days', 'publication', '2026-02-13', '2026-03-19', 'law'],
    ['S14: the handling section has 10 working days', 'internalHandling', '2026-03-02', '2026-03-16', 'setting'],
  ])('%s', (_, term, start, due, basis) => {
    expect(dayOf(term, start)).toEqual([[due, basis]]);
  });

  it('Art 33: the longest term of an extended case is 40 working days', () => {
    const [reply, extension] = [termOf('reply')[0], termOf('extension')[0]];
    expect(startTerm(calendar, '2025-09-15', (reply?.workdays ?? 0) + (extension?.workdays ?? 0)).due).toBe(
      '2025-11-14',
    );
  });
});

describe('the date of receipt', () => {
  it.each([
    ['counter', 'handedIn', 'Art 31(1): handed in'],
    ['signedMail', 'signed', 'Art 31(2): signed for'],
    ['ordinaryMail', 'confirmed', 'Art 31(2): confirmed, where nobody signs'],
    ['fax', 'confirmed', 'Art 31(3): confirmed by both sides'],
    ['web', 'confirmed', 'Art 31(3): confirmed by both sides, not received by a server'],
  ])('by %s is the day on which it was %s (%s)', (channel, basis) => {
    expect(shippedRows('receiptBases').flatMap((row) => (row.channel === channel ? [row.basis] : []))).toEqual([basis]);
  });
});

describe('the grounds that a reply can name', () => {
  it.each([
    ['14-1', 'Art 14-1'],
    ['14-2', 'Art 14-2'],
    ['14-3', 'Art 14-3'],
    ['15-1', 'Art 15-1'],
    ['15-2', 'Art 15-2'],
    ['16-1', 'Art 16-1'],
    ['16-2', 'Art 16-2'],
    ['16-3', 'Art 16-3'],
    ['30', 'Art 30'],
    ['35', 'Art 35'],
    ['36-1', 'Art 36(1)'],
    ['36-2', 'Art 36(2)'],
    ['36-4', 'Art 36(4)'],
    ['36-5', 'Art 36(5)'],
    ['36-6', 'Art 36(6)'],
    ['36-7', 'Art 36(7)'],
    ['37', 'Art 37'],
    ['38', 'Art 38'],
    ['39-1', 'Art 39 ¶1'],
    ['39-2', 'Art 39 ¶2'],
    ['42', 'Art 42'],
  ])('have %s for %s', (code, article) => {
    const [row, ...others] = shippedRows('provisions').filter(({ provision }) => provision === code);
    expect(others).toEqual([]);
    expect(row?.englishLabel.startsWith(article.replace(/-\d$/, ''))).toBe(true);
  });
});

const withheld = ['14-1', '14-2', '14-3', '15-1', '15-2', '16-1', '16-2', '16-3'];
const bases = () => shippedRows('resultBases');

describe('the results of table 3', () => {
  it.each<[string, string, readonly string[]]>([
    ['3.1', 'Arts 13, 36(1) and 36(2)', ['1 36-1', '1 36-2']],
    ['3.2', 'Art 37 and one of Arts 14–16', ['1 37', ...withheld.map((provision) => `2 ${provision}`)]],
    ['3.3.1', 'Art 14-1, Art 36(3)', ['1 14-1']],
    ['3.3.2', 'Art 14-2, Art 36(3)', ['1 14-2']],
    ['3.3.3', 'Art 14-3, Art 36(3)', ['1 14-3']],
    ['3.3.4', 'Art 15-1 or Art 15-2, Art 36(3)', ['1 15-1', '1 15-2']],
    ['3.3.5', 'Art 16-1, Art 36(3)', ['1 16-1']],
    ['3.3.6', 'Art 16-2, Art 36(3)', ['1 16-2']],
    ['3.3.7', 'Art 16-3, Art 36(3)', ['1 16-3']],
    ['3.3.8', 'Art 36(7)', ['1 36-7']],
    ['3.4.1', 'Art 36(4) or Art 36(5)', ['1 36-4', '1 36-5']],
    ['3.4.2', 'Art 38', ['1 38']],
    ['3.4.3', 'Art 30', ['1 30']],
    ['3.5.1', 'Art 39 ¶1', ['1 39-1']],
    ['3.5.2', 'Art 36(6)', ['1 36-6']],
    ['3.5.3', 'Art 39 ¶2', ['1 39-2']],
    ['3.5.4', 'Art 35', ['1 35']],
    ['3.5.5', 'no article: practice', ['1 null']],
    ['3.6.1', 'Art 30', ['1 30']],
    ['3.6.2', 'Art 42', ['1 42']],
    ['3.6.3', 'no article', ['1 null']],
  ])('%s rests on %s', (result, _, rows) => {
    const own = bases().filter((row) => row.result === result);
    expect(own.map(({ part, provision }) => `${part} ${provision}`)).toEqual(rows);
  });

  it.each([
    [
      'Arts 15 and 32: the third party was heard',
      'thirdPartyHeard',
      ['3.2 15-1', '3.2 15-2', '3.3.4 15-1', '3.3.4 15-2'],
    ],
    ['Art 32: an objection is settled before anything is opened', 'objectionSettled', ['3.1 36-2', '3.2 37']],
    [
      'Art 16: the discretion is on record',
      'discretionRecorded',
      ['3.2 16-1', '3.2 16-2', '3.2 16-3', '3.3.5 16-1', '3.3.6 16-2', '3.3.7 16-3'],
    ],
    ['Art 36(4): it was searched for in vain', 'searchedInVain', ['3.4.1 36-4']],
    ['Art 30: a correction came and left it unclear', 'correctionReceived', ['3.4.3 30']],
    ['Art 36(6): it was answered before', 'answeredBefore', ['3.5.2 36-6']],
    ['Art 35: reasons were asked for, and there are no good ones', 'reasonsWanting', ['3.5.4 35']],
  ])('need to be on file: %s', (_, needs, rows) => {
    const own = bases().filter((row) => row.needs === needs);
    expect(own.map(({ result, provision }) => `${result} ${provision}`)).toEqual(rows);
  });
});

describe('the remedies that a letter tells of', () => {
  const since = (day: string, remedy: string) =>
    shippedRows('remedies').flatMap((row) => (row.since === day && row.remedy === remedy ? [row.result] : []));

  it('Reconsideration Law Art 20, Litigation Law Arts 45 and 46: either, for each of the 21 results', () => {
    expect(since('2019-05-15', 'either')).toEqual([...resultCodes]);
  });

  it('Reconsideration Law Art 23: since 2024-01-01 reconsideration first where Arts 14–16 withhold, and nowhere else', () => {
    const refused = resultCodes.filter((result) =>
      bases().some((row) => row.result === result && withheld.includes(row.provision ?? '')),
    );
    expect(since('2024-01-01', 'reconsiderationFirst')).toEqual(refused);
    expect(shippedRows('remedies')).toHaveLength(resultCodes.length + refused.length);
  });

  it('Reconsideration Law Art 24: by the people’s government of the same level', () => {
    expect(shippedRows('remedyBodies').map(({ body, court }) => [body, court])).toEqual([
      ['本级人民政府', '有管辖权的人民法院'],
    ]);
  });
});

describe('the bands of the fee', () => {
  const bands = (schedule: string) =>
    shippedRows('feeTariff')
      .filter((row) => row.schedule === schedule)
      .map(({ from, to, yuan, rise, every }) => [from, to, yuan, rise, every]);

  it('109号 A: ten items a month are free, twenty cost 100 yuan each, then 100 more with every ten', () => {
    expect(bands('byItem')).toEqual([
      [1, 10, 0, 0, null],
      [11, 30, 100, 0, null],
      [31, null, 200, 100, 10],
    ]);
  });

  it('109号 B: thirty pages are free, then 10, 20 and 40 yuan a page', () => {
    expect(bands('byVolume')).toEqual([
      [1, 30, 0, 0, null],
      [31, 100, 10, 0, null],
      [101, 200, 20, 0, null],
      [201, null, 40, 0, null],
    ]);
  });
});

describe('the special terms to publish', () => {
  const lastDay = ({ amount, unit }: RuleRow<'publicationTerms'>, formed: string) =>
    unit === 'workdays'
      ? addWorkdays(calendar, formed, amount).due
      : unit === 'days'
        ? addDays(formed, amount)
        : `${amount} hours`;

  it.each([
    ['publication term changed (S6)', 'changed', '2025-09-15', '2025-10-11', 'setting'],
    ['publication term licenceOrPenalty', 'licenceOrPenalty', '2026-02-13', '2026-03-02', 'law'],
    ['publication term penaltyRevoked (Penalty Law Art 48)', 'penaltyRevoked', '2026-04-30', '2026-05-08', 'law'],
    ['publication term unitBudget (S19)', 'unitBudget', '2026-03-02', '2026-03-22', 'law'],
    ['publication term departmentBudget (S19)', 'departmentBudget', '2026-02-13', '2026-03-05', 'setting'],
    ['publication term interpretation (S21)', 'interpretation', '2026-03-06', '2026-03-11', 'setting'],
    ['publication term emergency (S22)', 'emergency', '2026-03-02', '24 hours', 'setting'],
    ['publication term majorEmergency', 'majorEmergency', '2026-03-02', '5 hours', 'law'],
  ])('%s', (_, occasion, formed, due, basis) => {
    const rows = shippedRows('publicationTerms').filter((row) => row.occasion === occasion);
    expect(rows.map((row) => [lastDay(row, formed), row.basis])).toEqual([[due, basis]]);
  });
});

describe('the time for comments', () => {
  it('Decision Regulation Art 15: on the draft of a major decision is 30 days (S18)', () => {
    expect(shippedRows('commentPeriods').map(({ matter, days, basis }) => [matter, days, basis])).toEqual([
      ['majorDecision', 30, 'law'],
    ]);
  });
});

describe('the last days for annual reports', () => {
  it('Art 49: of a department 31 January, of a government 31 March', () => {
    expect(
      shippedRows('reportDates').map(({ report, duty, monthDay, basis }) => [report, duty, monthDay, basis]),
    ).toEqual([
      ['department', 'submission', '01-31', 'law'],
      ['department', 'publication', '01-31', 'law'],
      ['government', 'publication', '03-31', 'law'],
    ]);
  });
});

describe('what warnings and reminders of annual reports go by', () => {
  it('are settings of the platform: shares in per cent, lengths in characters, days before the last day', () => {
    expect(shippedRows('reportSettings').map(({ setting, value, basis }) => [setting, value, basis])).toEqual([
      ['shingleCharacters', 8, 'setting'],
      ['similarToLastYearPercent', 70, 'setting'],
      ['similarToOthersPercent', 50, 'setting'],
      ['passageCharacters', 30, 'setting'],
      ['rateFactor', 2, 'setting'],
      ['reminderDays', 14, 'setting'],
    ]);
  });
});

describe('the warnings before a term is over', () => {
  it('reach the handler 5, the section 3 and the office 1 working day before, by a setting', () => {
    expect(shippedRows('warningLevels').map(({ to, workdaysLeft }) => [to, workdaysLeft])).toEqual([
      ['handler', 5],
      ['sectionHead', 3],
      ['officeHead', 1],
    ]);
  });
});

describe('the reassessment of what stayed closed', () => {
  it('Art 18: comes back after 365 days, by a setting', () => {
    expect(shippedRows('reassessment').map(({ everyDays }) => everyDays)).toEqual([365]);
  });
});

describe('the terms of a review', () => {
  it('review rule 9: are 5 working days, and 15 where it was referred, by a setting', () => {
    expect(shippedRows('reviewTerms').map(({ step, workdays, basis }) => [step, workdays, basis])).toEqual([
      ['review', 5, 'setting'],
      ['referral', 15, 'setting'],
    ]);
  });
});

describe('what nodes of the catalogue have to hold', () => {
  const held = (wanted: string) =>
    shippedRows('nodeContents').flatMap(({ node, element, words, within, basis }) =>
      node === wanted ? [[element, words, within, basis]] : [],
    );

  it('Art 12: a guide has classes, ways to obtain, and the office with address, hours, telephone, fax and internet', () => {
    expect(held('guide')).toEqual([
      ['classes', '分类|编排', 'each', 'law'],
      ['waysToObtain', '获取', 'each', 'law'],
      ['office', '工作机构|机构名称|受理机构', 'each', 'law'],
      ['address', '地址', 'each', 'law'],
      ['hours', '办公时间|受理时间|工作时间', 'each', 'law'],
      ['telephone', '电话', 'each', 'law'],
      ['fax', '传真', 'each', 'law'],
      ['internet', '互联网|邮箱|电子邮件|网址', 'each', 'law'],
    ]);
  });

  it('S27: among the rules of disclosure is the catalogue of what can be applied for, and a chart', () => {
    expect(held('procedures')).toEqual([
      ['onApplication', '依申请公开目录', 'any', 'setting'],
      ['processChart', '流程图', 'any', 'setting'],
    ]);
  });

  it('S19: budgets go by function to the level of items, by economic class, and have the three public expenses', () => {
    expect(held('finance')).toEqual([
      ['functionItems', '功能分类|项级', 'any', 'law'],
      ['economicClasses', '经济分类', 'any', 'law'],
      ['threePublic', '三公', 'any', 'setting'],
    ]);
  });

  it('S20: major projects are shown from approval to credit', () => {
    expect(held('projects')).toEqual([
      ['approval', '审批|批准|核准|批复', 'any', 'setting'],
      ['filing', '备案', 'any', 'setting'],
      ['implementation', '实施|施工|进展', 'any', 'setting'],
      ['monitoring', '监测|监控', 'any', 'setting'],
      ['inspection', '检查|验收', 'any', 'setting'],
      ['enforcement', '执法|处罚', 'any', 'setting'],
      ['credit', '信用', 'any', 'setting'],
    ]);
  });

  it('stands in nodes of the city’s catalogue', () => {
    const nodes = shippedRows('publicationNodes').map(({ node }) => node);
    expect(shippedRows('nodeContents').filter(({ node }) => !nodes.includes(node))).toEqual([]);
    expect(shippedRows('nodeContents')).toHaveLength(20);
  });
});

describe('the terms of supervision', () => {
  it('follow the petition regulation for complaints and are settings, as the Regulation fixes none (Arts 47, 51, S42)', () => {
    expect(shippedRows('supervisionTerms').map(({ step, days, basis }) => [step, days, basis])).toEqual([
      ['complaintAcceptance', 15, 'setting'],
      ['complaintAnswer', 60, 'setting'],
      ['complaintExtension', 30, 'setting'],
      ['appraisalAppeal', 10, 'setting'],
      ['appealDecision', 30, 'setting'],
    ]);
  });
});

describe('the indicators of an appraisal', () => {
  it('appraisal rule 1: cost what the rules of a district said of each case, and 100 points together (Art 46, S10)', () => {
    expect(
      shippedRows('appraisalRules').map(({ indicator, each, most, measure }) => [indicator, each, most, measure]),
    ).toEqual([
      ['publishedLate', 5, 15, 'itemTermsMissed'],
      ['publishedEarly', 5, 5, null],
      ['elementsWrong', 1, 10, null],
      ['textNotShown', 1, 5, null],
      ['reportNotSubmitted', 5, 5, 'reportNotSubmitted'],
      ['reportNotPublished', 5, 5, null],
      ['reportLacking', 5, 5, null],
      ['reportCopied', 5, 5, null],
      ['reportNotMended', 5, 5, 'reportNotMended'],
      ['repliedLate', 6, 12, 'repliesLate'],
      ['corrected', 3, 6, 'remediesCorrected'],
      ['notCooperating', 6, 6, null],
      ['secretPublished', 6, 6, null],
      ['superiorForwarded', 6, 6, null],
      ['superiorQuoted', 2, 4, null],
    ]);
  });
});

describe('the levels of a review', () => {
  it('review rule 1: section, office, secrecy reviewer (Secrets Law Art 35), leader', () => {
    expect(shippedRows('reviewLevels').map(({ level, role }) => [level, role])).toEqual([
      [1, 'sectionHead'],
      [2, 'officeReviewer'],
      [3, 'secrecyReviewer'],
      [4, 'leader'],
    ]);
  });
});

describe('the numbers', () => {
  const parts = { code: '014', abbr: '宿交', on: '2026-03-02' };

  it('page rule 3: an index number is organ code, year and five digits (S35)', () => {
    expect(shippedRows('indexPattern').map(({ pattern }) => formatNumber(pattern, parts, 7))).toEqual([
      '014/2026-00007',
    ]);
  });

  it.each([
    ['registration', '宿交公申〔2026〕7号'],
    ['reply', '宿交公复〔2026〕7号'],
  ])('page rule 8: of a %s is %s', (document, number) => {
    const rows = shippedRows('documentPattern').filter((row) => row.document === document);
    expect(rows.map(({ pattern }) => formatNumber(pattern, parts, 7))).toEqual([number]);
  });
});

describe('what a finding counts as in table 4', () => {
  it.each([
    ['reconsideration', 'upheld', ['维持', '驳回复议请求']],
    ['reconsideration', 'corrected', ['撤销', '变更', '确认违法', '责令履行']],
    ['reconsideration', 'other', ['不予受理', '驳回复议申请', '终止', '调解']],
    ['suit', 'upheld', ['驳回诉讼请求']],
    ['suit', 'corrected', ['撤销', '变更', '确认违法', '责令履行']],
    ['suit', 'other', ['裁定不予立案', '裁定驳回起诉', '撤诉', '终结诉讼']],
  ])('remedy rule 4, counting rule 11: a %s is %s by %j', (group, outcome, findings) => {
    const rows = shippedRows('remedyOutcomes').filter((row) => row.group === group && row.outcome === outcome);
    expect(rows.map(({ finding }) => finding)).toEqual(findings);
  });
});

describe('the first day', () => {
  const firstDays = (...tables: readonly string[]) =>
    new Set(shippedTables().flatMap(({ table, validFrom }) => (tables.includes(table) ? [validFrom] : [])));

  it('Art 56: of the Regulation is 2019-05-15', () => {
    const later = ['feeTariff', 'commentPeriods'];
    const tables = shippedTables().flatMap(({ table }) => (later.includes(table) ? [] : [table]));
    expect([...firstDays(...tables)]).toEqual(['2019-05-15']);
  });

  it('109号: of the fee is 2021-01-01', () => {
    expect([...firstDays('feeTariff')]).toEqual(['2021-01-01']);
  });

  it('Decision Regulation Art 15: of the periods for comments is 2019-09-01, when that Regulation entered into force', () => {
    expect([...firstDays('commentPeriods')]).toEqual(['2019-09-01']);
  });
});
