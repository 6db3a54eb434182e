import { platformProblems, type ProblemTexts } from '@mingjian/service-kit';
import { definitions } from './http-api.js';
import { generatedFrom, page, table } from './markdown.js';

/** docs/reference/problems.md: every stable code that an answer can carry, with its texts. */
export const problems = (): string =>
  page(
    generatedFrom('libs/service-kit and the refusals of the aggregates'),
    '# Problems 错误代码',
    'Every error is `application/problem+json` with `code`, `title` (English), `titleZh` (Chinese), `status` and, where they help, `facts`. ' +
      'Codes never change their meaning. A 503 means: send the same request again. The entry of `npm start` adds codes of its own for the ' +
      'simulated clock, listed in [operate-one-machine](../how-to/operate-one-machine.md).',
    '## The platform',
    textTable(platformProblems),
    ...definitions.flatMap(({ name, modules }) =>
      modules.flatMap((module) => (module.problems ? [`## ${name}: ${module.name}`, textTable(module.problems)] : [])),
    ),
    ...definitions.flatMap(({ name, modules }) =>
      modules
        .flatMap(({ aggregates }) => aggregates)
        .flatMap((aggregate) => [`## ${name}: ${aggregate.name}`, textTable(aggregate.refusals)]),
    ),
  );

const textTable = (texts: ProblemTexts): string =>
  table(
    ['code', 'status', '中文', 'English'],
    Object.entries(texts).map(([code, { zh, en, status = 409 }]) => [`\`${code}\``, String(status), zh, en]),
  );
