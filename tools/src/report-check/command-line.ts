import { parseArgs } from 'node:util';

/** How a run ends. The verdict is in the code, so whatever prevents one must not be mistaken for it. */
export const exitCodes = { pass: 0, fail: 1, notAssessable: 2, usage: 64, unreadable: 65, fault: 70 } as const;

export const USAGE = `Usage: npm run report:check -- FILE [--json]
用法：npm run report:check -- 文件 [--json]

Examines published annual reports by rules C1–C13 (the form's equations, well-formed figures, last year's report, the text).
FILE has one report, a list of reports, or { "reports": … }; docs/how-to/check-a-published-report.md tells its format.
按勾稽规则 C1–C13 核对已公布的政府信息公开工作年度报告。文件可含一份或多份年报。

  --json   one JSON object on standard output 在标准输出给出一个 JSON 对象
  --help   this text 本说明

The verdict follows from C1–C4 and C6 alone: fail if one fails, else not assessable if one is (a blank is no zero), else pass.
结论只看 C1–C4 和 C6：有一项不通过即不通过；否则有一项无法核对（空白不等于零）即无法核对；否则通过。

Exit code 退出码
   0  pass 通过
   1  fail 不通过
   2  not assessable 无法核对
  64  the command line is wrong 命令行有误
  65  the file cannot be read as reports 文件无法作为年报读取
`;

/** Wrong arguments; the message is for the person at the terminal. */
export class UsageError extends Error {}

export interface CommandLine {
  readonly file: string;
  readonly json: boolean;
}

/** @returns what to examine; undefined where only `--help` is asked for. @throws UsageError */
export const readCommandLine = (args: readonly string[]): CommandLine | undefined => {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError('须给出一个文件 / exactly one FILE is needed');
  }
  return { file, json: values.json };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    throw new UsageError(`命令行有误 / wrong command line: ${(error as Error).message}`);
  }
};
