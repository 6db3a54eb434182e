/** Markup that may go into a page as it is. Made only by `html`, so every foreign text in it has been escaped. */
export class Html {
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: text and numbers are escaped, markup is kept, lists are joined, the rest gives nothing. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/**
 * Tagged template for pages rendered on the server: html`<a href="${href}">${label}</a>`.
 * Escaping covers text and quoted attributes; a value must never stand in an unquoted attribute, a script or a style.
 */
export const html = (template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  new Html(template.reduce((page, part, index) => page + markupOf(values[index - 1]) + part));

const markupOf = (value: HtmlValue): string => {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(markupOf).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
