import { eventLabel } from '@mingjian/contracts';
import { Bi, renderStandalone } from '@mingjian/portal-kit';
import type { RecordedFact } from '../../history.js';

export interface ListedFile {
  readonly path: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

export interface CaseFilePage {
  readonly number: string;
  readonly files: readonly ListedFile[];
  readonly facts: readonly RecordedFact[];
  readonly simulated: boolean;
}

/** 卷宗目录: the page to begin with; its links lead into the unpacked archive. */
export const caseFilePage = ({ number, files, facts, simulated }: CaseFilePage): string =>
  renderStandalone({
    title: { zh: `卷宗目录 ${number}`, en: 'Case file' },
    simulated,
    children: (
      <>
        <h2>
          <Bi zh="文件" en="Files" />
        </h2>
        <ol>
          {files.map(({ path, title }) => (
            <li>
              <a href={path}>{title}</a> <span class="en">{path}</span>
            </li>
          ))}
        </ol>
        <h2>
          <Bi zh="办理过程" en="Timeline" />
        </h2>
        <ol>
          {facts.map(({ event, on, sequence, envelope }) => (
            <li>
              <time datetime={on}>{on}</time> <Bi {...eventLabel(event.type)} />{' '}
              {envelope.entry === 'late' && (
                <span class="mark">
                  <Bi zh="补录" en="late entry" />
                </span>
              )}
              <span class="en">intake #{sequence}</span>
            </li>
          ))}
        </ol>
        <p>
          <Bi zh="各文件的 SHA-256 见 manifest.json 和 SHA256SUMS" en="Digests are in manifest.json and SHA256SUMS" />
        </p>
      </>
    ),
  });
