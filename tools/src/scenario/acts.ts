import { addDays } from '@mingjian/calendar';
import type { ApplicantType, Channel, ResultCode, Role } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { digestOf, replyOf } from '../demo/content.js';
import { done, type Act, type Counted, type Step } from './scenario.js';
import type { Scene } from './scene.js';

export const INTAKE = '/api/intake/v1';
const at = ({ id }: Scene): string => `${INTAKE}/applications/${id}`;

/** An act of whoever holds a role, on the application of the scene. */
export const ofCase = (
  name: string,
  role: Role,
  path: string,
  body: object | ((scene: Scene) => object) = {},
): Act => ({
  name,
  perform: (scene) => scene.post(role, `${at(scene)}/${path}`, typeof body === 'function' ? body(scene) : body),
});

/** Somebody asks: an invented person or body. `over`: other values of the form. */
export const submit = (
  applicantType: ApplicantType = 'naturalPerson',
  channel: Channel = 'counter',
  over: (scene: Scene) => object = () => ({}),
): Act => ({
  name: 'submit',
  async perform(scene) {
    const submitted = await scene.post('registrar', `${INTAKE}/applications`, {
      organ: scene.stage.organ,
      channel,
      applicantType,
      medium: 'electronic',
      delivery: 'post',
      applicant: {
        name: `申请人（${scene.key}）`,
        identity: { kind: 'other', number: `DEMO-${scene.key}` },
        contact: { address: '演示路 1 号' },
      },
      request: { description: `申请公开 ${scene.key} 所述文件` },
      ...over(scene),
    });
    scene.id = submitted.id;
  },
});

/** Takes over what came ten days ago and was open elsewhere. */
export const takeOver = (over: (scene: Scene) => object = () => ({})): Act => ({
  name: 'takeOver',
  async perform(scene) {
    const receiptDate = addDays(scene.stage.today(), -10);
    const taken = await scene.post('officeHead', `${INTAKE}/applications/taken-over`, {
      organ: scene.stage.organ,
      channel: 'counter',
      applicantType: 'naturalPerson',
      submittedOn: receiptDate,
      medium: 'paper',
      delivery: 'post',
      applicant: {
        name: `申请人（${scene.key}）`,
        identity: { kind: 'other', number: `DEMO-${scene.key}` },
        contact: { address: '演示路 1 号' },
      },
      request: { description: `申请公开 ${scene.key} 所述文件` },
      number: `OLD-${scene.key}`,
      receiptDate,
      evidence: '移交清单（演示）',
      ...over(scene),
    });
    scene.id = taken.id;
  },
});

/** Proposes to enter what was answered on paper before it was entered (补录), and remembers the proposal. */
export const proposeLateEntry = (over: object = {}): Act => ({
  name: 'proposeLateEntry',
  async perform(scene) {
    const day = (before: number): string => addDays(scene.stage.today(), -before);
    const proposed = await scene.post('registrar', `${INTAKE}/late-entries`, {
      organ: scene.stage.organ,
      case: {
        channel: 'signedMail',
        applicantType: 'naturalPerson',
        submittedOn: day(10),
        physicallyReceivedOn: day(10),
        medium: 'paper',
        delivery: 'post',
        number: `PAPER-${scene.key}`,
        receiptDate: day(10),
        result: '3.1',
        articles: ['36-2'],
        decidedOn: day(4),
        replyNumber: `演示复${scene.key}号`,
        deliveredOn: day(3),
        ...over,
      },
      applicant: {
        name: `申请人（${scene.key}）`,
        identity: { kind: 'other', number: `DEMO-${scene.key}` },
        contact: { address: '演示路 1 号' },
      },
      request: { description: `申请公开 ${scene.key} 所述文件` },
      reason: '系统停用期间以纸质办理（演示）',
      evidence: '纸质卷宗（演示）',
    });
    scene.remembered.set('lateEntry', proposed.id);
    scene.id = uuidFrom('application', 'lateEntry', proposed.id);
  },
});
export const concludeLateEntry = (role: 'registrar' | 'officeHead'): Act => ({
  name: `confirm the late entry as ${role}`,
  perform: async (scene) => {
    await scene.post(role, `${INTAKE}/late-entries/${scene.recall('lateEntry')}/conclusion`, { outcome: 'confirmed' });
    await scene.stage.settle();
  },
});

export const register = (confirmation: ((scene: Scene) => object) | null = null): Act =>
  ofCase('register', 'registrar', 'registration', (scene) => ({
    confirmation: confirmation === null ? null : confirmation(scene),
  }));

export const recordAssistance = ofCase('recordAssistance', 'registrar', 'assistance', { help: '朗读答复书（演示）' });

export const assign = ofCase('assign', 'officeHead', 'assignment', ({ stage }) => ({ section: stage.section }));
export const accept = ofCase('accept', 'handler', 'assignment/acceptance');

/** From the counter to its handler. */
export const arrived = (applicantType?: ApplicantType): readonly Step[] =>
  done(submit(applicantType), register(), assign, accept);

export const noticeCorrection = ofCase('noticeCorrection', 'handler', 'correction-notice', { items: ['description'] });
export const correct = ofCase('correct', 'registrar', 'corrections', ({ stage, key }) => ({
  receivedOn: stage.today(),
  request: { description: `补正：${key}` },
}));
export const noticeFee = ofCase('noticeFee', 'handler', 'fee-notice', { schedule: 'byItem', quantity: 11 });
export const receiveFeeNotice = ofCase('receiveFeeNotice', 'registrar', 'fee-notice/receipt', ({ stage }) => ({
  receivedOn: stage.today(),
}));
export const search = (found: boolean): Act =>
  ofCase(found ? 'searchAndFind' : 'searchInVain', 'handler', 'searches', {
    places: ['archive', 'documentSystem'],
    found,
    note: '按名称和文号检索',
  });

/** Asks a third party (Art 32) or the other organ (Art 34), who has the letter the same day. */
export const consult = (whom: 'thirdParty' | 'organ'): Act => ({
  name: `consult ${whom}`,
  async perform(scene) {
    const asked = whom === 'organ' ? { consultedOrgan: scene.stage.otherOrgan } : { party: { name: '第三方（演示）' } };
    const sent = await scene.post('handler', `${at(scene)}/consultations`, { with: whom, ...asked });
    const consultation = uuidFrom('consultation', scene.id, String(sent.version - 1));
    scene.remembered.set('consultation', consultation);
    await scene.post('registrar', `${at(scene)}/consultations/receipt`, {
      consultation,
      receivedOn: scene.stage.today(),
    });
  },
});
export const consulted = (answer: 'agrees' | 'objects'): Act =>
  ofCase(`answered: ${answer}`, 'registrar', 'consultations/answers', (scene) => ({
    consultation: scene.recall('consultation'),
    answer,
    answeredOn: scene.stage.today(),
  }));

export const recordDiscretion = (ground: string): Act =>
  ofCase(`recordDiscretion on ${ground}`, 'handler', 'discretion', { ground, reason: '权衡后不予公开（演示）' });
export const overruleObjection = (basis: 'publicInterest' | 'noGoodReason'): Act =>
  ofCase(`overruleObjection: ${basis}`, 'officeHead', 'objection-overruling', (scene) => ({
    basis,
    consultation: scene.recall('consultation'),
    reason: '演示理由',
    ...(basis === 'publicInterest' && { disclosed: '决定公开的内容（演示）' }),
  }));
/** The case repeats the one that the scene remembers, or was answered elsewhere. */
export const recordRepetition = (where: 'here' | 'elsewhere'): Act =>
  ofCase(`recordRepetition ${where}`, 'handler', 'repetition', (scene) =>
    where === 'here' ? { earlier: scene.recall('earlier') } : { earlierNumber: '往年答复（演示）' },
  );
/** Keeps the application of the scene for later: another one follows. */
export const remember: Act = {
  name: 'remember',
  perform: (scene) => Promise.resolve(scene.remembered.set('earlier', scene.id)),
};
export const chooseOtherForm = (medium: 'electronic' | 'onSite'): Act =>
  ofCase(`chooseOtherForm: ${medium}`, 'handler', 'other-form', {
    medium,
    delivery: medium === 'onSite' ? 'handedOver' : 'post',
    reason: 'carrierEndangered',
    note: '原件不宜复制（演示）',
  });
export const askReasons = ofCase('askReasons', 'handler', 'reasons-request', ({ stage }) => ({
  applications: 60,
  since: addDays(stage.today(), -30),
  answerBy: addDays(stage.today(), 10),
}));
export const giveReasons = ofCase('giveReasons', 'registrar', 'reasons', ({ stage }) => ({
  receivedOn: stage.today(),
  reasons: '演示理由',
}));
export const assessReasons = (reasonable: boolean, deferDays: number | null = null): Act =>
  ofCase(`reasons are ${reasonable ? 'good' : 'wanting'}`, 'officeHead', 'reasons-assessment', {
    reasonable,
    deferDays,
    assessment: '演示认定',
  });

export const withdraw = ofCase('withdraw', 'registrar', 'withdrawal');
export const archive = ofCase('archive', 'registrar', 'archive');

/** Puts a reply to review. `over`: more of what the result needs. */
export const propose = (result: ResultCode, articles: readonly string[], over: object = {}): Act =>
  ofCase(`propose ${result} on ${articles.join(', ') || 'nothing'}`, 'handler', 'reply', ({ key }) => ({
    result,
    articles,
    ...replyOf(key),
    ...over,
  }));

/** All four levels agree, one after the other. */
export const review: Act = {
  name: 'review',
  async perform(scene) {
    for (const role of ['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader'] as const) {
      await scene.post(role, `/api/review/v1/reviews/${scene.id}/opinions`, {
        opinion: 'agree',
        digest: digestOf(replyOf(scene.key)),
      });
    }
  },
};
export const issue: Act = {
  name: 'issue',
  perform: (scene) => scene.post('publisher', `/api/publish/v1/replies/${scene.id}/issue`, {}),
};
const deliver: Act = {
  name: 'deliver',
  perform: (scene) =>
    scene.post('publisher', `/api/publish/v1/replies/${scene.id}/delivery`, {
      manner: 'post',
      deliveredOn: scene.stage.today(),
    }),
};

/** From a proposed reply to the archive. */
export const answered = done(review, issue, deliver, archive);

/** Puts right what was recorded wrongly. */
export const correctFacts = (facts: object): Act =>
  ofCase('correctFacts', 'officeHead', 'fact-corrections', { ...facts, reason: '登记有误（演示）' });

/** One matter of the application of the scene becomes one of its own, and is registered. */
export const splitOff: Act = {
  name: 'splitOff',
  async perform(scene) {
    const { organ } = scene.stage;
    const request = { description: `${scene.key} 的另一事项` };
    const part = await scene.post('registrar', `${INTAKE}/applications/parts`, { organ, from: scene.id, request });
    await scene.post('registrar', `${INTAKE}/applications/${part.id}/registration`, {});
  },
};

export const refer = ofCase('refer', 'registrar', 'referral', ({ stage }) => ({
  organ: stage.otherOrgan,
  consentedOn: stage.today(),
}));

/** What was referred has arrived at the other organ, whose people see it. */
export const referredFile = async (scene: Scene): Promise<Readonly<Record<string, unknown>>> => {
  const { client, otherOrgan, personWith } = scene.stage;
  const id = uuidFrom('application', 'referral', scene.id, otherOrgan);
  return (
    await client.as(personWith('handler', otherOrgan)).get<Record<string, unknown>>(`${INTAKE}/applications/${id}`)
  ).body;
};

/** The warning of the application of the scene among those of its organ, as its numbers of working days and people. */
export const warningOf = async ({ stage, id }: Scene): Promise<Readonly<Record<string, unknown>>> => {
  const path = `${INTAKE}/application-warnings?organ=${stage.organ}`;
  const { body } = await stage.client
    .as(stage.personWith('officeHead'))
    .get<{ readonly warnings: readonly Readonly<Record<string, unknown>>[] }>(path);
  return body.warnings.find(({ application }) => application === id) ?? {};
};

/** The cells of a case that was received and decided this year. */
export const countsAs = (result: ResultCode, column: ApplicantType = 'naturalPerson'): readonly Counted[] =>
  ['N', result, 'T'].map((row) => ({ table: 3, row, column }));

/** The case as it stands. */
export const fileOf = (scene: Scene): Promise<Readonly<Record<string, unknown>>> => scene.get('handler', at(scene));
