import type { Field } from './field-types.js';

/** First lines of every generated page. */
export const generatedFrom = (what: string): string =>
  `<!-- Generated from ${what} by \`node tools/run.mjs docs\`. Do not edit: a spec compares. -->`;

/** A Markdown table; cells are one line, and a bar in a cell does not end it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Fields as a table; one sentence when there are none. */
export const fieldTable = (fields: readonly Field[], none: string): string =>
  fields.length === 0
    ? none
    : table(
        ['field', 'type'],
        fields.map(({ name, type, required }) => [`\`${name}\`${required ? '' : ' (optional)'}`, type]),
      );

/** Paragraphs with one empty line between them and a line break at the end of the page. */
export const page = (...paragraphs: readonly string[]): string => `${paragraphs.join('\n\n')}\n`;

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
