import type { ApplicationEvent } from '@mingjian/contracts';
import { accepted, type Refused } from '@mingjian/core';
import type { EditReply, ProposeReply, ReplyContent, ReturnReply } from './commands.js';
import { refuse, sealed, whileHandling, whileOpen, type ApplicationDecision } from './guards.js';
import { resultProblem } from './prerequisites.js';
import { caseOf, pendingConsultations, type ApplicationState } from './state.js';

const contentOf = ({ result, articles, digest, parts }: ReplyContent) => ({
  result,
  articles: [...articles],
  ...(parts !== undefined && { parts }),
  digest,
});

/** A partial disclosure says what is open and what is withheld on which ground (Art 37); no other reply does. */
const partsProblem = ({ result, articles, parts }: ReplyContent): Refused<ApplicationEvent> | undefined => {
  if (result !== '3.2') return parts && refuse('application.result.partsNotExpected', { result });
  if (!parts) return refuse('application.result.partsMissing');
  const withheld = new Set<string>(parts.withheld);
  const stated = articles.filter((article) => article !== '37');
  const apart = [...withheld].filter((ground) => !stated.includes(ground));
  const unused = stated.filter((ground) => !withheld.has(ground));
  return apart.length + unused.length > 0
    ? refuse('application.result.partsOnOtherGrounds', { grounds: [...apart, ...unused] })
    : undefined;
};

/** Puts a reply with exactly one result row and its articles to review. A late case can still be answered. */
export const proposeReply = (command: ProposeReply, state: ApplicationState): ApplicationDecision =>
  whileHandling(state, (open) => {
    const { assignment } = open;
    if (!assignment || assignment.handler === null) return refuse('application.reply.notAccepted');
    if (pendingConsultations(open).length > 0) return refuse('application.consultation.pending');
    return (
      resultProblem(open, command, command.resultBases) ??
      partsProblem(command) ??
      accepted({
        type: 'ReplyProposed',
        data: {
          ...caseOf(open),
          proposal: (open.proposal?.number ?? 0) + 1,
          section: assignment.section,
          drafter: command.by,
          ...contentOf(command),
          due: open.term.due,
        },
        ...sealed(command),
      })
    );
  });

/** Changes the reply under review; review and publish drop what they held of the old bytes. */
export const editReply = (command: EditReply, state: ApplicationState): ApplicationDecision =>
  whileOpen(state, (open) => {
    if (!open.proposal?.underReview) return refuse('application.reply.notUnderReview');
    return (
      resultProblem(open, command, command.resultBases) ??
      partsProblem(command) ??
      accepted({
        type: 'ReplyEdited',
        data: { ...caseOf(open), proposal: open.proposal.number, editor: command.by, ...contentOf(command) },
        ...sealed(command),
      })
    );
  });

/** Review sent the proposal back. If the applicant withdrew meanwhile there is nothing left to handle. */
export const returnReply = (command: ReturnReply, state: ApplicationState): ApplicationDecision => {
  if (state.phase === 'closed') return accepted();
  return whileOpen(state, (open) => {
    const { proposal, review } = command;
    if (!open.proposal?.underReview) return refuse('application.reply.notUnderReview');
    if (open.proposal.number !== proposal) {
      return refuse('application.reply.otherProposal', { underReview: open.proposal.number });
    }
    return accepted({ type: 'ReplyReturned', data: { ...caseOf(open), proposal, review }, ...sealed(command) });
  });
};
