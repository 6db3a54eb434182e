import { entriesIn } from './archive.js';
import type { Carried, FileText } from './model.js';
import { textsOfXml, walkXml } from './xml.js';

/** The parts of a package by path. */
export type Parts = ReadonlyMap<string, string>;

/** Properties that name people (ECMA-376 part 2 §11; part 1 §22.2). */
const PEOPLE = new Set(['creator', 'lastModifiedBy', 'Manager', 'Company']);

/** What the properties of a document say: who made it, and every other text. */
export const propertiesIn = (parts: Parts): { readonly authors: readonly string[]; readonly text: string } => {
  const authors = new Set<string>();
  const others: string[] = [];
  for (const path of ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml']) {
    const xml = parts.get(path);
    if (xml === undefined) continue;
    walkXml(xml, {
      text: (text, around) => {
        const said = text.trim();
        if (said === '') return;
        if (PEOPLE.has(around.at(-1) ?? '')) authors.add(said);
        else others.push(said);
      },
    });
  }
  return { authors: [...authors], text: others.join('\n') };
};

/** Where the links of a document lead: an address can hold what the text does not show. */
export const linksIn = (parts: Parts): string => {
  const links: string[] = [];
  for (const [path, xml] of parts) {
    if (!path.endsWith('.rels')) continue;
    walkXml(xml, {
      open: ({ attributes: { TargetMode, Target } }) => {
        if (TargetMode === 'External' && Target !== undefined) links.push(decoded(Target));
      },
    });
  }
  return links.join('\n');
};

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/** What is in a package and no XML: pictures, thumbnails, embedded objects, other formats. Nobody looks into it; what a printer is set to is none. */
const isUnread = (path: string): boolean => !/\.(?:xml|rels|vml)$|\/$|^xl\/printerSettings\//.test(path);

/** Parts that nobody looks into; the main part too, where the package says that it is another one than programs call it. */
export const unreadIn = (bytes: Uint8Array, parts: Parts, main: string): readonly Carried[] => {
  let isElsewhere = false;
  walkXml(parts.get('_rels/.rels') ?? '<none/>', {
    open: ({ attributes: { Type = '', Target = '' } }) => {
      if (Type.endsWith('/officeDocument') && Target.replace(/^\//, '') !== main) isElsewhere = true;
    },
  });
  const count = (entriesIn(bytes) ?? []).filter(({ path }) => isUnread(path)).length + (isElsewhere ? 1 : 0);
  return count === 0 ? [] : [{ kind: 'unread', place: 'body', count }];
};

/**
 * The texts of all other parts (charts, diagrams, glossary, custom XML, what a pivot table remembers): nobody may see them in the document, so
 * they are looked through as hidden.
 */
export const otherTexts = (parts: Parts, isKnown: (path: string) => boolean): readonly FileText[] => {
  const texts = [...parts]
    .filter(([path]) => !path.endsWith('.rels') && !isKnown(path) && !path.startsWith('docProps/'))
    // VML is what programs wrote before there was XML for it, and often no well-formed one.
    .map(([path, xml]) => (path.endsWith('.vml') ? xml.replace(/<[^>]*>/g, '\n').trim() : textsOfXml(xml)))
    .filter((text) => text !== '');
  return texts.length === 0 ? [] : [{ place: 'hidden', text: texts.join('\n') }];
};

/** Texts that say something. */
export const said = (texts: readonly FileText[]): readonly FileText[] => texts.filter(({ text }) => text.trim() !== '');

/** Only what there is. */
export const counted = (carried: readonly Carried[]): readonly Carried[] => carried.filter(({ count }) => count > 0);
