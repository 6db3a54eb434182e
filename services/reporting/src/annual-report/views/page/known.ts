import { bilingual, html, type Html } from '@mingjian/portal-kit';
import { textOfCut, type Known } from '../../../known-at.js';

/** When the figures of a page were known. */
export interface Then {
  /** Null: as of now. */
  readonly known: Known | null;
  /** As it was asked for. */
  readonly asked: string;
  readonly scope: string;
}

/** Says of figures of the past that they are, and at which cut they were read. */
export const knownNote = (known: Known | null): Html | false =>
  known !== null &&
  html`<p class="notice" role="note">
    ${bilingual({ zh: '以下为当时已知的数据，不是现在的', en: 'The figures as they were known then, not now' })}
    ${known.moment && html`<time datetime="${known.moment}">${known.moment}</time>`}
    ${bilingual({ zh: '截面', en: 'Cut' })}: <code>${textOfCut(known.cut)}</code>
  </p>`;

/** Asks for the same figures as they were known at another moment. */
export const knownForm = ({ asked, scope }: Then): Html =>
  html`<form method="get">
    <input type="hidden" name="scope" value="${scope}" />
    <label
      >${bilingual({ zh: '知情时点', en: 'Known at' })}
      <input name="knownAt" value="${asked}" placeholder="2026-03-31" size="28"
    /></label>
    <button type="submit">${bilingual({ zh: '查看', en: 'Show' })}</button>
  </form>`;
