import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LINES_BEFORE_SIGNATURE, page, RED, type } from './layout.js';
import { legible, signatureLines, type Letter } from './model.js';

const FONT = 'Noto Serif SC';
const WEIGHTS = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'];

let compiler: NodeCompiler | undefined;
/** Made when the first letter is asked for: it reads 20 MB of font. Its workspace is empty, so a letter can reach no file. */
const theCompiler = (): NodeCompiler => {
  const { resolve } = createRequire(import.meta.url);
  compiler ??= NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: WEIGHTS.map((file) => readFileSync(resolve(`@expo-google-fonts/noto-serif-sc/${file}`))) }],
  });
  return compiler;
};

const template = readFileSync(new URL('letter.typ', import.meta.url), 'utf8');

/**
 * A letter as PDF/A-2b, with the glyphs that it uses embedded: the same letter gives the same bytes.
 * @throws Error with the typesetter's words, which is never the letter's fault
 */
export const pdfOf = (given: Letter): Buffer => {
  const letter = legible(given);
  const input = {
    letter,
    page,
    type,
    font: FONT,
    red: RED,
    linesBeforeSignature: LINES_BEFORE_SIGNATURE,
    signature: signatureLines(letter),
  };
  const typesetter = theCompiler();
  const pdf = typesetter.pdf(
    { mainFileContent: template, inputs: { input: JSON.stringify(input) } },
    { pdfStandard: 'a-2b', creationTimestamp: Date.parse(letter.date) / 1000 },
  );
  // It remembers every line that it ever set, which is of use for a few letters only.
  typesetter.evictCache(KEPT_LETTERS);
  return pdf;
};

const KEPT_LETTERS = 10;
