/** Names and lengths of files, and where SQL may stand. */
import { basename } from 'node:path/posix';
import { faultsAt, isCode, isTest, withoutComments, type Fault, type Rule } from './tree.ts';

const banned = new Set([
  'index',
  'util',
  'utils',
  'helper',
  'helpers',
  'types',
  'manager',
  'service',
  'base',
  'common',
  'misc',
]);

const component = /^[A-Z][A-Za-z0-9]*\.tsx$/;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:store|routes|test|browser))*\.(?:tsx?|css)$/;

export const nameRule: Rule = ({ path }): Fault[] => {
  const name = basename(path);
  const fault = (message: string): Fault[] => [{ path, line: 1, message }];
  if (!isCode(path) && !path.endsWith('.css')) return [];
  if (isCode(path) && banned.has(name.split('.')[0] ?? ''))
    return fault(`“${name}” says nothing: name the file after the one thing it exports`);
  if (component.test(name.replace(/\.test\.tsx$/, '.tsx')) || kebab.test(name)) return [];
  return fault(`“${name}” must be kebab-case, or PascalCase.tsx for a component`);
};

export const longest = 300;
const mayBeLong = /\/migrations\/|-words\.ts$|\/words\/|\.css$|\/content\//;

/** Blank lines do not count. */
export const lengthRule: Rule = ({ path, text }): Fault[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  if (lines <= longest || mayBeLong.test(path) || !isCode(path)) return [];
  return [{ path, line: longest, message: `${lines} lines: at most ${longest}; what in it is a thing of its own?` }];
};

/** Node's test runner takes a reporter only as a default export. */
const mustExportDefault = new Set(['scripts/count-reporter.ts']);

export const exportRule: Rule = (file): Fault[] =>
  isCode(file.path) && !mustExportDefault.has(file.path)
    ? faultsAt(
        withoutComments(file),
        /(?:^|\n)\s*export\s+(?:default\b|\{[^}]*\bas\s+default\b)/g,
        () => 'no default exports: a thing has one name everywhere',
      )
    : [];

/** Who may speak to the database: stores, the storage itself, and the two that make transactions and run jobs. */
const maySpeakSql = /\.store\.ts$|^src\/storage\/|^src\/world\.ts$|^src\/job-runner\.ts$/;
const sqlPattern = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|replaceInto)\(|\bsql(?:<[^>`]*>)?`/g;

export const sqlRule: Rule = (file): Fault[] =>
  isCode(file.path) && file.path.startsWith('src/') && !isTest(file.path) && !maySpeakSql.test(file.path)
    ? faultsAt(withoutComments(file), sqlPattern, () => 'SQL stands only in *.store.ts files')
    : [];
