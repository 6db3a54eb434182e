import type { Bilingual, BlockName } from './blocks.js';
import type { Here } from './here.js';
import { html, type Html, type HtmlValue } from './html.js';
import type { PageKind } from './gov-meta.js';
import { Markup, renderPage } from './render.js';

/** `Bi` for templates: Chinese, and English in smaller type after it. */
export const bilingual = ({ zh, en }: Bilingual): Html =>
  html`<span lang="zh-CN">${zh}</span> <span lang="en" class="en">${en}</span>`;

/** A page whose body is a template: large tables in an official layout are easier to compare with the form there. */
export interface TemplatePage {
  readonly here: Here;
  readonly title: Bilingual;
  readonly block: BlockName;
  /** The page above this one. */
  readonly back?: { readonly href: string; readonly label: Bilingual };
  /** What it is for machines; a page without is for those who are let in, and not for search engines. */
  readonly kind?: PageKind;
  readonly body: HtmlValue;
}

export const renderTemplatePage = ({ here, title, block, back, kind, body }: TemplatePage): string =>
  renderPage({
    here,
    title,
    block,
    crumbs: back ? [{ href: back.href, label: back.label.zh }] : [],
    kind: kind ?? { is: 'site', description: title.zh },
    unlisted: kind === undefined,
    children: <Markup html={html`${body}`} />,
  });
