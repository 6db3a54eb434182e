import { describe, expect, it } from '@jest/globals';
import { table } from './markdown.js';

describe('Markdown tables', () => {
  it('keep a cell on one line and a bar inside it', () => {
    expect(table(['a', 'b'], [['one\n two', 'x|y']])).toBe('| a | b |\n| --- | --- |\n| one two | x\\|y |');
  });
});
