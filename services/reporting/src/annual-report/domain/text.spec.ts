import { describe, expect, it } from '@jest/globals';
import { figures, text } from './report/testing/reports.js';
import { emptyText, type ReportText } from './report-text.js';
import { examine, quotedIn, resolved, unknownReferences } from './text.js';
import { nothingAround } from './warnings/index.js';

const saying = (onApplication: string): ReportText => ({ ...emptyText, onApplication });
const c8 = (onApplication: string) =>
  examine(figures, saying(onApplication), nothingAround)
    .filter(({ rule }) => rule === 'C8')
    .map(({ verdict }) => verdict);

describe('the text of a report', () => {
  it('reads with the figures of the tables in the place of its references', () => {
    expect(resolved(text, figures).onApplication).toBe('新收政府信息公开申请12件，上年结转1件，予以公开6件。');
    expect(
      resolved(saying('{{ reconsideration.total }}/{{licensing.decisions}}/{{fees.yuan}}'), figures).onApplication,
    ).toBe('10/700/0');
    expect(unknownReferences(text, figures)).toEqual([]);
  });

  it('refers to nothing that the form does not have', () => {
    expect(unknownReferences(saying('{{N}}{{N.total}}{{x}}}'), figures)).toEqual(['{{N}}', '{{x}}']);
  });

  it('C8: quotes numbers in the words of reports', () => {
    const quoted = quotedIn(
      saying(
        '新收政府信息公开申请1,012件；上年度结转政府信息公开申请5件，结转下年度继续办理3件。被申请行政复议4件，行政诉讼2件。收取信息处理费800元。',
      ),
    );
    expect(quoted).toEqual({
      received: 1012,
      carriedIn: 5,
      carriedForward: 3,
      reconsiderations: 4,
      suits: 2,
      feesYuan: 800,
    });
    expect(quotedIn(saying('全年未收取信息处理费。'))).toEqual({ feesYuan: 0 });
    expect(quotedIn(saying('制发文件3件。'))).toBeUndefined();
  });

  it('C8 and C9: hold it against the tables in three values', () => {
    expect(c8('新收申请12件')).toEqual(['pass']);
    expect(c8('新收申请11件')).toEqual(['fail']);
    expect(c8('积极办理各类申请。')).toEqual(['notAssessable']);
    const fees = examine(figures, saying('收取信息处理费500元'), nothingAround).filter(({ rule }) => rule === 'C9');
    expect(fees).toMatchObject([{ verdict: 'fail', row: 'fees' }]);
  });

  it('leaves the verdicts on the figures as they are, in the order of the rules', () => {
    const examination = examine(figures, text, nothingAround);
    const others = ({ rule }: { readonly rule: string }) => rule.startsWith('C') && rule !== 'C8' && rule !== 'C9';
    expect(examination.filter(others)).toEqual(figures.verdicts.filter(others));
    const numbers = examination
      .filter(({ severity, rule }) => severity !== 'warn' || rule.startsWith('C'))
      .map(({ rule }) => Number(rule.slice(1)));
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  });
});
