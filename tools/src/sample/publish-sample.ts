import type { Role } from '@mingjian/contracts';
import { digestOf } from '../demo/content.js';
import { Scene, type Stage } from '../scenario/scene.js';
import { sampleDocuments, type SampleDocument } from './documents.js';

const LEVELS = ['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader'] as const satisfies readonly Role[];

/** Where the sample is: the ids of its documents, which their reviews and publications share, and of the open consultation. */
export interface Sample {
  readonly documents: Readonly<Record<string, string>>;
  readonly consultation: string;
}

/** Publishes the sample documents as people do: proposed, reviewed on four levels, released; then asks the public about the draft. */
export const publishSample = async (stage: Stage): Promise<Sample> => {
  const scene = new Scene(stage, 'sample');
  const documents: Record<string, string> = {};
  const publish = async (batch: readonly SampleDocument[]): Promise<void> => {
    for (const document of batch) documents[document.key] = await propose(scene, document, documents);
    await stage.settle();
    for (const document of batch) await pass(scene, document, documents[document.key]!);
    await stage.settle();
    for (const { key } of batch)
      await scene.post('publisher', `/api/publish/v1/publications/${documents[key]}/release`, {});
    await stage.settle();
  };
  await publish(sampleDocuments.filter(({ interprets }) => interprets === undefined));
  await publish(sampleDocuments.filter(({ interprets }) => interprets !== undefined));
  const { id: consultation } = await scene.post('handler', '/api/publish/v1/consultations', {
    organ: stage.organ,
    section: stage.section,
    draft: documents['draft'],
    closesOn: closing(stage.today()),
  });
  await stage.settle();
  return { documents, consultation };
};

const propose = async (
  scene: Scene,
  { key: _key, interprets, summary, ...document }: SampleDocument,
  known: Readonly<Record<string, string>>,
): Promise<string> => {
  const { organ, section, today } = scene.stage;
  const { id } = await scene.post('handler', '/api/intake/v1/items', {
    ...document,
    ...(summary !== undefined && { summary }),
    ...(interprets !== undefined && { about: { relation: 'interprets', item: known[interprets] } }),
    organ,
    section,
    visibility: 'public',
    attribute: 'proactive',
    origin: 'made',
    carrier: 'officialDocument',
    manners: ['website'],
    formedOn: today(),
  });
  return id;
};

const pass = async (scene: Scene, { title, text, summary }: SampleDocument, id: string): Promise<void> => {
  const digest = digestOf({ title, text, ...(summary !== undefined && { summary }) });
  for (const role of LEVELS) {
    await scene.post(role, `/api/review/v1/reviews/${id}/opinions`, { opinion: 'open', digest });
  }
};

/** Well after the thirty days that a consultation takes. */
const closing = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + 40 * 86_400_000).toISOString().slice(0, 10);
