import { date } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** The organs of a day, today unless one is given, with their sections and their place in the tree. */
export const organList = defineView({
  name: 'directory.organs',
  path: 'organs',
  permission: 'public',
  query: z.strictObject({ on: date.optional() }),
  handle: async ({ query, directory, today }) => {
    const on = query.on ?? today;
    return {
      on,
      organs: directory.organsOn(on).map((organ) => ({
        organ: organ.organ,
        name: organ.name,
        englishName: organ.englishName,
        abbreviation: organ.abbreviation,
        level: organ.level,
        parent: organ.parent,
        supervising: organ.supervising,
        sections: organ.sections.filter(({ validFrom }) => validFrom <= on).map(({ id, name }) => ({ id, name })),
      })),
    };
  },
});
