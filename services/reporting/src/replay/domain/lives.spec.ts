import { describe, expect, it } from '@jest/globals';
import { catalogue, decodeEnvelope, upcast } from '@mingjian/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evolve, foldSteps, kinds, lives, type Kind, type State } from './index.js';

const HISTORIES = fileURLToPath(new URL('../../../../../test/histories/', import.meta.url));

const lines = (path: string): readonly string[] =>
  readFileSync(`${HISTORIES}${path}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

interface Owned {
  readonly phase: string;
  readonly [fact: string]: unknown;
}

/** A history that a service recorded, with the states that its own decider folds. */
const historyOf = (kind: Kind, name: string) => ({
  steps: lines(`${kind}/${name}.events.ndjson`).map((line) => {
    const { type, data } = decodeEnvelope(line);
    return upcast(type, data);
  }),
  owned: lines(`${kind}/${name}.states.ndjson`).map((line) => JSON.parse(line) as Owned),
});

const histories = kinds.flatMap((kind) =>
  readdirSync(`${HISTORIES}${kind}`)
    .filter((name) => name.endsWith('.events.ndjson'))
    .map((name) => [kind, name.replace('.events.ndjson', '')] as const),
);

/** What the owning service says of a thing whose own state has no phases. */
const ownedPhase: Partial<Record<Kind, (owned: Owned) => object>> = {
  review: ({ closedOn }) => ({ closed: closedOn !== null }),
  reply: ({ issued, deliveredOn }) => ({ issued: issued !== null, delivered: deliveredOn !== null }),
  publication: ({ published }) => ({ published: published !== null }),
};
const foldedPhase: Partial<Record<Kind, (state: State) => object>> = {
  review: ({ phase }) => ({ closed: phase === 'closed' }),
  reply: ({ facts }) => ({ issued: 'issuedOn' in facts, delivered: 'deliveredOn' in facts }),
  publication: ({ phase }) => ({ published: phase === 'published' }),
};

/** Facts that the owning service and replay call by the same name. */
const shared: Readonly<Record<Kind, readonly string[]>> = {
  application: ['application', 'organ', 'applicantType', 'receiptDate', 'number', 'term', 'result', 'archivedOn'],
  item: ['item', 'organ', 'section', 'category', 'visibility', 'digest', 'attachments', 'publishBy', 'formedOn'],
  review: ['review', 'organ', 'thing', 'section', 'levels'],
  reply: ['reply', 'application', 'organ', 'review', 'number', 'deliveredOn'],
  publication: ['publication', 'item', 'organ', 'review', 'indexNumber'],
  remedy: ['remedy', 'organ', 'kind', 'lodgedOn', 'outcome', 'concludedOn'],
  lateEntry: ['lateEntry', 'organ', 'application', 'case', 'proposedBy', 'proposedOn'],
  report: ['organ', 'year', 'version', 'organs', 'cut', 'digest', 'figures', 'text', 'examination'],
};

describe('the states that replay folds', () => {
  it.each(histories)('are those of the service that decides, at every step of %s %s', (kind, name) => {
    const { steps, owned } = historyOf(kind, name);
    expect(owned).toHaveLength(steps.length);
    steps.forEach((_, index) => {
      const state = foldSteps(lives[kind], steps.slice(0, index + 1));
      const own = owned[index]!;
      const phase = ownedPhase[kind]?.(own) ?? own.phase;
      expect({ index, phase: foldedPhase[kind]?.(state!) ?? state!.phase }).toEqual({ index, phase });
      for (const fact of shared[kind].filter((one) => one in own && own[one] !== null)) {
        expect({ index, fact, is: state!.facts[fact] }).toEqual({ index, fact, is: own[fact] });
      }
    });
  });

  it('keep what belongs to a part in that part: the number of a letter is not the number of the case', () => {
    const steps = historyOf('application', 'numbered-letters').steps;
    const { facts } = foldSteps(lives.application, steps)!;
    const letters = steps.filter(({ name, data }) => name !== 'ApplicationRegistered' && 'number' in data);
    expect(letters.length).toBeGreaterThan(0);
    expect(facts['number']).toBe(steps.find(({ name }) => name === 'ApplicationRegistered')!.data['number']);
  });

  it('never lay a part over a fact: no event tells a fact of the thing by the name of a part', () => {
    const fieldsOf = (name: string): readonly string[] => {
      const { schema } = [...catalogue.values()].find((definition) => definition.name === name)!;
      return Object.keys((schema as unknown as { readonly shape: object }).shape);
    };
    for (const { kind, identity, moves } of Object.values(lives)) {
      const all = Object.entries(moves);
      const parts = new Set(
        all.flatMap(([, { as }]) => (as === undefined ? [] : typeof as === 'string' ? [as] : [as[0]])),
      );
      const atTop = all.flatMap(([name, { as, refused, lifts = [] }]) =>
        refused ? [] : as === undefined ? fieldsOf(name) : [...identity, ...lifts],
      );
      expect({ kind, clashes: atTop.filter((field) => parts.has(field)) }).toEqual({ kind, clashes: [] });
    }
  });

  it('are not changed by an attempt that was refused', () => {
    const refused = histories.flatMap(([kind, name]) => {
      const { steps } = historyOf(kind, name);
      return steps.flatMap((step, index) =>
        step.name.endsWith('ActRefused') ? [{ kind, before: steps.slice(0, index), step }] : [],
      );
    });
    expect(refused.length).toBeGreaterThan(3);
    for (const { kind, before, step } of refused) {
      const state = foldSteps(lives[kind], before);
      expect(evolve(lives[kind], state, step)).toEqual(state ?? { phase: 'unknown', facts: {} });
    }
  });
});
