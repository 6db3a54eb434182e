import { addDays } from '@mingjian/calendar';
import { uuidFrom, type CivilDate } from '@mingjian/core';
import type { ResultCode } from '@mingjian/contracts';
import type { Post } from './actors.js';
import type { CaseMoment, PlannedCase } from './case-path.js';
import { digestOf, partsOn, replyOf } from './content.js';
import { SECTION } from './units.js';

const intake = '/api/intake/v1/applications';

/** The provisions on which each result rests. */
const articles: Readonly<Partial<Record<ResultCode, readonly string[]>>> = {
  '3.1': ['36-2'],
  '3.2': ['37', '16-2'],
  '3.3.1': ['14-1'],
  '3.3.2': ['14-2'],
  '3.3.3': ['14-3'],
  '3.3.4': ['15-2'],
  '3.3.5': ['16-1'],
  '3.3.6': ['16-2'],
  '3.3.7': ['16-3'],
  '3.3.8': ['36-7'],
  '3.4.1': ['36-4'],
  '3.4.2': ['38'],
  '3.4.3': ['30'],
  '3.5.1': ['39-1'],
  '3.5.2': ['36-6'],
  '3.5.3': ['39-2'],
  '3.5.4': ['35'],
};

/** The ground of Art 16 on which a result rests: why the organ withholds has to be on file. */
const discretionary: Readonly<Partial<Record<ResultCode, string>>> = {
  '3.2': '16-2',
  '3.3.5': '16-1',
  '3.3.6': '16-2',
  '3.3.7': '16-3',
};

/** Ids that the services gave, by the case's key. */
export type KnownIds = Map<string, string>;

/**
 * Does one step of one case: one HTTP command per act, in the order a disclosure office would do them.
 * @param post sends as the named person of the case's unit and answers with what the service said
 */
export const performCase = async (
  { case: one, step }: CaseMoment,
  today: CivilDate,
  post: Post,
  ids: KnownIds,
): Promise<void> => {
  const id = ids.get(one.key) ?? '';
  const act = (name: string, role: Parameters<Post>[1], path: string, body: object): ReturnType<Post> =>
    post(one.unit, role, path, body, `${one.key}.${name}`);
  const at = `${intake}/${id}`;

  switch (step) {
    case 'arrive':
      return arrive(one, today, post, ids);
    case 'noticeCorrection':
      await act('notice', 'handler', `${at}/correction-notice`, { items: ['description'] });
      return;
    case 'correct':
      await act('correct', 'registrar', `${at}/corrections`, {
        receivedOn: today,
        request: { description: `补正：${one.key}` },
      });
      return;
    case 'noticeFee':
      await act('fee', 'handler', `${at}/fee-notice`, { schedule: 'byItem', quantity: 11 });
      await act('fee-receipt', 'registrar', `${at}/fee-notice/receipt`, { receivedOn: today });
      return;
    case 'search':
      await act('search', 'handler', `${at}/searches`, {
        places: ['archive', 'documentSystem'],
        found: false,
        note: '按名称和文号检索，未查到',
      });
      return;
    case 'consult': {
      const answer = await act('consult', 'handler', `${at}/consultations`, {
        with: 'thirdParty',
        party: { name: `第三方 ${one.key}` },
      });
      const consultation = uuidFrom('consultation', id, String(answer.version - 1));
      ids.set(`${one.key}/consultation`, consultation);
      await act('consult-receipt', 'registrar', `${at}/consultations/receipt`, { consultation, receivedOn: today });
      return;
    }
    case 'consultationAnswered':
      await act('consult-answer', 'registrar', `${at}/consultations/answers`, {
        consultation: ids.get(`${one.key}/consultation`),
        answer: 'objects',
        answeredOn: today,
      });
      return;
    case 'askReasons':
      await act('ask-reasons', 'handler', `${at}/reasons-request`, {
        applications: 60,
        since: addDays(today, -30),
        answerBy: addDays(today, 10),
      });
      return;
    case 'assessReasons':
      await act('reasons', 'registrar', `${at}/reasons`, { receivedOn: today, reasons: '未说明具体理由' });
      await act('assess-reasons', 'officeHead', `${at}/reasons-assessment`, {
        reasonable: false,
        assessment: '理由不合理',
      });
      return;
    case 'withdraw':
      await act('withdraw', 'registrar', `${at}/withdrawal`, {});
      return;
    case 'propose':
      if (discretionary[one.result!]) {
        await act('discretion', 'handler', `${at}/discretion`, {
          ground: discretionary[one.result!],
          reason: '权衡后不予公开（演示）',
        });
      }
      if (one.result === '3.5.2') {
        await act('repetition', 'handler', `${at}/repetition`, { earlierNumber: `${one.key} 此前的答复（演示）` });
      }
      await act('propose', 'handler', `${at}/reply`, {
        result: one.result,
        articles: articles[one.result!] ?? [],
        ...replyOf(one.key),
        ...(one.result === '3.2' && { parts: partsOn('16-2') }),
      });
      return;
    case 'review':
      for (const role of ['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader'] as const) {
        await act(`opinion-${role}`, role, `/api/review/v1/reviews/${id}/opinions`, {
          opinion: 'agree',
          digest: digestOf(replyOf(one.key)),
        });
      }
      return;
    case 'issue':
      await act('issue', 'publisher', `/api/publish/v1/replies/${id}/issue`, {});
      return;
    case 'deliver':
      await act('deliver', 'publisher', `/api/publish/v1/replies/${id}/delivery`, {
        manner: 'post',
        deliveredOn: today,
      });
      return;
    case 'archive':
      await act('archive', 'registrar', `${at}/archive`, {});
      return;
  }
};

const arrive = async (one: PlannedCase, today: CivilDate, post: Post, ids: KnownIds): Promise<void> => {
  const submitted = await post(
    one.unit,
    'registrar',
    intake,
    {
      organ: one.unit,
      channel: 'counter',
      applicantType: one.type,
      physicallyReceivedOn: today,
      medium: 'electronic',
      delivery: 'post',
      applicant: {
        name: `申请人 ${one.key}`,
        identity: { kind: 'other', number: `DEMO-${one.key}` },
        contact: { address: `演示路 ${one.serial} 号` },
      },
      request: { description: `申请公开编号 ${one.key} 所述事项的文件` },
    },
    `${one.key}.submit`,
  );
  ids.set(one.key, submitted.id);
  const at = `${intake}/${submitted.id}`;
  await post(one.unit, 'registrar', `${at}/registration`, {}, `${one.key}.register`);
  await post(one.unit, 'officeHead', `${at}/assignment`, { section: SECTION }, `${one.key}.assign`);
  await post(one.unit, 'handler', `${at}/assignment/acceptance`, {}, `${one.key}.accept`);
};
