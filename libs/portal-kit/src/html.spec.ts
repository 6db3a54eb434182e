import { describe, expect, it } from '@jest/globals';
import { html } from './html.js';
import fc from 'fast-check';

describe('html templates', () => {
  it('escape text and attributes, keep markup, join lists, and leave out what is absent', () => {
    const name = `"><script>'&`;
    expect(html`<a title="${name}">${[html`<b>${1}</b>`, ' & ', null, undefined, false]}</a>`.toString()).toBe(
      '<a title="&quot;&gt;&lt;script&gt;&#39;&amp;"><b>1</b> &amp; </a>',
    );
  });

  it('show a zero', () => {
    expect(html`${0}`.toString()).toBe('0');
  });

  it('never let a value open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const [, inside = ''] = /^<p title="(.*)">$/s.exec(html`<p title="${value}"></p>`.toString()) ?? [];
        expect(inside).not.toMatch(/[<>"']/);
      }),
    );
  });
});
