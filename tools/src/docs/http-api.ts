import { roles } from '@mingjian/contracts';
import { permissionsOf, type Permission } from '@mingjian/identity';
import { intakeService } from '@mingjian/intake-service';
import { publishService } from '@mingjian/publish-service';
import { reportingService } from '@mingjian/reporting-service';
import { reviewService } from '@mingjian/review-service';
import type { Act, ModuleDefinition, ServiceDefinition, View } from '@mingjian/service-kit';
import { fieldsOf } from './field-types.js';
import { fieldTable, generatedFrom, page } from './markdown.js';

/** The services in the order of the data. */
export const definitions: readonly ServiceDefinition[] = [
  intakeService,
  reviewService,
  publishService,
  reportingService,
];

/**
 * docs/reference/http-api.md: every route of every service with its permission and fields.
 * @param described what each act and view does, by its name
 * @throws RangeError for an act or view that nothing describes
 */
export const httpApi = (described: ReadonlyMap<string, string>): string => {
  const descriptionOf = (name: string): string => {
    const text = described.get(name);
    if (text === undefined) throw new RangeError(`no comment above the declaration of ${name}`);
    return text;
  };
  return page(
    generatedFrom('the acts and views of the services'),
    '# HTTP API',
    COMMON,
    ...definitions.flatMap(({ name, modules }) => [
      `## ${name}`,
      // What pages load is no interface.
      ...modules
        .filter((module) => module.name !== 'website')
        .flatMap((module) => moduleSection(name, module, descriptionOf)),
    ]),
  );
};

const COMMON = `An **act** is a POST on a noun, a **view** a GET. All of them, behind one entry (\`npm start\`: http://127.0.0.1:8080):

- \`Authorization: Bearer <token>\`: an access token of the issuer, except for public views. The roles named below have the permission; in which
  organ is decided by the person's grants. What lies outside somebody's scope is a neutral 404.
- \`Idempotency-Key: <command id>\` on every act, 1 to 100 visible ASCII characters. The first outcome, also a refusal, is the answer to every
  retry by the same person; another body under the same id is 422 \`command.idReused\`.
- \`If-Match: "<version>"\` is optional: the version of the stream that the sender saw. The answer's \`ETag\` is the new one.
- Bodies are JSON objects of at most 2 MiB; an unknown field is refused. Files are brought before by an **upload**: a POST of \`application/octet-stream\`
  without \`Idempotency-Key\`, since the same bytes again are the same upload; \`Content-Digest: sha-256=:<base64>:\` (RFC 9530) is compared where it is sent.
- An accepted act answers \`{ id, version, source, sequence, events: [{ id, type }] }\`; status 201 when it began the stream, else 200.
- Errors are RFC 9457 problem details with a stable \`code\`: [problems](problems.md).
- Every service also answers \`GET /health/live\`, \`GET /health/serving\` and \`GET /health/ready\` on its own port, and \`operations\` for who runs it: [command line](command-line.md).`;

const moduleSection = (
  service: string,
  { name, acts, views, forms = [], uploads = [] }: ModuleDefinition,
  descriptionOf: (name: string) => string,
): readonly string[] =>
  acts.length + views.length === 0
    ? []
    : [
        `### ${service}: ${name}`,
        ...acts.flatMap((act) => [
          `#### POST ${pathOf(service, act.path)}`,
          descriptionOf(act.name),
          `Permission \`${act.permission}\`: ${whoMay(act)}.`,
          fieldTable(fieldsOf(act.body), 'Body: `{}`.'),
        ]),
        ...uploads.flatMap((upload) => [
          `#### POST ${pathOf(service, upload.path)}`,
          descriptionOf(upload.name),
          `Permission \`${upload.permission}\`: ${rolesWith(upload.permission)}. Body: the bytes, as \`application/octet-stream\`.`,
        ]),
        ...views.flatMap((view) => [
          `#### GET ${pathOf(service, view.path)}`,
          descriptionOf(view.name),
          view.permission === 'public'
            ? 'Public.'
            : `Permission \`${view.permission}\`: ${rolesWith(view.permission)}.`,
          ...querySection(view),
        ]),
        ...forms.flatMap((form) => [
          `#### POST ${pathOf(service, form.path)}`,
          descriptionOf(form.name),
          'Public, from a page of this site (`application/x-www-form-urlencoded`); answered with a page, or 303 to the next.',
        ]),
      ];

const querySection = ({ query }: View): readonly string[] => {
  const fields = fieldsOf(query);
  return fields.length === 0 ? [] : [fieldTable(fields, '')];
};

const pathOf = (service: string, path: string): string =>
  (path.startsWith('/') ? path : `/api/${service}/v1/${path}`).replace(/:(\w+)/g, '{$1}');

const whoMay = ({ permission, citizens }: Act): string =>
  [rolesWith(permission), ...(citizens ? ['citizens for what is theirs'] : [])].filter(Boolean).join(', ');

const rolesWith = (permission: Permission): string =>
  roles.filter((role) => permissionsOf(role).has(permission)).join(', ');
