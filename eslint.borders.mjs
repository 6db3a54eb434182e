/**
 * The borders of architecture §2 and §3 as lint rules. `test/borders.spec.ts` injects each forbidden import and sees lint fail.
 */
const frameworks = [
  '@nestjs/*',
  '@nestjs/*/*',
  'typeorm',
  'pg',
  'kafkajs',
  '@eventstore/*',
  'fastify',
  'rxjs',
  'reflect-metadata',
];
const engineRoom = [
  'event-store',
  'messaging',
  'projections',
  'vault',
  'identity',
  'service-kit',
  'reference',
  'postgres',
].flatMap((lib) => [`@mingjian/${lib}`, `@mingjian/${lib}/*`]);
const services = ['intake', 'review', 'publish', 'reporting'];

/** A rule for sources is one for pages too. */
const alsoPages = (files) => files.flatMap((file) => (file.endsWith('.ts') ? [file, `${file}x`] : [file]));

const forbid = (files, group, message, extra = {}) => ({
  files: alsoPages(files),
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }], ...extra },
});

/** What may be imported, as a regular expression of the whole specifier; everything else is refused, whatever it is called. */
const allow = (files, allowed, message, extra = {}) => ({
  files: alsoPages(files),
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: `^(?!(?:${allowed})$)`, message }] }], ...extra },
});

const BELOW = String.raw`\./(?!.*\.\./).*`;
const pureLibraries = '@mingjian/(?:core|contracts|calendar)';

const statically = [
  { selector: 'ImportExpression', message: 'Imports stand at the top, where the borders see them.' },
  { selector: 'TSImportType', message: 'Imports stand at the top, where the borders see them.' },
  { selector: 'TSImportEqualsDeclaration', message: 'Imports stand at the top, where the borders see them.' },
  {
    selector: "CallExpression[callee.name='require']",
    message: 'Imports stand at the top, where the borders see them.',
  },
  {
    selector: ':matches(Identifier[name=/PersistentSubscription/i], Literal[value=/PersistentSubscription/i])',
    message:
      'Persistent subscriptions deliver out of order and keep the checkpoint on the server: follow $all instead.',
  },
];

const clockless = {
  'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'globalThis', 'performance'],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time is an argument of the domain.' },
    { object: 'Math', property: 'random', message: 'Chance is an argument of the domain.' },
    { object: 'crypto', property: 'randomUUID', message: 'Ids are arguments of the domain.' },
  ],
  'no-restricted-syntax': [
    'error',
    ...statically,
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'Time is an argument of the domain.',
    },
  ],
};

/** One service never imports another; only the launcher, demo and tests see several. */
const otherServices = (own) =>
  services
    .filter((name) => name !== own)
    .flatMap((name) => [`@mingjian/${name}-service`, `@mingjian/${name}-service/*`]);
const modules = {
  intake: [
    'applications',
    'items',
    'remedies',
    'record-corrections',
    'conversions',
    'directory',
    'tallies',
    'registers',
    'ratings',
  ],
  review: ['reviews'],
  publish: ['publications', 'replies', 'consultations'],
  reporting: ['record', 'statistics', 'annual-report', 'replay', 'audit', 'supervision'],
};

/** A file of the domain may name what lies in the domain: its folder, and one level up from a folder inside it. */
const domainDepths = [
  { folder: '', up: '' },
  { folder: '*/', up: String.raw`|\.\./(?!.*\.\./).*` },
];

const otherModules = (service, own) =>
  modules[service].filter((module) => module !== own).flatMap((module) => [`**/${module}/**`, `../${module}/**`]);

export const borders = [
  {
    // service-kit alone may load an adapter only when the configuration names it.
    files: alsoPages(['libs/!(service-kit)/src/**/*.ts', 'services/*/src/**/*.ts']),
    rules: { 'no-restricted-syntax': ['error', ...statically] },
  },
  allow(['libs/core/src/**/*.ts'], String.raw`\.{1,2}/.*|node:crypto`, 'core depends on nothing.', clockless),
  allow(
    ['libs/calendar/src/**/*.ts'],
    String.raw`\.{1,2}/.*|@mingjian/(?:core|contracts)`,
    'calendar is pure functions.',
    clockless,
  ),
  forbid(['libs/contracts/src/**/*.ts'], [...frameworks, ...engineRoom], 'contracts depend on core only.'),
  ...['event-store', 'messaging', 'projections', 'vault', 'identity', 'postgres', 'reference', 'documents'].map((lib) =>
    forbid(
      [`libs/${lib}/src/**/*.ts`],
      ['@nestjs/*', '@mingjian/service-kit', '@mingjian/*-service'],
      'Engine room knows no framework and no service.',
    ),
  ),
  allow(['libs/documents/src/model.ts'], String.raw`\./.*`, 'The model of a letter has no layout.', clockless),
  forbid(
    ['libs/event-store/src/kurrent/*.ts'],
    ['@nestjs/*', '@mingjian/service-kit', '@mingjian/*-service', '@eventstore/*', '@kurrent/*'],
    'One file knows the client of EventStoreDB; its successor breaks it when both are loaded.',
  ),
  forbid(
    ['libs/event-store/src/kurrent/client.ts'],
    ['@nestjs/*', '@mingjian/service-kit', '@mingjian/*-service', '@kurrent/*'],
    'The successor of this client breaks it when both are loaded.',
  ),
  ...services.flatMap((service) => [
    forbid([`services/${service}/src/**/*.ts`], otherServices(service), 'Services share events, never code.'),
    ...modules[service].flatMap((module) => {
      const elsewhere = [...otherServices(service), ...otherModules(service, module)];
      return [
        forbid(
          [`services/${service}/src/${module}/**/*.ts`],
          elsewhere,
          'Modules of a service do not import each other; they share events.',
        ),
        ...domainDepths.map(({ folder, up }) =>
          allow(
            [`services/${service}/src/${module}/domain/${folder}*.ts`],
            `${BELOW}${up}|${pureLibraries}`,
            'The domain is pure: core, contracts, calendar, and its own files.',
            clockless,
          ),
        ),
      ];
    }),
  ]),
  allow(
    ['web/workbench/src/**/*.{ts,tsx}'],
    String.raw`\.{1,2}/.*|react(?:-dom/client)?|antd(?:/locale/\w+)?|@tanstack/react-(?:query|router)|oidc-client-ts|dayjs(?:/locale/[\w-]+)?|virtual:glossary|@mingjian/contracts/labels`,
    'The workbench knows the services by their HTTP API alone, and only what runs in a browser.',
    { 'no-restricted-globals': ['error', 'process', 'Buffer', 'global'] },
  ),
  allow(
    ['services/intake/src/applications/letters/*.ts'],
    String.raw`${BELOW}|\.\./domain/index\.js|${pureLibraries}|@mingjian/documents/model`,
    'A letter is made by pure functions from the record and the law.',
    clockless,
  ),
  {
    // Specs may read files, random numbers and the clock; test kits belong to specs.
    files: ['**/*.spec.{ts,tsx}', '**/testing/**'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
];
