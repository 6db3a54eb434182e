import { describe, expect, it } from '@jest/globals';
import { linksIn } from './links.js';

describe('links to own pages', () => {
  it('are found by index number, each once, whatever host stands before them', () => {
    const text =
      '见 https://gov.example.cn/portal/item?index=014%2F2026-00001 和（/portal/item?index=T-2），再见 /portal/item?index=T-2。';
    expect(linksIn(text)).toEqual(['014/2026-00001', 'T-2']);
  });

  it('are nothing else: no address is taken from the text', () => {
    expect(linksIn('http://10.0.0.1/admin http://localhost/portal/list?index=1')).toEqual([]);
  });

  it('stay as they are where the escape is broken, and are no more than the record takes', () => {
    expect(linksIn('/portal/item?index=%E0%A4%A')).toEqual(['%E0%A4%A']);
    const many = Array.from({ length: 300 }, (_, n) => `/portal/item?index=N-${n}`).join(' ');
    expect(linksIn(many)).toHaveLength(100);
    expect(linksIn(`/portal/item?index=${'9'.repeat(201)}`)).toEqual([]);
  });
});
