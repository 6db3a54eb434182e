import { addDays } from '@mingjian/calendar';
import type { Role } from '@mingjian/contracts';
import { INTAKE } from '../acts.js';
import { done, refused, type Act, type Scenario, type Step } from '../scenario.js';
import type { Scene } from '../scene.js';

type Declared = Omit<Scenario, 'id' | 'group' | 'counts'>;

const supervised = (id: string, declared: Declared): Scenario => ({
  id: `supervision-${id}`,
  group: 'supervision',
  counts: [],
  ...declared,
});

const complain: Act = {
  name: 'complain',
  async perform(scene) {
    const { organ } = scene.stage;
    const received = await scene.post('registrar', `${INTAKE}/complaints`, {
      ...{ organ, about: organ, kind: 'report', channel: 'hotline', subject: 'notPublished' },
      complainant: { name: `反映人（${scene.key}）`, contact: '演示路 1 号' },
      text: '某项养护计划没有公开（演示）',
    });
    scene.id = received.id;
  },
};

/** Of the organ that it is about, or of the department above. */
const ofComplaint = (
  name: string,
  role: Role,
  where: 'organ' | 'supervisor',
  path: string,
  body: (scene: Scene) => object = () => ({}),
): Act => ({
  name,
  perform: (scene) => scene.post(role, `${INTAKE}/complaints/${scene.id}/${path}`, body(scene), scene.stage[where]),
});
const acceptAs = (where: 'organ' | 'supervisor'): Act =>
  ofComplaint(`accept as ${where}`, 'officeHead', where, 'acceptance');
const passOn = ofComplaint('pass on', 'officeHead', 'organ', 'forwarding', ({ stage }) => ({ to: stage.supervisor }));
const answer = ofComplaint('answer', 'handler', 'supervisor', 'answer', () => ({
  finding: 'justified',
  answer: '已责令限期公开（演示）',
}));
const close = ofComplaint('tell and close', 'registrar', 'supervisor', 'closing', ({ stage }) => ({
  toldOn: stage.today(),
}));

const complaintShows = (what: string, expected: Readonly<Record<string, unknown>>): Step => ({
  kind: 'shows',
  what,
  read: async ({ stage, id }) =>
    (
      await stage.client
        .as(stage.personWith('officeHead', stage.supervisor))
        .get<Readonly<Record<string, unknown>>>(`${INTAKE}/complaints/${id}`)
    ).body,
  expected: () => expected,
});

const REPORTING = '/api/reporting/v1';

const openInspection: Act = {
  name: 'open a self-inspection',
  async perform(scene) {
    const { organ, supervisor, today } = scene.stage;
    const opened = await scene.post(
      'officeHead',
      `${REPORTING}/inspections`,
      {
        ...{ organ: supervisor, kind: 'selfInspection', period: '2026-H1', organs: [organ] },
        ...{ dueOn: addDays(today(), 10), subject: '上半年自查（演示）', checklist: ['公开期限'] },
      },
      supervisor,
    );
    scene.remembered.set('inspection', opened.id);
  },
};
const reportFindings: Act = {
  name: 'report findings',
  perform: (scene) =>
    scene.post('handler', `${REPORTING}/inspections/${scene.recall('inspection')}/reports`, {
      organ: scene.stage.organ,
      problems: [{ theme: 'timeliness', text: '一件事项公开逾期（演示）' }],
      summary: '自查报告（演示）',
    }),
};
const orderRectification: Act = {
  name: 'order rectification',
  async perform(scene) {
    const { organ, supervisor, today } = scene.stage;
    const body = { organ, orderedBy: supervisor, inspection: scene.recall('inspection'), problem: 1 };
    const dueOn = addDays(today(), 20);
    const order = { ...body, dueOn, order: '限期公开（演示）' };
    scene.id = (await scene.post('officeHead', `${REPORTING}/rectifications`, order, supervisor)).id;
  },
};
const ofRectification = (
  name: string,
  role: Role,
  where: 'organ' | 'supervisor',
  path: string,
  body: (scene: Scene) => object = () => ({}),
): Act => ({
  name,
  perform: (scene) =>
    scene.post(role, `${REPORTING}/rectifications/${scene.id}/${path}`, body(scene), scene.stage[where]),
});
const mend = ofRectification('report that it is mended', 'handler', 'organ', 'reports', () => ({
  done: '已公开（演示）',
  evidence: ['索引号（演示）'],
}));
const giveBack = ofRectification('give it back', 'inspector', 'supervisor', 'return', ({ stage }) => ({
  dueOn: addDays(stage.today(), 10),
  reason: '仍不完整（演示）',
}));
const seeItMended = ofRectification('see that it is mended', 'inspector', 'supervisor', 'acceptance');
const closeInspection: Act = {
  name: 'close the inspection',
  perform: (scene) =>
    scene.post(
      'officeHead',
      `${REPORTING}/inspections/${scene.recall('inspection')}/closing`,
      {},
      scene.stage.supervisor,
    ),
};

const rectificationShows = (what: string, expected: Readonly<Record<string, unknown>>): Step => ({
  kind: 'shows',
  what,
  read: (scene) => scene.get('handler', `${REPORTING}/rectifications/${scene.id}`),
  expected: () => expected,
});

const yearOf = ({ stage }: Scene): number => Number(stage.today().slice(0, 4));
const appraised = (scene: Scene): string => `${scene.stage.organ}-${yearOf(scene)}`;
const whose = (scene: Scene): object => ({
  organ: scene.stage.organ,
  year: yearOf(scene),
  appraiser: scene.stage.supervisor,
});
const judge = (indicator: string): Act => ({
  name: `judge ${indicator}`,
  perform: (scene) =>
    scene.post(
      'inspector',
      `${REPORTING}/appraisals/judgements`,
      { ...whose(scene), indicator, cases: 2, evidence: ['抽查记录（演示）'] },
      scene.stage.supervisor,
    ),
});
const freeze: Act = {
  name: 'freeze the result',
  perform: (scene) => scene.post('officeHead', `${REPORTING}/appraisals`, whose(scene), scene.stage.supervisor),
};
const appealAgainst: Act = {
  name: 'appeal',
  perform: (scene) =>
    scene.post('leader', `${REPORTING}/appraisals/${appraised(scene)}/appeals`, {
      indicators: ['elementsWrong'],
      grounds: '其中一件不属本机关（演示）',
    }),
};
const decideAppeal: Act = {
  name: 'decide the appeal',
  perform: (scene) =>
    scene.post(
      'leader',
      `${REPORTING}/appraisals/${appraised(scene)}/appeal-decision`,
      { corrections: [{ indicator: 'elementsWrong', cases: 1 }], reason: '属实（演示）' },
      scene.stage.supervisor,
    ),
};

/** What those above look at, and what they are told. */
export const supervision: readonly Scenario[] = [
  supervised('complaint', {
    article: 'Arts 47, 51',
    label: {
      zh: '举报由主管部门受理，逾期记录一次',
      en: 'a report goes to the department above; lateness is recorded once',
    },
    steps: [
      ...done(complain),
      refused(acceptAs('organ'), 'standing above the organ that it is about', 'complaint.acceptance.ownMatter'),
      ...done(passOn, acceptAs('supervisor')),
      refused(close, 'an answer', 'complaint.state.notAnswered'),
      { kind: 'until', day: ({ stage }) => addDays(stage.today(), 61) },
      complaintShows('its day to answer has passed', { phase: 'accepted', missed: ['answer'] }),
      ...done(answer, close),
      complaintShows('told and closed', { phase: 'closed', finding: 'justified', missed: ['answer'] }),
    ],
  }),
  supervised('inspection', {
    article: 'Arts 46, 47',
    label: { zh: '半年自查、限期整改、销号', en: 'half-yearly self-inspection, rectification by a day, closure' },
    steps: [
      ...done(openInspection),
      refused(closeInspection, 'findings of everybody', 'inspection.closing.findingsMissing'),
      refused(orderRectification, 'a problem that was found', 'rectification.order.basisUnknown'),
      ...done(reportFindings, orderRectification),
      refused(closeInspection, 'everything mended', 'inspection.closing.notMended'),
      { kind: 'until', day: ({ stage }) => addDays(stage.today(), 21) },
      rectificationShows('its day has passed', { phase: 'ordered', returns: 0 }),
      ...done(mend, giveBack, mend, seeItMended, closeInspection),
      rectificationShows('mended', { phase: 'accepted', returns: 1 }),
    ],
  }),
  supervised('appraisal', {
    article: 'Art 46',
    label: { zh: '考核评分、申诉、结果确定', en: 'appraisal, appeal, final result' },
    steps: [
      refused(judge('repliedLate'), 'being left to judgement', 'appraisal.judgement.measured'),
      ...done(judge('elementsWrong')),
      refused(appealAgainst, 'a result', 'appraisal.state.notFrozen'),
      ...done(freeze, appealAgainst, decideAppeal),
      {
        kind: 'shows',
        what: 'corrected and final',
        read: (scene) => scene.get('handler', `${REPORTING}/appraisals/${appraised(scene)}`),
        expected: () => ({ phase: 'concluded' }),
      },
    ],
  }),
];
