import { Alert, Spin } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { JudgedFinding } from '../../acts/reviews.js';
import { useDesk } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { AttachmentsUnderReview, type AttachedFile } from './attachments.js';
import { useWords } from '../../words/index.js';

interface Content {
  readonly title: string;
  readonly text: string;
  readonly summary?: string;
  readonly attachments?: readonly AttachedFile[];
}

interface ContentProps {
  readonly id: string;
  readonly digest: string;
  readonly purpose: 'opinion' | 'lookAgain';
  readonly findings: readonly JudgedFinding[];
  readonly chosen: number | undefined;
}

/** The bytes under review, with what the scan found marked in place. Each reading is kept, so it is asked for once. */
export const ContentUnderReview = ({ id, digest, purpose, findings, chosen }: ContentProps) => {
  const { t } = useWords();
  const { client } = useDesk();
  const frame = useRef<HTMLElement>(null);
  const { data, error } = useQuery<Content, Error>({
    queryKey: ['content', id, digest, purpose],
    queryFn: ({ signal }) => client.get<Content>(`review/reviews/${id}/content?purpose=${purpose}`, signal),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });
  useEffect(() => {
    frame.current?.querySelector(`[data-finding="${chosen}"]`)?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Spin />;
  const marked = (part: JudgedFinding['part'], text: string): ReactNode =>
    withMarks(
      text,
      findings.filter((finding) => finding.part === part),
    );
  const inText = findings.filter(({ part }) => part !== 'attachment').length;
  return (
    <article className="letter-text" ref={frame}>
      {inText > 0 && <Alert type="warning" title={t('findings.marked', { count: inText })} />}
      <h3>{marked('title', data.title)}</h3>
      {data.summary && (
        <p>
          <em>{marked('summary', data.summary)}</em>
        </p>
      )}
      <div>{marked('text', data.text)}</div>
      {data.attachments && (
        <AttachmentsUnderReview id={id} files={data.attachments} purpose={purpose} findings={findings} />
      )}
    </article>
  );
};

/** The text cut at the findings, each cut once where several overlap. */
const withMarks = (text: string, findings: readonly JudgedFinding[]): ReactNode => {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { finding, start, end } of [...findings].sort((one, other) => one.start - other.start)) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    parts.push(
      text.slice(at, from),
      <mark key={finding} className="finding" data-finding={finding}>
        {text.slice(from, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
};
