import { organEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { organs } from '../../directory.aggregates.js';

/** An organ exists from a day on, at its place in the tree. */
export const establishOrgan = actOn(organs)({
  name: 'directory.establishOrgan',
  path: 'organs',
  permission: 'directory.establishOrgan',
  body: organEvents.OrganEstablished.schema,
  begins: { id: ({ organ }) => organ, organ: () => null },
  command: async ({ body, engine }) => {
    const directory = await engine.newestDirectory();
    const { parent, validFrom, code } = body;
    return {
      type: 'Establish',
      ...body,
      parentStands: parent === null || directory.organ(parent, validFrom) !== undefined,
      codeHolder: directory.organsOn(validFrom).find((organ) => organ.code === code)?.organ ?? null,
    };
  },
});
