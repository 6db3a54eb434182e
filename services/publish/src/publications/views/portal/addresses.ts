/** The page of a document. */
export const visibleHref = (indexNumber: string): string => `/portal/item?index=${encodeURIComponent(indexNumber)}`;

/** A file of a document. */
export const attachmentHref = (indexNumber: string, digest: string): string =>
  `/portal/item/attachment?${new URLSearchParams({ index: indexNumber, digest })}`;

/** 核验本页 of a document. */
export const verificationHref = (indexNumber: string): string =>
  `/portal/item/verification?index=${encodeURIComponent(indexNumber)}`;

/** The same as JSON. */
export const verificationDataHref = (indexNumber: string): string =>
  `/api/publish/v1/verification?index=${encodeURIComponent(indexNumber)}`;

/** The bytes of a document that a digest is of. */
export const contentHref = (indexNumber: string, digest: string): string =>
  `/portal/item/content?${new URLSearchParams({ index: indexNumber, digest })}`;

/** The list of a node of the catalogue; blocks that are one node have an address of their own. */
export const nodeHref = (node: string, organ?: string): string => {
  const own = blocksOfNodes[node];
  const query = new URLSearchParams({ ...(own === undefined && { node }), ...(organ !== undefined && { organ }) });
  const text = query.toString();
  return `${own ?? '/portal/list'}${text === '' ? '' : `?${text}`}`;
};

/** Blocks of the platform that show one node of the catalogue. */
export const blocksOfNodes: Readonly<Record<string, string>> = {
  guide: '/portal/guide',
  procedures: '/portal/procedures',
};

/** Nodes that belong to another block than 法定主动公开内容. */
export const otherBlocks: ReadonlySet<string> = new Set(['guide', 'procedures', 'annual-report']);
