import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  applicantTypes,
  catalogue,
  channels,
  deliveryManners,
  grounds,
  opennessAttributes,
  opinions,
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
import { definitions } from './http-api.js';
import { ROOT } from './pages.js';

/** Chinese labels by code; a word may have a line in several tables. */
const readGlossary = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const text = await readFile(join(ROOT, 'docs/reference/glossary.md'), 'utf8');
  const labels = new Map<string, string[]>();
  for (const [, code = '', label = ''] of text.matchAll(/^\| `([^`]+)` \| ([^|]+?) \|/gm)) {
    labels.set(code, [...(labels.get(code) ?? []), label]);
  }
  return labels;
};

describe('glossary', () => {
  it('has a Chinese label for every code of the vocabulary, every event and every act', async () => {
    const glossary = await readGlossary();
    const acts = definitions.flatMap(({ modules }) => modules).flatMap((module) => module.acts);
    const codes = [
      ...[applicantTypes, channels, deliveryManners, grounds, opennessAttributes, opinions, receiptBases],
      ...[remedyKinds, remedyOutcomes, resultCodes, roles, tallyMeasures, termNames, visibilities],
      Object.keys(ruleRowSchemas),
      [...catalogue.values()].map(({ name }) => name),
      acts.map(({ name }) => name),
    ].flat();
    expect(codes.filter((code) => !/\p{Script=Han}/u.test(glossary.get(code)?.join() ?? ''))).toEqual([]);
  });

  it('has the official labels of the form, to the letter', async () => {
    const glossary = await readGlossary();
    for (const { code, label } of [...applicantColumns, ...table3Rows, ...remedyGroups, ...table4Columns]) {
      expect({ code, labels: glossary.get(code) ?? [] }).toEqual({ code, labels: expect.arrayContaining([label.zh]) });
    }
  });
});
