/** The folder of a theme: `tokens.css`, `theme.css`, `parts/*.html`, and `files/` they bring along. All of it is optional. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../../config.ts';
import type { LookTokens } from '../look.ts';
import { longestPart, readThemePart, themeParts, type ThemeNode, type ThemePartName } from './theme-part.ts';
import { longestSheet, readThemeSheet } from './theme-sheet.ts';
import { readThemeTokens, type ThemeFault } from './theme-tokens.ts';

export type Theme = {
  folder: string;
  isThere: boolean;
  tokens: LookTokens;
  css: string;
  parts: Partial<Record<ThemePartName, ThemeNode[]>>;
  /** Name of a file → its served address. */
  files: ReadonlyMap<string, string>;
  faults: readonly ThemeFault[];
};

export const themeFolder = ({ themeDir, dataDir }: Pick<Config, 'themeDir' | 'dataDir'>): string =>
  themeDir ?? join(dataDir, 'theme');

const mostFiles = 60;
export const longestFile = 1024 * 1024;
const fileName = /^[a-z0-9][\w.-]{0,80}\.(?:woff2|png|jpe?g|webp|avif|svg)$/i;

const hashOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 12);

/** A text of the folder; undefined where there is none. Longer ones are read as far as shows that they are too long. */
const textIn = async (folder: string, name: string, longest: number): Promise<string | undefined> => {
  try {
    const path = join(folder, name);
    const { size } = await stat(path);
    return size > 4 * longest ? 'x'.repeat(longest + 1) : await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
};

type Found = { files: Map<string, string>; faults: ThemeFault[] };

const filesIn = async (folder: string): Promise<Found> => {
  const files = new Map<string, string>();
  const faults: ThemeFault[] = [];
  const names = await readdir(join(folder, 'files')).catch(() => []);
  const note = (name: string, words: string): void => void faults.push({ file: `files/${name}`, line: 1, words });
  for (const name of names.toSorted((a, b) => (a < b ? -1 : 1)).slice(0, mostFiles)) {
    if (!fileName.test(name)) {
      note(name, 'is left out: only woff2, png, jpg, webp, avif and svg files are served');
      continue;
    }
    const path = join(folder, 'files', name);
    const { size } = await stat(path);
    if (size > longestFile) note(name, 'is left out: it is larger than 1 MB');
    else files.set(name, `/look/files/${hashOf(await readFile(path))}/${name}`);
  }
  if (names.length > mostFiles)
    note(names[mostFiles] ?? '', `is left out with all after it: ${mostFiles} files are served at most`);
  return { files, faults };
};

const emptyTokens = (): LookTokens => ({ always: {}, light: {}, dark: {} });

/** Reads the folder as it is now. It never fails: what is wrong is told, and the built-in look stands in for it. */
export const readTheme = async (config: Pick<Config, 'themeDir' | 'dataDir'>): Promise<Theme> => {
  const folder = themeFolder(config);
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isThere) return { folder, isThere, tokens: emptyTokens(), css: '', parts: {}, files: new Map(), faults: [] };
  const { files, faults } = await filesIn(folder);
  const tokensText = await textIn(folder, 'tokens.css', longestSheet);
  const read = tokensText === undefined ? { tokens: emptyTokens(), faults: [] } : readThemeTokens(tokensText);
  const sheetText = await textIn(folder, 'theme.css', longestSheet);
  const sheet =
    sheetText === undefined ? { css: '', faults: [] } : readThemeSheet(sheetText, (name) => files.get(name));
  faults.push(...read.faults, ...sheet.faults);
  const parts: Theme['parts'] = {};
  for (const name of Object.keys(themeParts) as ThemePartName[]) {
    const source = await textIn(folder, `parts/${name}.html`, longestPart);
    if (source === undefined) continue;
    const part = readThemePart(name, source, (file) => files.get(file));
    faults.push(...part.faults);
    if (part.faults.length === 0) parts[name] = part.nodes;
  }
  for (const name of await readdir(join(folder, 'parts')).catch(() => []))
    if (name.endsWith('.html') && !Object.hasOwn(themeParts, name.slice(0, -5)))
      faults.push({
        file: `parts/${name}`,
        line: 1,
        words: `there is no such part; there are ${Object.keys(themeParts).join(', ')}`,
      });
  return { folder, isThere, tokens: read.tokens, css: sheet.css, parts, files, faults };
};

/** A file of the theme by its name and the mark in its address; undefined when it is not, or no longer, that file. */
export const themeFile = async (theme: Theme, mark: string, name: string): Promise<Buffer | undefined> => {
  if (theme.files.get(name) !== `/look/files/${mark}/${name}`) return undefined;
  return readFile(join(theme.folder, 'files', name)).catch(() => undefined);
};
