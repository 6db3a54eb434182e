import { beforeEach, describe, expect, it } from '@jest/globals';
import { Drafts } from './drafts.js';

class Memory {
  private readonly kept = new Map<string, string>();
  get length(): number {
    return this.kept.size;
  }
  key = (index: number): string | null => [...this.kept.keys()][index] ?? null;
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
  removeItem = (key: string): void => void this.kept.delete(key);
}

let storage: Memory;
let drafts: Drafts;
beforeEach(() => {
  storage = new Memory();
  let next = 0;
  drafts = new Drafts(storage, () => `id-${(next += 1)}`);
});

describe('a draft', () => {
  it('outlasts the page that it was entered on, with the version that was seen', () => {
    drafts.keep('assign:1', { section: 'roads' }, 7);
    expect(new Drafts(storage, () => '').read('assign:1')).toEqual({ values: { section: 'roads' }, seen: 7 });
  });

  it('keeps the id of a wish as long as its outcome is unknown', () => {
    drafts.keep('assign:1', { section: 'roads' }, 7);
    expect(drafts.commandIdFor('assign:1', 'body')).toBe('id-1');
    expect(new Drafts(storage, () => 'another').commandIdFor('assign:1', 'body')).toBe('id-1');
    drafts.keep('assign:1', { section: 'roads' }, 7);
    expect(drafts.commandIdFor('assign:1', 'body')).toBe('id-1');
  });

  it('gives another body another id', () => {
    expect(drafts.commandIdFor('assign:1', 'body')).toBe('id-1');
    expect(drafts.commandIdFor('assign:1', 'other')).toBe('id-2');
    expect(drafts.commandIdFor('assign:2', 'body')).toBe('id-3');
  });

  it('gives the same body a new id once the outcome is known, so that a refusal is not for ever', () => {
    expect(drafts.commandIdFor('assign:1', 'body')).toBe('id-1');
    drafts.settle('assign:1');
    expect(drafts.commandIdFor('assign:1', 'body')).toBe('id-2');
  });

  it('is gone when it was done or its person has left, and takes nothing else with it', () => {
    storage.setItem('language', 'en');
    drafts.keep('a', {}, 1);
    drafts.keep('b', {}, 1);
    drafts.drop('a');
    expect(drafts.read('a')).toBeUndefined();
    drafts.dropAll();
    expect(drafts.read('b')).toBeUndefined();
    expect(storage.getItem('language')).toBe('en');
  });
});
