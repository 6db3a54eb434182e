import { normativeKinds } from '@mingjian/contracts';
import { paragraphs, SIMULATED_NOTICE, type Letter } from '@mingjian/documents/model';
import { hereOf, pageAnswer } from '@mingjian/portal-kit';
import {
  broughtFile,
  bytesOf,
  contentOf,
  defineView,
  letterFile,
  Problem,
  type Rendered,
  type ViewContext,
} from '@mingjian/service-kit';
import { z } from 'zod';
import { attachmentIn } from '../attachments.js';
import { catalogueLabels } from './catalogue.labels.js';
import {
  findInCatalogue,
  listCatalogue,
  listChanges,
  relatedTo,
  versionsOf,
  type CatalogueEntry,
} from './catalogue.query.js';
import { documentFrame } from './document.page.js';
import { addressWith, listFrame } from './list.page.js';

const filters = {
  category: z.string().max(80).optional(),
  organ: z.string().max(64).optional(),
  node: z.string().max(40).optional(),
  topic: z.string().max(5).optional(),
  genre: z.string().max(40).optional(),
  normative: z.enum(normativeKinds).optional(),
  inForce: z.enum(['true', 'false']).optional(),
  year: z.coerce.number().int().min(1949).max(9999).optional(),
};
export const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1);
/** Pages overlook what they do not know in an address: links come from anywhere, with anything attached. */
export const listQuery = z.object({ ...filters, page: pageNumber });

/** What is out; the models that pages of documents and lists are made of. */
export const CATALOGUE = ['catalogue'];
export const catalogueStand = ({ engine }: ViewContext<unknown>): Promise<string> => engine.standOf(CATALOGUE);

/**
 * The public list as JSON, newest first. With `updatedSince` what changed on that day or later, the oldest change first, with what was taken back
 * (`withdrawnOn`): ask again from the last `updatedOn`.
 */
export const catalogueList = defineView({
  name: 'publication.list',
  path: 'publications',
  permission: 'public',
  query: z.strictObject({ ...filters, updatedSince: z.iso.date().optional(), page: pageNumber }),
  validator: catalogueStand,
  handle: async ({ query, engine, today }) => {
    const { updatedSince, ...filter } = query;
    if (updatedSince !== undefined) return listChanges(engine.read, { ...filter, updatedSince }, today);
    const { facets: _facets, ...list } = await listCatalogue(engine, filter, today);
    return list;
  },
});

type ListContext = ViewContext<z.infer<typeof listQuery>>;

/** @param block of the platform whose one node is listed; else the node is chosen in the address */
const listPage = async (context: ListContext, block?: 'guide' | 'procedures'): Promise<Rendered> => {
  const { engine, directory, today } = context;
  const query = block === undefined ? context.query : { ...context.query, node: block };
  const { facets: counts, ...list } = await listCatalogue(engine, query, today);
  const { page, ...wanted } = context.query;
  const labels = catalogueLabels(directory, query.organ ?? null, today);
  const organ = (id: string): string => directory.organ(id)?.name ?? id;
  const column = query.node === undefined ? '政府信息公开目录' : labels.node(query.node);
  const owner = query.organ === undefined ? '' : organ(query.organ);
  return pageAnswer(
    listFrame({
      here: hereOf(context),
      title: {
        zh: `${owner}${column}`,
        en: query.node === undefined ? 'Published information' : labels.englishNode(query.node),
      },
      block: block ?? 'statutory',
      crumbs: query.organ === undefined ? [] : [{ href: `/portal/organs/${query.organ}`, label: owner }],
      ...list,
      page,
      wanted,
      counts,
      labels: { organ, catalogue: labels },
      feed: addressWith('/portal/rss.xml', {}, { organ: query.organ, node: query.node }),
    }),
  );
};

/** The public list as a page, with what it can be narrowed by. */
export const catalogueListPage = defineView({
  name: 'publication.listPage',
  path: '/portal/list',
  permission: 'public',
  query: listQuery,
  validator: catalogueStand,
  handle: (context) => listPage(context),
});

/** 政府信息公开指南: the guides of all organs. */
export const guidePage = defineView({
  name: 'publication.guidePage',
  path: '/portal/guide',
  permission: 'public',
  query: listQuery,
  validator: catalogueStand,
  handle: (context) => listPage(context, 'guide'),
});

/** 政府信息公开制度: the rules of disclosure. */
export const proceduresPage = defineView({
  name: 'publication.proceduresPage',
  path: '/portal/procedures',
  permission: 'public',
  query: listQuery,
  validator: catalogueStand,
  handle: (context) => listPage(context, 'procedures'),
});

/** Which document a page is about, by its index number. */
export const which = z.object({ index: z.string().min(1).max(200) });

/** @throws Problem `request.notFound` for what is not out for everybody, and never was */
export const entryOf = async ({ query, engine }: ViewContext<z.infer<typeof which>>): Promise<CatalogueEntry> => {
  const entry = await findInCatalogue(engine.read, query.index);
  if (!entry) throw Problem.of('request.notFound');
  return entry;
};

/** One document as a page, or its tombstone. */
export const cataloguePage = defineView({
  name: 'publication.page',
  path: '/portal/item',
  permission: 'public',
  query: which,
  validator: catalogueStand,
  handle: async (context) => {
    const { engine, directory, today } = context;
    const entry = await entryOf(context);
    const [content, related, versions] = await Promise.all([
      entry.withdrawnOn === null ? contentOf(engine, entry.digest) : null,
      relatedTo(engine.read, entry),
      versionsOf(engine.read, entry.publication),
    ]);
    return pageAnswer(
      documentFrame({
        here: hereOf(context),
        entry,
        content,
        related,
        versions,
        organName: directory.organ(entry.organ)?.name ?? entry.organ,
        labels: catalogueLabels(directory, entry.organ, today),
      }),
    );
  },
});

/** The same document as a file. */
export const documentFile = defineView({
  name: 'publication.documentFile',
  path: '/portal/item/file',
  permission: 'public',
  query: which.extend({ as: z.enum(['docx', 'pdf']) }),
  validator: catalogueStand,
  handle: async (context) => {
    const { engine, directory, query } = context;
    const entry = await entryOf(context);
    if (entry.withdrawnOn !== null) throw Problem.of('request.notFound');
    const { title, text } = await contentOf(engine, entry.digest);
    const organ = directory.organ(entry.organ)?.name ?? entry.organ;
    const letter: Letter = {
      layout: 'letter',
      title,
      organ,
      number: entry.documentNumber,
      addressee: null,
      body: paragraphs(text),
      remedy: null,
      signature: { by: organ, sealed: false },
      date: entry.formedOn ?? entry.publishedOn,
      notice: engine.simulated ? SIMULATED_NOTICE : null,
    };
    return letterFile(letter, query.as);
  },
});

/**
 * A browser keeps the file of a digest for good, since the digest is of exactly these bytes, and its reader has it anyway. Nothing between keeps it:
 * what was taken back is gone at once (ADR 0036).
 */
export const KEPT_BY_BROWSERS = 'private, max-age=31536000, immutable';

/** A file of a document (附件), by its digest; only while it is out with it. */
export const documentAttachment = defineView({
  name: 'publication.attachment',
  path: '/portal/item/attachment',
  permission: 'public',
  query: which.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  handle: async (context) => {
    const { engine, query } = context;
    const entry = await entryOf(context);
    if (entry.withdrawnOn !== null) throw Problem.of('request.notFound');
    const file = attachmentIn(await contentOf(engine, entry.digest), query.digest);
    if (!file) throw Problem.of('request.notFound');
    return broughtFile(file, await bytesOf(engine, file.digest), {
      etag: `"${file.digest}"`,
      'cache-control': KEPT_BY_BROWSERS,
    });
  },
});
