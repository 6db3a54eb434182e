import {
  heading,
  noticeOf,
  paragraphs,
  SIMULATED_NOTICE,
  theme,
  type Grid,
  type Paper,
  type PaperBlock,
} from '@mingjian/documents/model';
import { closingParts, partLabels, textLabels, themes } from '../domain/index.js';
import type { ExportedReport } from './frozen-report.js';
import { gridsOf } from './grids.js';

const DRAFT_NOTICE = '草稿：未经审定，不得对外发布';

/** The report in its six parts (国办公开办函〔2021〕30号), the tables in the layout of the year's form. */
export const paperOf = (report: ExportedReport): Paper => {
  const { title, organName, tables, text, frozen, simulated } = report;
  const [table2, table3, table4] = gridsOf(tables);
  const part = (label: string, grid: Grid, newPage = false): readonly PaperBlock[] => [
    heading(label, { newPage }),
    { kind: 'grid', grid },
  ];
  return {
    title,
    organ: organName,
    date: frozen?.on ?? `${tables.year}-12-31`,
    notice: noticeOf(frozen === null && DRAFT_NOTICE, simulated && SIMULATED_NOTICE),
    blocks: [
      heading(partLabels.general.zh),
      ...themes.flatMap((name, index) => [
        theme(`（${'一二三四五'[index]}）${textLabels[name].zh}`),
        ...paragraphs(text[name]),
      ]),
      ...part(partLabels.table2.zh, table2),
      // It fills a page of its own, whatever stands before it.
      ...part(partLabels.table3.zh, table3, true),
      ...part(partLabels.table4.zh, table4),
      ...closingParts.flatMap((name) => [heading(textLabels[name].zh), ...paragraphs(text[name])]),
    ],
  };
};
