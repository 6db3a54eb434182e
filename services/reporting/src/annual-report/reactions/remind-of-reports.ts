import { sha256 } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import { carryOut, type DailyDuty, type Engine } from '@mingjian/service-kit';
import { reminderOn, reportDutyId, type Duty, type Remind } from '../domain/index.js';
import { reportDuties } from '../report-duty.aggregate.js';
import { reportersOf, type Reporter } from '../reporters.js';
import { settingsOn } from '../surroundings.js';
import { yearsWithFigures } from '../views/report/years-with-figures.js';

const NAME = 'report.remind';

/**
 * Reminds whoever has not submitted or published last year's report when the last day comes near, and once more when it has passed. The
 * days are looked up anew each time, since a supervising office may name earlier ones; the stream of the duty sees to it that each reminder is
 * given once. A city whose record has nothing of last year was not there to remind.
 */
export const remindOfReports: DailyDuty = {
  name: NAME,
  async run(engine) {
    const { directory, pool } = engine;
    const today = engine.today();
    const year = yearOf(today) - 1;
    const days = settingsOn(directory, today)?.reminderDays;
    if (days === undefined || !(await yearsWithFigures(pool, yearOf(today))).includes(year)) return;
    for (const reporter of await reportersOf(pool, directory, year, today)) {
      for (const { duty, due, met } of dutiesOf(reporter)) {
        if (due === null || met || reminderOn(today, due, days) === undefined) continue;
        await remind(engine, { organ: reporter.organ, year, duty, due }, { to: reporter.to, met, days, today });
      }
    }
  },
};

const dutiesOf = ({ due, publishedBy, report }: Reporter) => [
  { duty: 'submission' as const, due, met: (report?.submittedOn ?? null) !== null },
  { duty: 'publication' as const, due: publishedBy, met: (report?.publishedOn ?? null) !== null },
];

const remind = async (engine: Engine, of: Duty, known: Omit<Remind, keyof Duty | 'type'>): Promise<void> => {
  const { organ, year, duty, due } = of;
  const commandId = `reminder:${organ}:${year}:${duty}:${due}:${reminderOn(known.today, due, known.days)}`;
  await carryOut(
    reportDuties,
    { id: reportDutyId(organ, year), command: () => ({ type: 'Remind', ...of, ...known }) },
    engine,
    { name: NAME, commandId, correlationId: sha256(commandId).slice(0, 32), causationId: commandId },
  );
};
