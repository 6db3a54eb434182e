import { Draw } from '../scale/chance.js';
import type { InventedDocuments, Known } from './documents.js';

export const kinds = ['home', 'organ', 'list', 'facets', 'document', 'search'] as const;
export type Kind = (typeof kinds)[number];

export interface Visit {
  readonly kind: Kind;
  readonly path: string;
}

/** Of a hundred visits; most come to documents, from search engines and from lists. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ['home', 12],
  ['organ', 8],
  ['list', 10],
  ['facets', 20],
  ['document', 30],
  ['search', 20],
];

/** What visitors ask for: any document, any list narrowed by one to three of its facets, any words. */
export class Visits {
  private readonly draw: Draw;

  constructor(
    seed: number,
    private readonly known: readonly Known[],
    private readonly words: InventedDocuments,
  ) {
    this.draw = new Draw(seed);
  }

  next(): Visit {
    const kind = this.draw.weighted(SHARES);
    return { kind, path: this.pathOf(kind) };
  }

  private pathOf(kind: Kind): string {
    const { draw } = this;
    const { indexNumber, organ } = draw.pick(this.known);
    switch (kind) {
      case 'home':
        return '/portal';
      case 'organ':
        return `/portal/organs/${organ}`;
      case 'list':
        return `/portal/list${draw.percent(50) ? '' : `?page=${draw.between(2, 20)}`}`;
      case 'facets':
        return `/portal/list?${this.narrowed(draw.between(1, 3))}`;
      case 'document':
        return `/portal/item?${new URLSearchParams({ index: indexNumber })}`;
      case 'search':
        return `/portal/search?${this.looked()}`;
    }
  }

  private narrowed(times: number): string {
    const { draw } = this;
    const { organ, node, indexNumber } = draw.pick(this.known);
    const choices: readonly (readonly [string, string])[] = [
      ['organ', organ],
      ['node', node],
      ['topic', draw.pick(['02', '03', '07', '09', '10', '15'])],
      ['genre', draw.pick(['notice', 'decision', 'report'])],
      ['year', /\/(\d{4})-/.exec(indexNumber)![1]!],
      ['inForce', draw.percent(80) ? 'true' : 'false'],
    ];
    return new URLSearchParams(Object.fromEntries(draw.shuffle(choices).slice(0, times))).toString();
  }

  /** Words of every frequency: a place that one text names, a matter of many texts, what is in most, and two of them. */
  private looked(): string {
    const { draw, words } = this;
    const q = draw.weighted<() => string>([
      [() => words.place(), 30],
      [() => words.place().slice(0, 2), 15],
      [() => words.matter(), 25],
      [() => `${words.matter()} ${words.matter()}`, 15],
      [() => '政府信息', 10],
      [() => draw.pick(this.known).indexNumber, 5],
    ])();
    return `${new URLSearchParams({ q })}${draw.percent(20) ? `&${this.narrowed(1)}` : ''}`;
  }
}
