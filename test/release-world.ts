import {
  publicationEvents,
  replyEvents,
  reviewEvents,
  type PublicationEvent,
  type ReplyEvent,
  type ReviewEvent,
} from '@mingjian/contracts';
import type { Decider } from '@mingjian/core';
import { publication, type PublicationCommand } from '../services/publish/src/publications/domain/index.js';
import { reply, type ReplyCommand } from '../services/publish/src/replies/domain/index.js';
import { review, type Review, type ReviewCommand } from '../services/review/src/reviews/domain/index.js';

/**
 * review and publish as their deciders, joined by a tiny message loop in memory instead of a bus: what one appends becomes a message
 * to the other, which waits until it is delivered. The loop is a double of the bus; the deciders are the real ones.
 */
export type Kind = 'item' | 'reply';
type OfficeEvent = ReplyEvent | PublicationEvent;
export type Logged = ReviewEvent | OfficeEvent;

interface Message {
  readonly from: 'intake' | 'review' | 'publish';
  deliver(): void;
}

export const THING = '11111111-1111-4111-8111-111111111111';
export const TODAY = '2026-03-02';
export const bytes = (letter: string): string => letter.repeat(64);
export const requestId = (n: number): string => `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`;
const DOUBT = '33333333-3333-4333-8333-333333333333';

const levels = [
  { level: 1, role: 'secrecyReviewer', title: '保密审查员' },
  { level: 2, role: 'leader', title: '分管领导' },
] as const;
const reviewers = ['luo', 'song'] as const;

/** A stream: decides, keeps what was appended, and passes it on. */
class Stream<Command, Event extends { readonly type: string }, State> {
  state: State;

  constructor(
    private readonly decider: Decider<Command, Event, State>,
    private readonly appended: (event: Event) => void,
  ) {
    this.state = decider.initialState;
  }

  /** The code of the refusal, or null. */
  perform(command: Command): string | null {
    const decision = this.decider.decide(command, this.state);
    for (const event of decision.kind === 'accepted' ? decision.events : decision.recorded) {
      this.state = this.decider.evolve(this.state, event);
      this.appended(event);
    }
    return decision.kind === 'refused' ? decision.refusal.code : null;
  }
}

export class ReleaseWorld {
  /** Everything that was appended anywhere, in the order of time. */
  readonly log: Logged[] = [];
  private readonly underway: Message[] = [];
  private readonly delivered: Message[] = [];
  private requests = 0;

  private readonly review = new Stream(review, (event) => {
    reviewEvents[event.type].schema.parse(event.data);
    this.log.push(event);
    this.send('review', () => this.publishHears(event));
  });
  private readonly replies = new Stream(reply, (event) => {
    replyEvents[event.type].schema.parse(event.data);
    this.officeAppended(event);
  });
  private readonly publications = new Stream(publication, (event) => {
    publicationEvents[event.type].schema.parse(event.data);
    this.officeAppended(event);
  });

  constructor(readonly kind: Kind) {}

  /** Intake sends the first proposal to review. */
  propose(proposal = 1, letter = 'a'): void {
    const thing = { kind: this.kind, id: THING, proposal };
    const content =
      this.kind === 'item'
        ? ({ item: { category: '工作动态', visibility: 'public' }, result: null, articles: [] } as const)
        : ({ item: null, result: '3.1', articles: ['36-1'] } as const);
    this.fromIntake({
      type: 'OpenReview',
      today: TODAY,
      review: THING,
      organ: 'transport',
      thing,
      section: 'roads',
      drafter: 'xu',
      digest: bytes(letter),
      levels,
      due: null,
      scan: { scanner: 1, findings: [] },
      staffing: null,
      ...content,
    });
  }

  edit(letter: string): void {
    const words = this.kind === 'item' ? ({ result: null } as const) : ({ result: '3.1' } as const);
    const articles = this.kind === 'item' ? [] : ['36-1'];
    this.fromIntake({
      type: 'EditContent',
      today: TODAY,
      editor: 'xu',
      digest: bytes(letter),
      articles,
      scan: { scanner: 1, findings: [] },
      staffing: null,
      ...words,
    });
  }

  withdraw(): void {
    this.fromIntake({ type: 'CloseReview', today: TODAY });
  }

  /** The reviewer whose turn it is lets it pass. */
  pass(): void {
    const place = this.review.state.phase === 'present' ? this.review.state.round.opinions.length : 0;
    this.person('GiveOpinion', reviewers[place] ?? 'song', {
      role: levels[place]?.role ?? 'leader',
      organ: 'transport',
      opinion: this.kind === 'item' ? 'open' : 'agree',
      ground: null,
      article: null,
      digest: null,
      staffing: null,
    });
  }

  doubt(): void {
    this.person('RaiseDoubt', 'he', { doubt: DOUBT });
  }

  resolve(finding: 'mayGoOut' | 'mustNotGoOut'): void {
    this.person('ResolveDoubt', 'luo', { doubt: DOUBT, finding });
  }

  classify(): void {
    this.person('Classify', 'luo', { level: 'workSecret' });
  }

  declassify(): void {
    this.person('Declassify', 'luo', {});
  }

  permit(): void {
    this.person('PermitOpening', 'qin', {});
  }

  /** Somebody of the office releases it; the code if that is refused. */
  release(by = 'zhou'): string | null {
    this.requests += 1;
    const act = {
      type: 'RequestRelease',
      today: TODAY,
      by,
      actingFor: null,
      request: requestId(this.requests),
    } as const;
    return this.kind === 'item'
      ? this.publications.perform({ ...act, indexNumber: '11320000/2026-00007' })
      : this.replies.perform({ ...act, number: '云泽公复〔2026〕7号' });
  }

  get waiting(): number {
    return this.underway.length;
  }

  /** Delivers one message: any that waits, or only the oldest of a source, as a bus that keeps the order of a key would. */
  deliver(pick: number, order: 'kept' | 'lost'): void {
    if (this.underway.length === 0) return;
    const chosen = this.underway[pick % this.underway.length]!;
    const message = order === 'lost' ? chosen : this.underway.find(({ from }) => from === chosen.from)!;
    this.underway.splice(this.underway.indexOf(message), 1);
    this.delivered.push(message);
    message.deliver();
  }

  /** Delivers one message that was delivered before. */
  deliverAgain(pick: number): void {
    if (this.delivered.length > 0) this.delivered[pick % this.delivered.length]!.deliver();
  }

  /** Delivers, in order, until nothing waits. */
  settle(): void {
    while (this.underway.length > 0) this.deliver(0, 'kept');
  }

  get types(): readonly string[] {
    return this.log.map(({ type }) => type);
  }

  get officeState() {
    return this.kind === 'item' ? this.publications.state : this.replies.state;
  }

  get reviewed(): Review | undefined {
    return this.review.state.phase === 'present' ? this.review.state : undefined;
  }

  private person(type: ReviewCommand['type'], by: string, act: object): void {
    this.review.perform({ type, today: TODAY, by, actingFor: null, ...act } as ReviewCommand);
  }

  private fromIntake(command: ReviewCommand): void {
    this.send('intake', () => void this.review.perform(command));
  }

  private send(from: Message['from'], deliver: () => void): void {
    this.underway.push({ from, deliver });
  }

  private officeAppended(event: OfficeEvent): void {
    this.log.push(event);
    if (event.type !== 'ReplyReleaseRequested' && event.type !== 'PublicationReleaseRequested') return;
    const { review: of, organ, proposal, request, digest } = event.data;
    const thing = { kind: this.kind, id: THING, proposal };
    this.send('publish', () => {
      this.review.perform({ type: 'RequestRelease', today: TODAY, review: of, organ, thing, request, digest });
    });
  }

  private publishHears(event: ReviewEvent): void {
    const command = heard(event);
    if (!command) return;
    if (this.kind === 'item')
      this.publications.perform({ publication: THING, item: THING, ...command } as PublicationCommand);
    else this.replies.perform({ reply: THING, application: THING, ...command } as ReplyCommand);
  }
}

/** What publish does about an event of review. */
const heard = (event: ReviewEvent): object | undefined => {
  const { data } = event;
  const act = { today: TODAY, by: 'system:publish', organ: data.organ, review: data.review };
  switch (event.type) {
    case 'ReviewOpened': {
      const { thing, drafter } = event.data;
      return { type: 'Expect', ...act, proposal: thing.proposal, drafters: [drafter] };
    }
    case 'ReviewDecided': {
      const { thing, outcome, drafters, section, item, result, articles, digest } = event.data;
      if (outcome === 'notOpen' || outcome === 'returned') return undefined;
      return {
        type: 'Prepare',
        ...act,
        proposal: thing.proposal,
        drafters,
        section,
        ...item,
        result,
        articles,
        digest,
      };
    }
    case 'ReviewContentEdited':
      return { type: 'Supersede', ...act, cause: 'edited', digest: event.data.previousDigest };
    case 'ReviewClosed':
      return { type: 'Supersede', ...act, cause: 'withdrawn' };
    case 'ReleaseCleared':
      return {
        type: 'ReceiveClearance',
        ...act,
        request: event.data.request,
        digest: event.data.digest,
        title: '题目',
      };
    case 'ReleaseBarred':
      return { type: 'ReceiveBar', ...act, request: event.data.request, code: event.data.code };
    case 'ReleaseRevoked': {
      const { request, cause, code } = event.data;
      return { type: 'ReceiveRevocation', ...act, request, cause, code };
    }
    default:
      return undefined;
  }
};
