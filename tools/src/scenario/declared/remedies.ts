import { addDays } from '@mingjian/calendar';
import { remedyKinds, remedyOutcomes, type RemedyKind, type RemedyOutcome } from '@mingjian/contracts';
import { remedyGroups, table4Columns } from '@mingjian/reporting-service/annual-report';
import { INTAKE } from '../acts.js';
import { done, refused, type Act, type Counted, type Scenario } from '../scenario.js';

/** @param after days from today */
const lodge = (kind: RemedyKind, after = 0): Act => ({
  name: 'lodge',
  async perform(scene) {
    const { organ } = scene.stage;
    const lodgedOn = addDays(scene.stage.today(), after);
    scene.id = (await scene.post('registrar', `${INTAKE}/remedies`, { organ, kind, application: null, lodgedOn })).id;
  },
});

const conclude = (outcome: RemedyOutcome, after = 0): Act => ({
  name: `conclude: ${outcome}`,
  perform: (scene) =>
    scene.post('registrar', `${INTAKE}/remedies/${scene.id}/conclusion`, {
      outcome,
      concludedOn: addDays(scene.stage.today(), after),
    }),
});

const label = (kind: RemedyKind, column: string) => {
  const group = remedyGroups.find(({ code }) => code === kind)!.label;
  const cell = table4Columns.find(({ code }) => code === column)!.label;
  return { zh: `${group.zh}：${cell.zh}`, en: `${group.en}: ${cell.en}` };
};

const cells = (row: RemedyKind, column: string): readonly Counted[] => [
  { table: 4, row, column },
  { table: 4, row, column: 'total' },
];

/** Each outcome of table 4 and what is still pending, for reconsiderations and both kinds of suits. */
export const remedies: readonly Scenario[] = remedyKinds.flatMap((kind): readonly Scenario[] => [
  ...remedyOutcomes.map((outcome): Scenario => ({
    id: `remedy-${kind}-${outcome}`,
    group: 'remedy',
    article: 'Art 51',
    label: label(kind, outcome),
    steps: [
      ...done(lodge(kind)),
      refused(conclude(outcome, -1), 'having been lodged before', 'remedy.conclusion.beforeLodged'),
      ...done(conclude(outcome)),
    ],
    counts: cells(kind, outcome),
  })),
  {
    id: `remedy-${kind}-pending`,
    group: 'remedy',
    article: 'Art 51',
    label: label(kind, 'pending'),
    steps: [refused(lodge(kind, 1), 'having happened', 'remedy.lodging.inTheFuture'), ...done(lodge(kind))],
    counts: cells(kind, 'pending'),
  },
]);
