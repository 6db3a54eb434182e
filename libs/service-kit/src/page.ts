import { html, type Html, type HtmlValue } from './html.js';

/** A text in the platform's two languages, Chinese first. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Chinese, and English in smaller type after it; each part says its language, so that it is read out right. */
export const bilingual = ({ zh, en }: Bilingual): Html =>
  html`<span lang="zh-Hans">${zh}</span> <span lang="en" class="en">${en}</span>`;

export interface PageFrame {
  readonly title: Bilingual;
  /** Where this page was reached from. */
  readonly back?: { readonly href: string; readonly label: Bilingual };
  /** The clock is invented: every page says so. */
  readonly simulated: boolean;
  readonly body: HtmlValue;
}

/** A whole page: no script, one style sheet inside, readable by keyboard and screen reader, printable on A4. */
export const renderDocument = ({ title, back, simulated, body }: PageFrame): string =>
  html`<!doctype html>
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title.zh} ${title.en}</title>
        <style>
          :root {
            color-scheme: light;
            font-family: 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif;
            line-height: 1.6;
          }
          body {
            margin: 0 auto;
            max-width: 72rem;
            padding: 1rem;
            color: #1a1a1a;
            background: #fff;
          }
          a {
            color: #0b4a8f;
          }
          a:focus-visible {
            outline: 3px solid #0b4a8f;
            outline-offset: 2px;
          }
          .en {
            color: #4d4d4d;
            font-size: 0.8em;
          }
          .scroll {
            overflow-x: auto;
          }
          table {
            border-collapse: collapse;
            width: 100%;
            margin: 0.5rem 0 1.5rem;
          }
          caption {
            text-align: left;
            font-weight: bold;
            padding: 0.25rem 0;
          }
          th,
          td {
            border: 1px solid #767676;
            padding: 0.25rem 0.5rem;
            vertical-align: middle;
          }
          thead th {
            background: #f0f3f7;
          }
          tbody th {
            font-weight: normal;
            text-align: left;
          }
          td.figure {
            text-align: right;
            font-variant-numeric: tabular-nums;
            white-space: nowrap;
          }
          .mark {
            border: 1px solid #8a4b00;
            color: #8a4b00;
            border-radius: 0.2rem;
            font-size: 0.75em;
            padding: 0 0.25em;
          }
          .notice {
            border-left: 0.4rem solid #8a4b00;
            padding: 0.5rem 1rem;
            background: #fdf6ec;
          }
          .fail {
            color: #a1001a;
            font-weight: bold;
          }
          .hidden {
            position: absolute;
            clip-path: inset(50%);
            width: 1px;
            height: 1px;
            overflow: hidden;
            white-space: nowrap;
          }
          @media print {
            body {
              max-width: none;
              padding: 0;
              font-size: 9pt;
            }
            a {
              color: inherit;
              text-decoration: none;
            }
            nav {
              display: none;
            }
            tr,
            .notice {
              break-inside: avoid;
            }
            .scroll {
              overflow: visible;
            }
          }
        </style>
      </head>
      <body>
        ${back && html`<nav><a href="${back.href}">← ${bilingual(back.label)}</a></nav>`}
        <main>
          <h1>${bilingual(title)}</h1>
          ${simulated && html`<p class="notice" role="note">${bilingual(simulatedClock)}</p>`} ${body}
        </main>
      </body>
    </html> `.toString();

const simulatedClock: Bilingual = {
  zh: '模拟时钟：本页日期与数据均为演示，不是真实办理情况',
  en: 'Simulated clock: dates and figures on this page are a demonstration',
};
