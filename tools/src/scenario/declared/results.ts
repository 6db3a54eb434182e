import { addDays, addWorkdays } from '@mingjian/calendar';
import { applicantTypes, resultCodes, type ApplicantType, type ResultCode } from '@mingjian/contracts';
import { partsOn } from '../../demo/content.js';
import { rowLabel } from '@mingjian/reporting-service/annual-report';
import {
  answered,
  archive,
  arrived,
  askReasons,
  assessReasons,
  consult,
  consulted,
  correct,
  countsAs,
  giveReasons,
  issue,
  noticeCorrection,
  noticeFee,
  propose,
  receiveFeeNotice,
  recordDiscretion,
  recordRepetition,
  search,
  withdraw,
} from '../acts.js';
import { done, refused, type Act, type Scenario, type Step } from '../scenario.js';

/** A reply that is refused without something, and given once it is there. */
const repliedAfter = (
  reply: Act,
  without: string,
  code: string,
  prerequisite: readonly Act[],
  early: Act = reply,
): readonly Step[] => [refused(early, without, code), ...done(...prerequisite, reply), ...answered];

/** A reply that rests on a provision and nothing else. */
const onProvision = (result: ResultCode, provision: string): readonly Step[] =>
  repliedAfter(
    propose(result, [provision]),
    'its provision',
    'application.result.articleMissing',
    [],
    propose(result, []),
  );

/** A reply on a ground on which the organ may withhold and need not. */
const atDiscretion = (result: ResultCode, ground: string): readonly Step[] =>
  repliedAfter(propose(result, [ground]), 'the reason why it is withheld', 'application.result.discretionMissing', [
    recordDiscretion(ground),
  ]);

/** The day after the last of some working days from today. */
const after = (workdays: number): Step => ({
  kind: 'until',
  day: ({ stage }) => addDays(addWorkdays(stage.calendar, stage.today(), workdays).due, 1),
});

interface Declared {
  readonly article: string;
  readonly steps: readonly Step[];
}

const declared: Readonly<Record<ResultCode, Declared>> = {
  '3.1': { article: 'Art 36(2)', steps: onProvision('3.1', '36-2') },
  '3.2': {
    article: 'Art 37',
    steps: repliedAfter(
      propose('3.2', ['37', '14-3'], { parts: partsOn('14-3') }),
      'saying what is open and what is withheld',
      'application.result.partsMissing',
      [],
      propose('3.2', ['37', '14-3']),
    ),
  },
  '3.3.1': { article: 'Art 14', steps: onProvision('3.3.1', '14-1') },
  '3.3.2': { article: 'Art 14', steps: onProvision('3.3.2', '14-2') },
  '3.3.3': { article: 'Art 14', steps: onProvision('3.3.3', '14-3') },
  '3.3.4': {
    article: 'Arts 15, 32',
    steps: repliedAfter(
      propose('3.3.4', ['15-1']),
      'a third party who was heard',
      'application.result.consultationMissing',
      [consult('thirdParty'), consulted('objects')],
    ),
  },
  '3.3.5': { article: 'Art 16 ¶1', steps: atDiscretion('3.3.5', '16-1') },
  '3.3.6': { article: 'Art 16 ¶2', steps: atDiscretion('3.3.6', '16-2') },
  '3.3.7': { article: 'Art 16 ¶2', steps: atDiscretion('3.3.7', '16-3') },
  '3.3.8': { article: 'Art 36(7)', steps: onProvision('3.3.8', '36-7') },
  '3.4.1': {
    article: 'Art 36(4)',
    steps: repliedAfter(propose('3.4.1', ['36-4']), 'a search that found nothing', 'application.result.searchMissing', [
      search(false),
    ]),
  },
  '3.4.2': { article: 'Art 38', steps: onProvision('3.4.2', '38') },
  '3.4.3': {
    article: 'Art 30',
    steps: repliedAfter(propose('3.4.3', ['30']), 'a correction', 'application.result.correctionMissing', [
      noticeCorrection,
      correct,
    ]),
  },
  '3.5.1': { article: 'Art 39 ¶1', steps: onProvision('3.5.1', '39-1') },
  '3.5.2': {
    article: 'Art 36(6)',
    steps: repliedAfter(
      propose('3.5.2', ['36-6']),
      'an earlier answer to the same applicant',
      'application.result.repetitionMissing',
      [recordRepetition('elsewhere')],
    ),
  },
  '3.5.3': { article: 'Art 39 ¶2', steps: onProvision('3.5.3', '39-2') },
  '3.5.4': {
    article: 'Art 35',
    steps: repliedAfter(
      propose('3.5.4', ['35']),
      'reasons that were asked for and are wanting',
      'application.result.reasonsNotWanting',
      [askReasons, giveReasons, assessReasons(false)],
    ),
  },
  '3.5.5': {
    article: '国办公开办函〔2021〕30号',
    steps: [...done(propose('3.5.5', [])), refused(issue, 'its review', 'reply.release.notReviewed'), ...answered],
  },
  '3.6.1': {
    article: 'Art 30',
    steps: [
      refused(propose('3.6.1', ['30']), 'a missed period', 'application.result.onlyByLapse'),
      ...done(noticeCorrection),
      after(15),
      ...done(archive),
    ],
  },
  '3.6.2': {
    article: '国办函〔2020〕109号',
    steps: [
      refused(propose('3.6.2', ['42']), 'a missed period', 'application.result.onlyByLapse'),
      ...done(noticeFee, receiveFeeNotice),
      after(20),
      ...done(archive),
    ],
  },
  '3.6.3': {
    article: '国办公开办函〔2021〕30号',
    steps: [refused(archive, 'a result', 'application.state.notDecided'), ...done(withdraw, archive)],
  },
};

/** Each of the 21 results of table 3, by applicants of all six types in turn. */
export const results: readonly Scenario[] = resultCodes.map((result, index) => {
  const type: ApplicantType = applicantTypes[index % applicantTypes.length]!;
  return {
    id: `result-${result}`,
    group: 'result',
    article: declared[result].article,
    label: rowLabel(result),
    steps: [...arrived(type), ...declared[result].steps],
    counts: countsAs(result, type),
  };
});
