import { date } from '@mingjian/contracts';
import { letterFormats } from '@mingjian/documents/model';
import { RuleMissing } from '@mingjian/reference';
import { defineView, letterFile, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { entriesOn } from '../../domain/index.js';
import { registerId, registerLists } from '../../register.aggregate.js';
import { transferList } from './transfer-list.js';

/** What an organ handed over to archives and public libraries in a time (移送明细表, Art 25), as data, or with `?as=docx` and `?as=pdf` as a file. */
export const transferListOfOrgan = defineView({
  name: 'register.transferList',
  path: 'transfer-lists/:organ',
  permission: 'register.read',
  query: z.strictObject({ from: date, to: date, as: z.enum(['json', ...letterFormats]).default('json') }),
  thing: ({ organ = '' }, engine) => thingOf(registerLists)({ id: `transfers-${organ}` }, engine),
  handle: async ({ params, query: { from, to, as }, engine, directory, today, requireOrgan }) => {
    const organ = params['organ'] ?? '';
    requireOrgan(organ);
    const { state } = await engine.pipeline.load(registerLists, registerId('transfers', organ));
    const title = directory.rules
      .rows('letterTexts', null, today)
      .find(({ letter, part }) => letter === 'transferList' && part === 'title')?.text;
    if (title === undefined) throw new RuleMissing('letterTexts (transferList.title)', today);
    const list = transferList({
      title,
      organ: directory.organ(organ)?.name ?? organ,
      from,
      to,
      on: today,
      simulated: engine.simulated,
      entries: entriesOn(state, today),
    });
    return as === 'json' ? list : letterFile(list, as);
  },
});
