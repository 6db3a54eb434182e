import { type LawChapter, type LawEntry } from '../entry.js';
import { onApplication, supervision } from './application.js';
import { examples } from './examples.js';
import { general, proactive } from './regulation.js';
import { privacy, remedy } from './remedy.js';
import { fees, report } from './report.js';
import { requirements } from './requirements.js';
import { pages, review } from './review.js';
import { publicationTerms, time } from './time.js';

/** Everything that the platform answers for, in the order of the page. */
export const chapters: readonly LawChapter[] = [
  general,
  proactive,
  onApplication,
  supervision,
  publicationTerms,
  report,
  fees,
  time,
  review,
  pages,
  remedy,
  privacy,
  requirements,
  examples,
];

export const entries: readonly LawEntry[] = chapters.flatMap((chapter) => chapter.entries);
