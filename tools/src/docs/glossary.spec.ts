import {
  applicantTypes,
  catalogue,
  channels,
  deliveryManners,
  feeSchedules,
  grounds,
  opennessAttributes,
  opinions,
  prerequisites,
  receiptBases,
  remedyKinds,
  remedyOutcomes,
  resultCodes,
  roles,
  ruleRowSchemas,
  tallyMeasures,
  termNames,
  visibilities,
} from '@mingjian/contracts';
import { describe, expect, it } from '@jest/globals';
import {
  applicantColumns,
  remedyGroups,
  table3Rows,
  table4Columns,
} from '../../../services/reporting/src/annual-report/domain/form2021.js';
import { ROOT } from '../root.js';
import { readGlossary } from './glossary.js';
import { definitions } from './http-api.js';

describe('glossary', () => {
  it('has a Chinese label for every code of the vocabulary, every event and every act', async () => {
    const glossary = await readGlossary(ROOT);
    const acts = definitions.flatMap(({ modules }) => modules).flatMap((module) => module.acts);
    const codes = [
      ...[applicantTypes, channels, deliveryManners, grounds, opennessAttributes, opinions, receiptBases],
      ...[remedyKinds, remedyOutcomes, resultCodes, roles, tallyMeasures, termNames, visibilities],
      ...[feeSchedules, prerequisites],
      Object.keys(ruleRowSchemas),
      [...catalogue.values()].map(({ name }) => name),
      acts.map(({ name }) => name),
    ].flat();
    const labelled = (code: string) => glossary.get(code)?.some(({ zh }) => /\p{Script=Han}/u.test(zh)) ?? false;
    expect(codes.filter((code) => !labelled(code))).toEqual([]);
  });

  it('has the official labels of the form, to the letter', async () => {
    const glossary = await readGlossary(ROOT);
    for (const { code, label } of [...applicantColumns, ...table3Rows, ...remedyGroups, ...table4Columns]) {
      const labels = glossary.get(code)?.map(({ zh }) => zh) ?? [];
      expect({ code, labels }).toEqual({ code, labels: expect.arrayContaining([label.zh]) });
    }
  });
});
