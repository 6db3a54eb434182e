import { INTAKE, arrived, countsAs, archive, withdraw } from '../acts.js';
import { done, refused, type Act, type Scenario } from '../scenario.js';
import type { Scene } from '../scene.js';

const post = (
  name: string,
  role: 'registrar' | 'handler' | 'officeHead',
  path: (scene: Scene) => string,
  body: (scene: Scene) => object,
): Act => ({
  name,
  perform: (scene) => scene.post(role, `${INTAKE}/${path(scene)}`, body(scene)),
});

/** Begins something beside the application of the scene and remembers its id. */
const begin = (name: string, path: string, body: (scene: Scene) => object): Act => ({
  name,
  async perform(scene) {
    scene.remembered.set(name, (await scene.post('handler', `${INTAKE}/${path}`, body(scene))).id);
  },
});

const request: Act = {
  name: 'ask to correct a record',
  async perform(scene) {
    const asked = await scene.post('registrar', `${INTAKE}/record-corrections`, {
      organ: scene.stage.organ,
      application: scene.id,
      requestedOn: scene.stage.today(),
      applicant: { name: '申请人（演示）', contact: '演示路 1 号' },
      record: '登记簿上的车牌号有误（演示）',
      evidence: '行驶证（演示）',
    });
    scene.remembered.set('request', asked.id);
  },
};
const atRequest = (scene: Scene): string => `record-corrections/${scene.recall('request')}`;
const verify = post(
  'verify: wrong',
  'handler',
  (scene) => `${atRequest(scene)}/verification`,
  () => ({
    wrong: true,
    finding: '经核实有误（演示）',
  }),
);
const correct = post(
  'conclude: corrected',
  'officeHead',
  (scene) => `${atRequest(scene)}/conclusion`,
  () => ({
    outcome: 'corrected',
  }),
);

const proposeItem = begin('item', 'items', ({ stage, key }) => ({
  organ: stage.organ,
  section: stage.section,
  category: '工作动态',
  visibility: 'public',
  attribute: 'proactive',
  origin: 'made',
  carrier: 'other',
  manners: ['website'],
  formedOn: stage.today(),
  title: `依申请公开转主动公开 ${key}`,
  text: '演示正文。',
}));
const proposeConversion = (proposedBy: 'organ' | 'applicant'): Act =>
  begin('conversion', 'conversions', ({ stage, id }) => ({
    organ: stage.organ,
    applications: [id],
    proposedBy,
    subject: '演示主题',
  }));
const takeUp = post(
  'take it up',
  'officeHead',
  (scene) => `conversions/${scene.recall('conversion')}/decision`,
  (scene) => ({
    item: scene.remembered.get('item') ?? scene.id,
    reason: '符合条例第四十四条（演示）',
  }),
);

const closed = done(withdraw, archive);

/** What may follow from an application, beside it. */
export const sequels: readonly Scenario[] = [
  {
    id: 'rule-record-correction',
    group: 'rule',
    article: 'Art 41',
    label: { zh: '更正与自身相关的信息', en: 'a record about the applicant is corrected' },
    steps: [
      ...arrived(),
      ...closed,
      ...done(request),
      refused(correct, 'having verified it', 'recordCorrection.conclusion.notVerified'),
      ...done(verify, correct),
    ],
    counts: countsAs('3.6.3'),
  },
  {
    id: 'rule-conversion',
    group: 'rule',
    article: 'Art 44',
    label: { zh: '依申请公开转为主动公开', en: 'what was asked for is taken up for publication' },
    steps: [
      ...arrived(),
      ...closed,
      refused(proposeConversion('organ'), 'several applications', 'conversion.proposal.tooFew'),
      ...done(proposeConversion('applicant')),
      refused(takeUp, 'an item', 'conversion.decision.itemUnknown'),
      ...done(proposeItem, takeUp),
    ],
    counts: countsAs('3.6.3'),
  },
];
