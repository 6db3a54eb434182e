import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Rendered, type Engine, type Problem } from '@mingjian/service-kit';
import { styleSheet } from './assets.js';
import type { Bilingual } from './blocks.js';
import { Bi } from './components/bilingual.js';
import { Page, type Frame } from './frame.js';
import { hereOf, stay, type Here } from './here.js';
import type { Html } from './html.js';

/** The text of a page. */
export const renderPage = (frame: Frame): string => {
  const text = `<!doctype html>${renderToString(<Page {...frame} />)}`;
  return frame.here.care ? inCareMode(text, frame.here) : text;
};

/** A page as the answer to a request. */
export const pageAnswer = (frame: Frame, headers: Readonly<Record<string, string>> = {}, status = 200): Rendered =>
  Rendered.page(renderPage(frame), headers, status);

/**
 * Who reads large type goes on reading it: links and forms that stay on this site keep the mode. On the finished text, so that no page can
 * forget it; whatever people wrote is escaped by then and has no attributes.
 */
const inCareMode = (text: string, here: Here): string =>
  text
    .replace(/<(?:a|form) [^>]*?\b(?:href|action)="(\/[^"]*)"[^>]*>/g, (tag, address: string) =>
      tag.includes(' data-mode') || address.startsWith('//')
        ? tag
        : tag.replace(`"${address}"`, `"${escaped(stay(here, unescaped(address)))}"`),
    )
    .replace(/<form [^>]*method="get"[^>]*>/g, '$&<input type="hidden" name="care" value="1"/>');

const unescaped = (attribute: string): string => attribute.replaceAll('&amp;', '&');
const escaped = (address: string): string => address.replaceAll('&', '&amp;');

/** Markup that the tagged template has made; every foreign text in it is escaped. */
export const Markup = ({ html }: { html: Html }): VNode => (
  <div dangerouslySetInnerHTML={{ __html: html.toString() }} />
);

export interface StandalonePage {
  readonly title: Bilingual;
  readonly simulated: boolean;
  readonly children: ComponentChildren;
}

/** A page in a file: nothing around it, its style inside it. */
export const renderStandalone = ({ title, simulated, children }: StandalonePage): string =>
  `<!doctype html>${renderToString(
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title.zh} ${title.en}`}</title>
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </head>
      <body>
        <main class="width">
          <h1>
            <Bi {...title} />
          </h1>
          {simulated && (
            <p class="notice" role="note">
              <Bi zh="模拟时钟：日期与数据均为演示" en="Simulated clock: a demonstration" />
            </p>
          )}
          {children}
        </main>
      </body>
    </html>,
  )}`;

/** What a browser is shown when there is nothing, or something is wrong. */
export const problemPage = (problem: Problem, url: string, engine: Engine): string =>
  renderPage({
    here: hereOf({ url, engine }),
    title: { zh: problem.text.zh, en: problem.text.en },
    kind: { is: 'site', description: problem.text.zh },
    unlisted: true,
    children: (
      <>
        <p>
          您可以<a href="/portal/search">搜索已公开的信息</a>，或者<a href="/apply">申请公开</a>。
        </p>
        <p class="en" lang="en">
          You may search what has been published, or apply for disclosure.
        </p>
        <p>
          <small>{problem.code}</small>
        </p>
      </>
    ),
  });
