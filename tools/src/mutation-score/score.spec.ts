import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../root.js';
import { scorePage } from './page.js';
import { digestOf, roomsIn, sourcesOf } from './rooms.js';
import { percentOf, scoreOf } from './score.js';

const mutant = (status: string, line = 7) => ({
  status,
  fileName: '/home/city/libs/calendar/src/days.ts',
  location: { start: { line } },
  mutatorName: 'BooleanLiteral',
  replacement: 'a |\n  b',
});
const score = scoreOf('libs/calendar/src', 'digest', [
  mutant('Killed'),
  mutant('Killed'),
  mutant('Timeout'),
  mutant('Survived', 9),
  mutant('NoCoverage', 8),
  mutant('CompileError'),
  mutant('Ignored'),
]);

describe('the score of a room', () => {
  it('is what turned a spec red of all that could, endless specs with it, code that no spec runs not', () => {
    expect(score).toMatchObject({ killed: 2, timedOut: 1 });
    expect(percentOf(score)).toBe(60);
  });

  it('is whole where there is nothing to change', () => {
    expect(percentOf(scoreOf('libs/calendar/src', 'digest', []))).toBe(100);
  });

  it('names the changes that nobody noticed, in the order of the code', () => {
    expect(score.survivors).toEqual([
      { file: 'libs/calendar/src/days.ts', line: 8, mutator: 'BooleanLiteral', replacement: 'a | b', uncovered: true },
      { file: 'libs/calendar/src/days.ts', line: 9, mutator: 'BooleanLiteral', replacement: 'a | b', uncovered: false },
    ]);
  });
});

describe('the page of the scores', () => {
  it('says what is too low, what was run of other code, and what was never run', () => {
    const lines = scorePage([
      { room: 'libs/calendar/src', score, isCurrent: false },
      { room: 'services/intake/src/items/domain', score: { ...score, survivors: [] }, isCurrent: true },
      { room: 'services/review/src/reviews/domain', score: undefined, isCurrent: false },
    ]).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '| `libs/calendar/src` | 3 | 5 | **60.0 %** | **changed since** |',
        '| `services/intake/src/items/domain` | 3 | 3 | 100.0 % | yes |',
        '| `services/review/src/reviews/domain` |  |  | **not run** |  |',
        '| `days.ts:8` | BooleanLiteral, run by no spec | `` a \\| b `` |',
      ]),
    );
  });
});

describe('the rooms', () => {
  it('are the calendar and every domain of a service, without specs, doubles and wording', async () => {
    const rooms = await roomsIn(ROOT);
    const paths = rooms.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'libs/calendar/src',
        'services/intake/src/applications/domain',
        'services/review/src/reviews/domain',
      ]),
    );
    expect(
      paths.every((path) => path === 'libs/calendar/src' || /^services\/[a-z]+\/src\/[a-z-]+\/domain$/.test(path)),
    ).toBe(true);
    const files = (await Promise.all(rooms.map((room) => sourcesOf(ROOT, room)))).flat();
    expect(files).toEqual(
      expect.arrayContaining(['libs/calendar/src/terms.ts', 'services/intake/src/items/domain/item.ts']),
    );
    expect(files.filter((file) => /spec\.ts$|\/testing\/|\/index\.ts$|refusals\.ts$/.test(file))).toEqual([]);
  });

  it('have a digest of code and specs that stays while they do', async () => {
    const [calendar, other] = await roomsIn(ROOT);
    const digest = await digestOf(ROOT, calendar!);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestOf(ROOT, calendar!)).toBe(digest);
    expect(await digestOf(ROOT, other!)).not.toBe(digest);
  });
});
