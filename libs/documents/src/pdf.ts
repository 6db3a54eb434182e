import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gridType, LINES_BEFORE_SIGNATURE, page, RED, type } from './layout.js';
import { legible, signatureLines, type Letter, type Paper } from './model.js';

const FONT = 'Noto Serif SC';
const WEIGHTS = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'];

let compiler: NodeCompiler | undefined;
/** Made when the first file is asked for: it reads 20 MB of font. Its workspace is empty, so a letter can reach no file. */
const theCompiler = (): NodeCompiler => {
  const { resolve } = createRequire(import.meta.url);
  compiler ??= NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: WEIGHTS.map((file) => readFileSync(resolve(`@expo-google-fonts/noto-serif-sc/${file}`))) }],
  });
  return compiler;
};

const templateOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const templates = { letter: templateOf('letter.typ'), paper: templateOf('paper.typ') };

const typeset = (template: keyof typeof templates, input: object, date: string): Buffer => {
  const typesetter = theCompiler();
  const pdf = typesetter.pdf(
    { mainFileContent: templates[template], inputs: { input: JSON.stringify({ ...input, page, type, font: FONT }) } },
    { pdfStandard: 'a-2b', creationTimestamp: Date.parse(date) / 1000 },
  );
  // It remembers every line that it ever set, which is of use for a few files only.
  typesetter.evictCache(KEPT_FILES);
  return pdf;
};

const KEPT_FILES = 10;

/**
 * A letter as PDF/A-2b, with the glyphs that it uses embedded: the same letter gives the same bytes.
 * @throws Error with the typesetter's words, which is never the letter's fault
 */
export const pdfOf = (given: Letter): Buffer => {
  const letter = legible(given);
  const signature = signatureLines(letter);
  const input = { letter, red: RED, linesBeforeSignature: LINES_BEFORE_SIGNATURE, signature };
  return typeset('letter', input, letter.date);
};

/** A report as PDF/A-2b, its tables with merged cells: the same paper gives the same bytes. */
export const pdfOfPaper = (given: Paper): Buffer => {
  const paper = legible(given);
  return typeset('paper', { paper, grid: gridType }, paper.date);
};
