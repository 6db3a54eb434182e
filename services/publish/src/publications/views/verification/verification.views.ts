import { hereOf, pageAnswer } from '@mingjian/portal-kit';
import { bytesOf, contentOf, defineView, fileToKeep, Problem, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { catalogueLabels } from '../catalogue/catalogue.labels.js';
import { catalogueStand, entryOf, KEPT_BY_BROWSERS, which } from '../catalogue/catalogue.views.js';
import { publicRecordOf } from './record.js';
import { recomputingOf } from './recompute.js';
import { verificationFrame } from './verification.page.js';
import { verificationOf, withdrawnVerification, type Verification } from './verification.js';

type Context = ViewContext<z.infer<typeof which>>;

/** The record is read from the log itself, past the read models. @throws Problem `request.notFound` as the page of the document */
const verify = async (context: Context): Promise<Verification> => {
  const { engine } = context;
  const { publication, indexNumber, withdrawnOn } = await entryOf(context);
  const record = publicRecordOf(await engine.store.readStream(`publication-${publication}`));
  const { standing, history } = record;
  if (withdrawnOn !== null || !standing) return withdrawnVerification(indexNumber, publication, record);
  const files = (standing.data.attachments ?? []).map(({ digest }) => digest);
  return verificationOf(indexNumber, standing, history, await recomputingOf(engine).of(standing.data.digest, files));
};

/** A new answer each time that the digests were made anew. */
const validator = async (context: Context): Promise<string> =>
  `${await catalogueStand(context)} ${JSON.stringify(await verify(context))}`;

/**
 * 核验本页 as JSON: the digest of the stored bytes and of each file, recomputed just now (a minute old at most), beside those that review cleared and that
 * were recorded at the publication; where both events stand in the record; versions and withdrawals. Also of what was taken back, then without digests
 * of bytes. Fields: docs/how-to/verify-a-document.md.
 */
export const verification = defineView({
  name: 'publication.verification',
  path: 'verification',
  permission: 'public',
  query: z.strictObject(which.shape),
  validator,
  handle: verify,
});

/** The same as a page. */
export const verificationPage = defineView({
  name: 'publication.verificationPage',
  path: '/portal/item/verification',
  permission: 'public',
  query: which,
  validator,
  handle: async (context) => {
    const { engine, directory, today } = context;
    const [entry, verified] = await Promise.all([entryOf(context), verify(context)]);
    return pageAnswer(
      verificationFrame({
        here: hereOf(context),
        entry,
        verified,
        title: verified.outcome === 'withdrawn' ? null : (await contentOf(engine, entry.digest)).title,
        organName: directory.organ(entry.organ)?.name ?? entry.organ,
        labels: catalogueLabels(directory, entry.organ, today),
      }),
    );
  },
});

/** The very bytes that review cleared, as canonical JSON of title, text, summary and files, by their digest; only while they are out. */
export const documentBytes = defineView({
  name: 'publication.documentBytes',
  path: '/portal/item/content',
  permission: 'public',
  query: which.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  handle: async (context) => {
    const { engine, query } = context;
    const entry = await entryOf(context);
    if (entry.withdrawnOn !== null || entry.digest !== query.digest) throw Problem.of('request.notFound');
    return fileToKeep('application/json', await bytesOf(engine, entry.digest), 'content.json').with({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${entry.digest}"`,
      'cache-control': KEPT_BY_BROWSERS,
    });
  },
});
