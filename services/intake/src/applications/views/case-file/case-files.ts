import { letterFormats } from '@mingjian/documents/model';
import { renderLetter, type Engine } from '@mingjian/service-kit';
import type { ApplicationState } from '../../domain/index.js';
import type { RecordedFact } from '../../history.js';
import { isWorded } from '../../letter-sources.js';
import { lettersOf, writeLetter, type Sources } from '../../letters/index.js';
import { caseFilePage, type ListedFile } from './case-file-page.js';

export interface CaseToFile {
  readonly id: string;
  readonly state: ApplicationState;
  readonly facts: readonly RecordedFact[];
  readonly sources: Sources;
  readonly number: string | undefined;
}

/** The files of a case in the order of reading, the page that lists them first. */
export const caseFiles = async (engine: Engine, wanted: CaseToFile) => {
  const { state, facts, sources, number, id } = wanted;
  const files = [
    json('request.json', '申请', requestOf(facts, sources)),
    json('case.json', '案件现状', state),
    json('timeline.json', '办理过程', timelineOf(facts)),
    ...(await lettersIn(facts, sources)),
    ...(await replyIn(engine, facts, sources)),
  ];
  const page = caseFilePage({ number: number ?? id, files, facts, simulated: engine.simulated });
  return [{ path: 'index.html', title: '卷宗目录', bytes: Buffer.from(page) }, ...files];
};

const json = (path: string, title: string, content: unknown): ListedFile => ({
  path,
  title,
  bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`),
});

/** What was asked and by whom, with every correction, as it is sealed; null where the reader may not see it. */
const requestOf = (facts: readonly RecordedFact[], { opened }: Sources) =>
  facts.flatMap(({ version, event, on }) => {
    const sealed = (event.personal ?? []).filter(({ field }) => field === 'applicant' || field === 'request');
    const fields = sealed.map(({ field, ref }) => [field, opened.personal.get(ref) ?? null]);
    return fields.length === 0 ? [] : [{ version, on, ...(Object.fromEntries(fields) as object) }];
  });

/** Every step with its place in the record, so that each can be looked up and proven there. */
const timelineOf = (facts: readonly RecordedFact[]) =>
  facts.map(({ version, sequence, envelope: { id, type, time, occurredOn, entry, actor, actingFor, pins, data } }) => ({
    version,
    sequence,
    id,
    type,
    time,
    occurredOn,
    entry,
    actor,
    actingFor,
    pins,
    data,
  }));

const lettersIn = async (facts: readonly RecordedFact[], sources: Sources): Promise<readonly ListedFile[]> => {
  const files: ListedFile[] = [];
  const worded = lettersOf(facts).filter((letter) => isWorded(sources, letter));
  for (const [index, letter] of worded.entries()) {
    const written = writeLetter(letter, facts, sources);
    const title = [written.title, written.number].filter((part) => part !== null).join(' ');
    for (const format of letterFormats) {
      const path = `letters/${String(index + 1).padStart(2, '0')}-${letter.id}.${format}`;
      files.push({ path, title, bytes: await renderLetter(written, format) });
    }
  }
  return files;
};

/** The bytes that were reviewed and issued: their SHA-256 is the digest of the decision. */
const replyIn = async (
  { contents }: Engine,
  facts: readonly RecordedFact[],
  { opened }: Sources,
): Promise<readonly ListedFile[]> => {
  const digests = facts.flatMap(({ event }) =>
    event.type === 'ApplicationDecided' && event.data.document ? [event.data.document.digest] : [],
  );
  return Promise.all(
    digests
      .filter((digest) => opened.contents.has(digest))
      .map(async (digest) => ({ path: 'reply.json', title: '经审查的答复内容', bytes: await contents.get(digest) })),
  );
};
