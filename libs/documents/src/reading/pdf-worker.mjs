// Runs apart: a PDF made to keep its reader busy ends with this thread, not with the service. Plain JavaScript, so that it starts as it stands.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

/** Kinds of marks on a page that hold words of somebody (PDF 32000 §12.5.6); links and fields of forms are none. */
const COMMENTS = new Set([
  'Text',
  'FreeText',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Stamp',
  'Caret',
  'Ink',
  'Popup',
]);

const read = async (bytes) => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  const texts = [];
  const comments = [];
  let [commentCount, emptyPages] = [0, 0];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const proxy = await pdf.getPage(page);
    const { items } = await proxy.getTextContent();
    const text = items.map(({ str = '', hasEOL }) => str + (hasEOL ? '\n' : '')).join('');
    if (text.trim() === '') emptyPages += 1;
    else texts.push({ place: 'body', page, text });
    for (const { subtype, contentsObj, titleObj, url, fieldValue } of await proxy.getAnnotations()) {
      if (COMMENTS.has(subtype) && subtype !== 'Popup') commentCount += 1;
      const said = [titleObj?.str, contentsObj?.str, url, typeof fieldValue === 'string' ? fieldValue : ''];
      comments.push(...said.filter((one) => one));
    }
    proxy.cleanup();
  }
  const { info = {}, metadata } = await pdf.getMetadata();
  const people = [info.Author, ...[metadata?.get('dc:creator')].flat()];
  const others = ['Title', 'Subject', 'Keywords', 'Creator', 'Producer'].map((name) => info[name]);
  const embedded = Object.keys((await pdf.getAttachments()) ?? {}).length;
  const scripts = (await pdf.getJSActions()) === null ? 0 : 1;
  return {
    texts: [
      ...texts,
      {
        place: 'properties',
        text: [...others, metadata?.getRaw?.() ?? ''].filter((one) => typeof one === 'string').join('\n'),
      },
      { place: 'comments', text: comments.join('\n') },
    ].filter(({ text }) => text.trim() !== ''),
    carried: [
      { kind: 'comments', place: 'comments', count: commentCount },
      { kind: 'unread', place: 'body', count: emptyPages + embedded },
      { kind: 'hiddenContent', place: 'hidden', count: scripts },
    ].filter(({ count }) => count > 0),
    authors: [
      ...new Set(people.filter((one) => typeof one === 'string' && one.trim() !== '').map((one) => one.trim())),
    ],
  };
};

parentPort.postMessage(await read(workerData));
