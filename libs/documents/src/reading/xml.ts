import sax from 'sax';

/** An element with its attributes, named without prefixes (`t` for `w:t`): any program chooses its own. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Handlers {
  /** @param path the elements around it, the outermost first */
  open?(element: Element, path: readonly string[]): void;
  close?(name: string, path: readonly string[]): void;
  text?(text: string, path: readonly string[]): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const DEEPEST = 2_000;

/**
 * Walks an XML text in order. Only the five entities of XML and character references are known (XML 1.0 §4.6), so nothing is fetched and
 * nothing grows.
 * @throws Error for what is no well-formed XML
 */
export const walkXml = (xml: string, { open, close, text }: Handlers): void => {
  const parser = sax.parser(true, { position: false });
  const path: string[] = [];
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name: prefixed, attributes }) => {
    const name = local(prefixed);
    const named = Object.entries(attributes as Record<string, string>).map(([key, value]) => [local(key), value]);
    open?.({ name, attributes: Object.fromEntries(named) as Record<string, string> }, path);
    path.push(name);
    if (path.length > DEEPEST) throw new RangeError('the elements lie too deep');
  };
  parser.onclosetag = (name) => {
    path.pop();
    close?.(local(name), path);
  };
  const told = (found: string): void => text?.(found, path);
  parser.ontext = told;
  parser.oncdata = told;
  parser.write(xml).close();
};

/** All texts of an XML text and its attributes `v` (where a pivot cache keeps what it remembers), a line each. */
export const textsOfXml = (xml: string): string => {
  const lines: string[] = [];
  walkXml(xml, {
    open: ({ attributes: { v } }) => {
      if (v !== undefined) lines.push(v);
    },
    text: (text) => {
      if (text.trim() !== '') lines.push(text);
    },
  });
  return lines.join('\n');
};
