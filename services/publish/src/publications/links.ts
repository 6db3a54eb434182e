const OWN_PAGE = /\/portal\/item\?index=([^\s"'<>&#）)，。；]+)/g;
const MOST = 100;
const LONGEST = 200;

/** The index numbers of this portal that a text links to, each once, in the order of the text; nothing else is ever looked at. */
export const linksIn = (text: string): readonly string[] => {
  const found = [...text.matchAll(OWN_PAGE)].map(([, index = '']) => decoded(index)).filter((n) => n.length <= LONGEST);
  return [...new Set(found)].slice(0, MOST);
};

/** A number that is no well-formed escape leads nowhere, as it stands. */
const decoded = (index: string): string => {
  try {
    return decodeURIComponent(index);
  } catch {
    return index;
  }
};
