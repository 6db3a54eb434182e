import type { Adoption, PersonalField } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { EventData } from './state.js';

interface Act {
  readonly today: CivilDate;
  readonly by: string;
}

interface Sealing {
  readonly personal?: readonly PersonalField[];
}

export type ConsultationCommand =
  | (Act &
      Sealing & {
        readonly type: 'Open';
        readonly consultation: string;
        readonly organ: string;
        readonly section: string;
        readonly sectionStands: boolean;
        readonly draft: string;
        /** Whether the draft is out for everybody, in the name of this organ. */
        readonly draftIsOut: boolean;
        readonly closesOn: CivilDate;
        /** The least that the law normally has; null for a matter that the table does not have. */
        readonly days: number | null;
        /** Whether a reason for a shorter time is given: the sealed field `reason`. */
        readonly reasoned: boolean;
      })
  /** Sealed fields `author`, `text`. */
  | (Act & Sealing & { readonly type: 'Comment' } & Pick<EventData<'CommentReceived'>, 'comment' | 'manner'>)
  /** Sealed field `reason`. */
  | (Act & Sealing & { readonly type: 'Answer'; readonly comment: string; readonly adoption: Adoption })
  | (Act & { readonly type: 'RecordMeeting' } & Pick<EventData<'DecisionMeetingHeld'>, 'heldOn' | 'attended'>)
  | (Act & {
      readonly type: 'Conclude';
      readonly feedback: string;
      readonly decision: string | null;
      /** Of the two, those that are not out for everybody in the name of this organ. */
      readonly notOut: readonly string[];
    });
