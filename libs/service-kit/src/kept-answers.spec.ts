import { describe, expect, it } from '@jest/globals';
import { KeptAnswers } from './kept-answers.js';
import { Rendered } from './view.js';

const page = (bytes: number): Rendered => Rendered.page('x'.repeat(bytes));

describe('kept answers', () => {
  it('are made once for all who ask, also at the same time', async () => {
    const kept = new KeptAnswers();
    let made = 0;
    const make = (): Promise<Rendered> => Promise.resolve(page((made += 1)));
    const both = await Promise.all([kept.get('one', make), kept.get('one', make)]);
    expect(both[0]).toBe(both[1]);
    expect(await kept.get('one', make)).toBe(both[0]);
    await kept.get('other', make);
    expect(made).toBe(2);
  });

  it('are tried again after a failure', async () => {
    const kept = new KeptAnswers();
    await expect(kept.get('one', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect((await kept.get('one', () => Promise.resolve(page(3)))).body).toBe('xxx');
  });

  it('hold so many bytes, and lose first what was asked for longest ago', async () => {
    const kept = new KeptAnswers(250);
    const made: string[] = [];
    const ask = (tag: string, bytes = 100): Promise<Rendered> =>
      kept.get(tag, () => {
        made.push(tag);
        return Promise.resolve(page(bytes));
      });
    for (const tag of ['a', 'b', 'a', 'c']) await ask(tag);
    await ask('a');
    await ask('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    await ask('large', 300_000);
    await ask('large', 300_000);
    expect(made.filter((tag) => tag === 'large')).toHaveLength(2);
  });
});
