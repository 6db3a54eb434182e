/**
 * A key that stands twice in one object of a JSON text, or undefined. `JSON.parse` keeps the last one and says nothing, so a row that was
 * pasted twice would be judged by whichever stands below.
 * @param text JSON that `JSON.parse` takes
 */
export const repeatedKey = (text: string): string | undefined => {
  const open: Set<string>[] = [];
  for (const [token, string, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/gs)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (string !== undefined && colon !== undefined) {
      const key = JSON.parse(string) as string;
      if (open.at(-1)!.has(key)) return key;
      open.at(-1)!.add(key);
    }
  }
  return undefined;
};
