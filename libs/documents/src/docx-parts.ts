import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type Table,
} from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { page, type } from './layout.js';
import { zipOf } from './zip.js';

/** Word takes half points for type and twentieths for lengths. */
const HALF = 2;
export const TWENTIETHS = 20;
/** What Word and WPS have in China; another word processor takes a face of its own. */
const TEXT_FACE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const TITLE_FACE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** One paragraph of one look. */
export const line = (text: string, options: IParagraphOptions = {}, { size, bold, color }: Look = {}): Paragraph =>
  new Paragraph({
    ...options,
    children: [
      new TextRun({
        text,
        ...(size !== undefined && { size: size * HALF }),
        ...(bold && { bold, font: TITLE_FACE }),
        ...(color !== undefined && { color }),
      }),
    ],
  });

export const title = (text: string): Paragraph =>
  line(
    text,
    {
      alignment: AlignmentType.CENTER,
      spacing: {
        line: 34 * TWENTIETHS,
        lineRule: LineRuleType.EXACT,
        before: (type.line / 2) * TWENTIETHS,
        after: (type.line / 2) * TWENTIETHS,
      },
    },
    { size: type.title, bold: true },
  );

export const indented = (text: string, withNext = false): Paragraph =>
  line(text, {
    alignment: AlignmentType.BOTH,
    // A signature never stands alone on a page: the last paragraph comes along.
    ...(withNext && { keepNext: true, keepLines: true }),
    // Characters, so that the indentation follows the type; the length is for those who do not know them.
    indent: { firstLineChars: 200, firstLine: 2 * type.text * TWENTIETHS },
  });

export const widthOf = (mm: number) => ({ size: convertMillimetersToTwip(mm), type: WidthType.DXA });

export const exactLine = { line: type.line * TWENTIETHS, lineRule: LineRuleType.EXACT };

/** What a file is made of, besides its paragraphs and tables. */
interface About {
  readonly title: string;
  readonly organ: string;
  readonly date: string;
  readonly notice: string | null;
}

const documentOf = ({ title: name, organ, notice }: About, children: readonly (Paragraph | Table)[]): Document =>
  new Document({
    title: name,
    creator: organ,
    lastModifiedBy: organ,
    styles: {
      default: {
        document: { run: { font: TEXT_FACE, size: type.text * HALF, language: { eastAsia: 'zh-CN' } } },
      },
      paragraphStyles: [{ id: 'Normal', name: 'Normal', paragraph: { spacing: exactLine } }],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(page.width), height: convertMillimetersToTwip(page.height) },
            margin: {
              top: convertMillimetersToTwip(page.top),
              left: convertMillimetersToTwip(page.left),
              right: convertMillimetersToTwip(page.right),
              bottom: convertMillimetersToTwip(page.bottom),
            },
          },
        },
        ...(notice !== null && {
          headers: {
            default: new Header({
              children: [line(notice, { alignment: AlignmentType.RIGHT }, { size: type.notice })],
            }),
          },
        }),
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: type.pageNumber * HALF })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });

/** A Word document on the page of GB/T 9704: the same content gives the same bytes. */
export const fileOf = async (about: About, children: readonly (Paragraph | Table)[]): Promise<Buffer> => {
  const parts = unzipSync(await Packer.toBuffer(documentOf(about, children)));
  // The library stamps the moment; the content has its own day.
  const core = strFromU8(parts['docProps/core.xml']!).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${about.date}T00:00:00Z`);
  return zipOf(
    Object.entries({ ...parts, 'docProps/core.xml': strToU8(core) }).map(([path, bytes]) => ({ path, bytes })),
  );
};
