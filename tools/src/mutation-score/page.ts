import { allOf, percentOf, THRESHOLD, type RoomScore } from './score.js';

/** A room, its last run if there was one, and whether that was of the code as it is now. */
export interface Standing {
  readonly room: string;
  readonly score: RoomScore | undefined;
  readonly isCurrent: boolean;
}

/** The page of all rooms, those that were never run among them. */
export const scorePage = (standings: readonly Standing[]): string =>
  [
    '<!-- Generated from the last run of each room by `npm run mutation`. Do not edit. -->',
    '',
    '# Mutation score 变异得分',
    '',
    'Which changes of the pure code turn a spec red. `npm run mutation` changes the code of each room, one place at a time, and runs the specs of',
    `its module that do not need a database. Asked for: ${THRESHOLD} % in every room. A row tells of the last run of the room; **changed since** means that code or`,
    'specs are other ones now, **not run** that there was none. Wording of refusals is not changed.',
    '',
    '| room | noticed | of | score | of the code as it is |',
    '| --- | --- | --- | --- | --- |',
    ...standings.map(({ room, score, isCurrent }) =>
      score === undefined
        ? `| \`${room}\` |  |  | **not run** |  |`
        : `| \`${room}\` | ${score.killed + score.timedOut} | ${allOf(score)} | ${percentText(score)} | ${isCurrent ? 'yes' : '**changed since**'} |`,
    ),
    '',
    ...standings.flatMap(({ score }) => (score && score.survivors.length > 0 ? survivorsOf(score) : [])),
  ].join('\n');

const survivorsOf = ({ room, survivors }: RoomScore): readonly string[] => [
  `## Not noticed in \`${room}\``,
  '',
  '| where | change | put instead |',
  '| --- | --- | --- |',
  ...survivors.map(
    ({ file, line, mutator, replacement, uncovered }) =>
      `| \`${file.slice(room.length + 1)}:${line}\` | ${mutator}${uncovered ? ', run by no spec' : ''} | ${codeOf(replacement)} |`,
  ),
  '',
];

const LONGEST = 80;

const codeOf = (text: string): string => {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return short === '' ? 'nothing' : `\`\` ${short.replaceAll('|', '\\|')} \`\``;
};

const percentText = (score: RoomScore): string => {
  const percent = percentOf(score);
  return `${percent < THRESHOLD ? '**' : ''}${percent.toFixed(1)} %${percent < THRESHOLD ? '**' : ''}`;
};
