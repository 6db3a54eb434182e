import { textsIn } from './archive.js';
import type { FileReading, FileText } from './model.js';
import { counted, linksIn, otherTexts, propertiesIn, said, unreadIn } from './office.js';
import { walkXml } from './xml.js';

/** The parts that are seen: the text, what stands above, below and beside it. */
const SEEN = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const COMMENTS = /^word\/comments\w*\.xml$/;
const KNOWN = (path: string): boolean => SEEN.test(path) || COMMENTS.test(path) || path === '[Content_Types].xml';

/** Marks of changes that were tracked (ECMA-376 part 1 §17.13.5). */
const CHANGES = new Set([
  'ins',
  'del',
  'moveFrom',
  'moveTo',
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'cellIns',
  'cellDel',
]);

/** What ends a line, and what ends a cell. */
const BREAKS: Readonly<Record<string, string>> = { p: '\n', br: '\n', cr: '\n', tab: '\t', tc: '\t' };

/**
 * Word: the text with headers and notes; apart from it what was deleted under tracking, hidden text (`vanish`), comments, properties and links.
 * @throws Error when a part is no XML
 */
export const readDocx = (bytes: Uint8Array): FileReading => {
  const parts = textsIn(bytes, (path) => /\.(?:xml|rels|vml)$/.test(path));
  const found = { body: '', changes: '', hidden: '', comments: '' };
  let [changes, hiddenRuns, comments] = [0, 0, 0];
  const authors = new Set<string>();
  for (const [path, xml] of parts) {
    const isComment = COMMENTS.test(path);
    if (!SEEN.test(path) && !isComment) continue;
    let [isHidden, deletedIn] = [false, 0];
    const add = (text: string): void => {
      if (isComment) found.comments += text;
      else if (deletedIn > 0) found.changes += text;
      else if (isHidden) found.hidden += text;
      else found.body += text;
    };
    walkXml(xml, {
      open: ({ name, attributes }, around) => {
        if (CHANGES.has(name)) changes += 1;
        if (name === 'del' || name === 'moveFrom') deletedIn += 1;
        if (name === 'comment') comments += 1;
        const author = attributes['author'];
        if (author) authors.add(author);
        if (name === 'r') isHidden = false;
        const isOff = /^(?:0|false|off)$/.test(attributes['val'] ?? '');
        if ((name === 'vanish' || name === 'specVanish') && !isOff && around.at(-2) === 'r') {
          isHidden = true;
          hiddenRuns += 1;
        }
      },
      text: (text, around) => {
        const inside = around.at(-1);
        if (inside === 't' || inside === 'delText' || inside === 'instrText') add(text);
        // What no element of a text holds is not shown.
        else if (text.trim() !== '') found.hidden += `${text}\n`;
      },
      close: (name) => {
        if (name === 'del' || name === 'moveFrom') deletedIn -= 1;
        if (name === 'r') isHidden = false;
        const broken = BREAKS[name];
        if (broken !== undefined) {
          if (isComment) found.comments += broken;
          else {
            found.body += broken;
            // A number does not go on in another paragraph.
            found.changes += broken;
            found.hidden += broken;
          }
        }
      },
    });
  }
  const properties = propertiesIn(parts);
  const texts: readonly FileText[] = [
    { place: 'body', text: found.body },
    { place: 'properties', text: `${properties.text}\n${linksIn(parts)}` },
    { place: 'comments', text: found.comments },
    { place: 'changes', text: found.changes },
    { place: 'hidden', text: found.hidden },
    ...otherTexts(parts, KNOWN),
  ];
  return {
    texts: said(texts),
    carried: counted([
      { kind: 'comments', place: 'comments', count: comments },
      { kind: 'trackedChanges', place: 'changes', count: changes },
      { kind: 'hiddenContent', place: 'hidden', count: hiddenRuns },
      ...unreadIn(bytes, parts, 'word/document.xml'),
    ]),
    authors: [...new Set([...properties.authors, ...authors])],
  };
};
