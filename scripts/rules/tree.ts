/** A file of the tree that is checked: its path from the root, with slashes, and its text. */
export type SourceFile = { path: string; text: string };

/** What is wrong where, in words that say what to do. */
export type Fault = { path: string; line: number; message: string };

export type Rule = (file: SourceFile) => Fault[];

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** One fault for each match of a pattern; comments are blanked out by the caller where they must not count. */
export const faultsAt = (
  file: SourceFile,
  pattern: RegExp,
  message: (match: RegExpMatchArray) => string | undefined,
): Fault[] =>
  [...file.text.matchAll(pattern)].flatMap((match) => {
    const text = message(match);
    return text === undefined
      ? []
      : [
          {
            path: file.path,
            line: lineOf(file.text, match.index + match[0].search(/[^\s;]|$/)),
            message: text,
          },
        ];
  });

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The same file with its block comments blanked, so that lines keep their numbers. */
export const withoutBlockComments = (file: SourceFile): SourceFile => ({
  ...file,
  text: file.text.replace(/\/\*[\s\S]*?\*\//g, blank),
});

/** For TypeScript: line comments go, too. A `//` inside a string is left alone when something stands before it but space. */
export const withoutComments = (file: SourceFile): SourceFile => {
  const { text } = withoutBlockComments(file);
  return { ...file, text: text.replace(/^\s*\/\/.*$/gm, blank) };
};

export const isTest = (path: string): boolean => /\.test\.tsx?$|-for-tests\.tsx?$/.test(path);
export const isCode = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
