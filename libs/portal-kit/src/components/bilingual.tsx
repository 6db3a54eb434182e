import type { JSX } from 'preact';
import type { Bilingual } from '../blocks.js';

/** Chinese, and English in smaller type after it; each says its language, so that it is read out right. */
export const Bi = ({ zh, en }: Bilingual): JSX.Element => (
  <>
    <span lang="zh-CN">{zh}</span>{' '}
    <span lang="en" class="en">
      {en}
    </span>
  </>
);
