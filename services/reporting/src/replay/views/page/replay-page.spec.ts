import { describe, expect, it } from '@jest/globals';
import { somewhere } from '@mingjian/portal-kit/testing';
import { catalogue } from '@mingjian/contracts';
import { z } from 'zod';
import { kinds, lives, statesOf, told, type Step } from '../../domain/index.js';
import { factLabel } from './fact-labels.js';
import { kindLabels, phaseLabels } from './labels.js';
import { renderReplayPage } from './replay-page.js';

const step: Step = {
  ...{ source: 'intake', sequence: 4, recordedAt: '2030-03-04T01:00:00.000Z', version: 1, name: 'RemedyLodged' },
  ...{ occurredOn: '2030-03-01', entry: 'late', actingFor: 'person-8', pins: { rules: 'terms@1' } },
  actor: { sub: 'person-7', organ: 'harbour', role: 'registrar', grant: null },
  data: { remedy: 'r', organ: 'harbour', kind: 'suitDirect', application: null, lodgedOn: '2030-03-01' },
};
/** The names of all fields of a schema, those of objects in lists and alternatives too. Codes of rows are no names. */
const fieldsOf = (schema: unknown): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap(fieldsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, ...rest } = schema as { readonly properties?: Readonly<Record<string, unknown>> };
  const own = Object.keys(properties ?? {}).filter((name) => /^[a-z]/i.test(name));
  return [...own, ...Object.values(properties ?? {}).flatMap(fieldsOf), ...Object.values(rest).flatMap(fieldsOf)];
};

const cut = { intake: 4, review: 0, publish: 0, reporting: 0 };

describe('the page of a replayed thing', () => {
  const page = (over: object = {}) =>
    renderReplayPage({
      ...{ kind: 'remedy', id: '<r>', known: { cut, moment: null, final: true } },
      asked: { knownAt: '"2030"', effectiveOn: '' },
      steps: statesOf(lives.remedy, [step]),
      reckonings: [],
      here: somewhere({ simulated: false }),
      ...over,
    }).replace(/\s+/g, ' ');

  it('marks what was entered late and who acted for whom, and escapes what people typed', () => {
    const text = page();
    for (const part of [
      '提起复议或诉讼',
      '补录',
      '尚未审结',
      '代理 for person-8',
      'intake #4',
      '&lt;r&gt;',
      '&quot;2030&quot;',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('<r>');
  });

  it('shows a disagreement with both values, and what cannot be reckoned again as such', () => {
    const reckoning = {
      ...{ of: 'term', step: told(step), restsOn: [], days: undefined, follows: undefined },
      ...{
        recorded: { start: '2030-03-01', due: '2030-03-29' },
        recomputed: { start: '2030-03-01', due: '2030-03-28' },
      },
      ...{ agrees: false, law: [{ pinned: 'terms@1', today: 'terms@2', changedSince: true }] },
    };
    const text = page({ reckonings: [reckoning, { ...reckoning, of: 'decision', recomputed: null, agrees: null }] });
    for (const part of ['2030-03-01 → 2030-03-29', '2030-03-01 → 2030-03-28', '不一致', '无法复算', 'terms@2'])
      expect(text).toContain(part);
  });

  it('says so where nothing was known yet', () => {
    expect(page({ steps: [] })).toContain('当时尚无任何记载');
  });

  it('has Chinese words for every kind and for every phase that its moves name', () => {
    for (const kind of kinds) expect(kindLabels[kind].zh).toMatch(/\p{Script=Han}/u);
    const named = Object.values(lives).flatMap(({ moves }) =>
      Object.values(moves).flatMap(({ phase }) => (typeof phase === 'string' ? [phase] : [])),
    );
    expect(named.filter((phase) => !phaseLabels[phase])).toEqual([]);
  });

  it('has Chinese words for every fact that an event can tell, down to the last field, and for every part', () => {
    const parts = Object.values(lives).flatMap(({ moves }) =>
      Object.values(moves).flatMap(({ as }) => (as === undefined ? [] : [typeof as === 'string' ? as : as[0]])),
    );
    const told = new Set(Object.values(lives).flatMap(({ moves }) => Object.keys(moves)));
    const fields = [...catalogue.values()]
      .filter(({ name }) => told.has(name) && !name.endsWith('ActRefused'))
      .flatMap(({ schema }) => fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
    expect(fields.length).toBeGreaterThan(400);
    const wordless = [...new Set([...fields, ...parts])].filter((name) => !/\p{Script=Han}/u.test(factLabel(name)));
    expect(wordless).toEqual([]);
    expect(factLabel('consultations.4f1c.answer')).toBe('征求意见 › 4f1c › 答复');
    expect(page()).toContain('提起日期');
  });
});
