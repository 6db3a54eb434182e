import { textsIn } from './archive.js';
import type { Carried, FileReading, FileText } from './model.js';
import { counted, linksIn, otherTexts, propertiesIn, said, unreadIn, type Parts } from './office.js';
import { textsOfXml, walkXml } from './xml.js';

const COMMENTS = /^xl\/(?:comments\d*|comments\/comment\d*|threadedComments\/threadedComment\d*)\.xml$/;
const PEOPLE = /^xl\/persons\//;
const REVISIONS = /^xl\/revisions\//;
const KNOWN = (path: string): boolean =>
  /^xl\/(?:workbook|sharedStrings|styles)\.xml$|^xl\/worksheets\/|^\[Content_Types\]\.xml$/.test(path) ||
  COMMENTS.test(path) ||
  PEOPLE.test(path) ||
  REVISIONS.test(path);

interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly path: string | undefined;
}

/** The sheets in their order (ECMA-376 part 1 §18.2.19): a state other than `visible` hides one. */
const sheetsOf = (parts: Parts): readonly Sheet[] => {
  const targets = new Map<string, string>();
  walkXml(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open: ({ attributes: { Id, Target } }) => {
      if (Id !== undefined && Target !== undefined) {
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      }
    },
  });
  const sheets: Sheet[] = [];
  walkXml(parts.get('xl/workbook.xml') ?? '<none/>', {
    open: ({ name, attributes }) => {
      if (name !== 'sheet') return;
      const state = attributes['state'] ?? 'visible';
      sheets.push({
        name: attributes['name'] ?? '',
        isHidden: state !== 'visible',
        path: targets.get(attributes['id'] ?? ''),
      });
    },
  });
  return sheets;
};

/** Texts that cells share, in their order; how a word is read aloud (`rPh`) is none of them. */
const sharedTexts = (parts: Parts): readonly string[] => {
  const shared: string[] = [];
  walkXml(parts.get('xl/sharedStrings.xml') ?? '<none/>', {
    open: ({ name }) => {
      if (name === 'si') shared.push('');
    },
    text: (text, around) => {
      if (around.at(-1) === 't' && !around.includes('rPh')) shared[shared.length - 1] += text;
    },
  });
  return shared;
};

/** `AB12` → 28. */
const columnOf = (cell: string): number =>
  [...(/^[A-Z]+/.exec(cell)?.[0] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

interface Cells {
  readonly seen: string;
  readonly hidden: string;
  /** Hidden rows and ranges of columns that hold something. */
  readonly hiddenParts: number;
}

/** The cells of a sheet, a line for each row with tabs between: those that are seen, and those in hidden rows and columns. */
const cellsOf = (xml: string, shared: readonly string[]): Cells => {
  const hiddenColumns: { readonly from: number; readonly to: number; used: boolean }[] = [];
  let [seen, hidden, hiddenRows] = ['', '', 0];
  let row = { isHidden: false, isUsed: false };
  let cell = { type: '', column: 0, value: '', formula: '' };
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'col' && isTrue(attributes['hidden'])) {
        hiddenColumns.push({ from: Number(attributes['min']), to: Number(attributes['max']), used: false });
      }
      if (name === 'row') row = { isHidden: isTrue(attributes['hidden']), isUsed: false };
      if (name === 'c')
        cell = { type: attributes['t'] ?? '', column: columnOf(attributes['r'] ?? ''), value: '', formula: '' };
    },
    text: (text, around) => {
      const inside = around.at(-1);
      if (inside === 'f') cell.formula += text;
      else if ((inside === 'v' || inside === 't') && around.includes('c')) cell.value += text;
      // Headers and footers of the printed page.
      else if (around.includes('headerFooter')) seen += `${text}\n`;
    },
    close: (name) => {
      if (name === 'row') {
        if (row.isHidden && row.isUsed) hiddenRows += 1;
        seen += '\n';
        hidden += '\n';
      }
      if (name !== 'c') return;
      const value = cell.type === 's' ? (shared[Number(cell.value)] ?? '') : cell.value;
      const range = hiddenColumns.find(({ from, to }) => cell.column >= from && cell.column <= to);
      if (value !== '') {
        row.isUsed = true;
        if (range) range.used = true;
      }
      if (row.isHidden || range) hidden += `${value}\t`;
      else seen += `${value}\t`;
      // What a formula says is seen by whoever opens the cell.
      if (cell.formula.includes('"')) hidden += `${cell.formula}\t`;
    },
  });
  return { seen, hidden, hiddenParts: hiddenRows + hiddenColumns.filter(({ used }) => used).length };
};

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

const namesOfPeople = (parts: Parts): readonly string[] => {
  const names: string[] = [];
  for (const [path, xml] of parts) {
    if (!PEOPLE.test(path) && !COMMENTS.test(path)) continue;
    walkXml(xml, {
      open: ({ name, attributes: { displayName } }) => {
        if (name === 'person' && displayName) names.push(displayName);
      },
      text: (text, around) => {
        if (around.at(-1) === 'author' && text.trim() !== '') names.push(text.trim());
      },
    });
  }
  return names;
};

const commentsIn = (parts: Parts): { readonly text: string; readonly count: number } => {
  let count = 0;
  const texts = [...parts]
    .filter(([path]) => COMMENTS.test(path))
    .map(([, xml]) => {
      walkXml(xml, {
        open: ({ name }) => {
          if (name === 'comment' || name === 'threadedComment') count += 1;
        },
      });
      return textsOfXml(xml);
    });
  return { text: texts.join('\n'), count };
};

/**
 * Excel: each sheet's cells; apart from them hidden sheets, rows and columns, formulas that hold texts, comments, properties, links, and what a
 * pivot table remembers of data that no sheet shows.
 * @throws Error when a part is no XML
 */
export const readXlsx = (bytes: Uint8Array): FileReading => {
  const parts = textsIn(bytes, (path) => /\.(?:xml|rels|vml)$/.test(path));
  const shared = sharedTexts(parts);
  const texts: FileText[] = [];
  const carried: Carried[] = [];
  for (const [index, { name, isHidden, path }] of sheetsOf(parts).entries()) {
    const page = index + 1;
    const xml = path === undefined ? undefined : parts.get(path);
    const cells = xml === undefined ? { seen: '', hidden: '', hiddenParts: 0 } : cellsOf(xml, shared);
    texts.push(
      { place: isHidden ? 'hidden' : 'body', page, text: `${name}\n${cells.seen}` },
      { place: 'hidden', page, text: cells.hidden },
    );
    carried.push({ kind: 'hiddenContent', place: 'hidden', page, count: (isHidden ? 1 : 0) + cells.hiddenParts });
    if (xml === undefined) carried.push({ kind: 'unread', place: 'body', page, count: 1 });
  }
  const properties = propertiesIn(parts);
  const comments = commentsIn(parts);
  const revisions = [...parts].filter(([path]) => REVISIONS.test(path));
  const remembered = [...parts.keys()].filter((path) => /^xl\/pivotCache\/\w*Records/.test(path)).length;
  return {
    texts: said([
      ...texts,
      { place: 'properties', text: `${properties.text}\n${linksIn(parts)}` },
      { place: 'comments', text: comments.text },
      { place: 'changes', text: revisions.map(([, xml]) => textsOfXml(xml)).join('\n') },
      ...otherTexts(parts, KNOWN),
    ]),
    carried: counted([
      ...carried,
      { kind: 'hiddenContent', place: 'hidden', count: remembered },
      { kind: 'comments', place: 'comments', count: comments.count },
      { kind: 'trackedChanges', place: 'changes', count: revisions.length },
      ...unreadIn(bytes, parts, 'xl/workbook.xml'),
    ]),
    authors: [...new Set([...properties.authors, ...namesOfPeople(parts)])],
  };
};
