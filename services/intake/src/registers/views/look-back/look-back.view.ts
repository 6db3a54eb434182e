import { date, organId } from '@mingjian/contracts';
import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { lookBack } from '../../domain/index.js';
import { registerId, registerLists } from '../../register.aggregate.js';

/** 回头看: the tasks of a year, each with how it stands on a day, and how many stand so. */
export const taskLookBack = defineView({
  name: 'register.lookBack',
  path: 'task-look-backs/:organ/:year',
  permission: 'register.read',
  query: z.strictObject({ on: date.optional() }),
  thing: ({ organ = '' }, engine) => thingOf(registerLists)({ id: registerId('tasks', organ) }, engine),
  handle: async ({ params, query: { on }, engine, today, requireOrgan }) => {
    const { organ = '', year = '' } = params;
    if (!organId.safeParse(organ).success || !/^\d{4}$/.test(year)) throw Problem.of('request.notFound');
    requireOrgan(organ);
    const { state } = await engine.pipeline.load(registerLists, registerId('tasks', organ));
    const day = on ?? today;
    const tasks = lookBack(state, Number(year), day).map(({ entry, standing, fields }) => ({
      entry,
      standing,
      ...fields,
    }));
    const of = (standing: string) => tasks.filter((task) => task.standing === standing).length;
    const counts = { inTime: of('inTime'), late: of('late'), overdue: of('overdue'), open: of('open') };
    return { organ, year: Number(year), on: day, counts, tasks };
  },
});
