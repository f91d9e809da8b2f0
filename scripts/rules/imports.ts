/**
 * Who may import whom. A room is entered by others only through its door (`rooms/x/x.ts`); app.ts and the sites, which put
 * pages together, also through its routes.
 */
import { dirname, join } from 'node:path/posix';
import { faultsAt, isCode, isTest, withoutComments, type Fault, type Rule, type SourceFile } from './tree.ts';

/** What every room stands on. */
const ground = ['common', 'config.ts', 'storage', 'delivery', 'world.ts', 'ui', 'rooms/publication'];
const atTheStory = [...ground, 'rooms/accounts', 'rooms/mail', 'rooms/media', 'rooms/articles'];
const everyRoom = [
  ...atTheStory,
  'rooms/discussion',
  'rooms/moderation',
  'rooms/signals',
  'rooms/audio',
  'rooms/bookmarks',
  'rooms/notifications',
  'rooms/search',
  'rooms/drafting',
  'rooms/fronts',
  'rooms/audience',
  'rooms/newsletters',
];
const sites = ['feeds', 'reader', 'newsroom', 'importers', 'api'];

/** A part of the tree → the parts it may import. */
export const mayImport: Record<string, readonly string[]> = {
  common: [],
  'config.ts': ['common'],
  storage: ['common', 'config.ts'],
  delivery: ['common'],
  'world.ts': ['common', 'config.ts', 'storage', 'delivery'],
  ui: ['common'],
  'rooms/publication': ground,
  'rooms/mail': ground,
  'rooms/accounts': [...ground, 'rooms/mail'],
  'rooms/media': [...ground, 'rooms/accounts'],
  'rooms/articles': [...ground, 'rooms/accounts', 'rooms/mail', 'rooms/media'],
  'rooms/discussion': atTheStory,
  // What comments say of a moment is shown beside the sound; an episode is begun as stories are.
  'rooms/audio': [...atTheStory, 'rooms/discussion', 'rooms/drafting', 'rooms/audience'],
  'rooms/bookmarks': atTheStory,
  'rooms/notifications': [...atTheStory, 'rooms/discussion', 'rooms/bookmarks'],
  'rooms/moderation': [...atTheStory, 'rooms/discussion', 'rooms/bookmarks', 'rooms/notifications', 'rooms/search'],
  'rooms/signals': [...atTheStory, 'rooms/discussion', 'rooms/moderation', 'rooms/drafting', 'rooms/audio'],
  'rooms/search': atTheStory,
  'rooms/drafting': [...atTheStory, 'rooms/search'],
  'rooms/fronts': [...atTheStory, 'rooms/discussion', 'rooms/audio'],
  'rooms/audience': atTheStory,
  'rooms/newsletters': [...atTheStory, 'rooms/discussion', 'rooms/fronts'],
  feeds: everyRoom,
  reader: everyRoom,
  api: everyRoom,
  newsroom: everyRoom,
  importers: everyRoom,
  'open-world.ts': everyRoom,
  'job-runner.ts': ['common', 'storage', 'world.ts'],
  'jobs.ts': [...everyRoom, 'feeds', 'importers', 'job-runner.ts'],
  'app.ts': [...everyRoom, ...sites],
  'main.ts': [...everyRoom, ...sites, 'app.ts', 'job-runner.ts', 'jobs.ts', 'open-world.ts'],
  cli: [...everyRoom, ...sites, 'app.ts', 'main.ts', 'job-runner.ts', 'jobs.ts', 'open-world.ts'],
};

const mayUseRoutes = new Set(['app.ts', 'reader', 'newsroom']);

/** The part of the tree a file under `src/` belongs to: `rooms/articles`, `ui`, `world.ts` … */
export const partOf = (path: string): string => {
  const [, first = '', second = ''] = path.split('/');
  return first === 'rooms' ? `rooms/${second}` : first;
};

const isDoor = (target: string): boolean => {
  const [, , room = '', file = '', ...deeper] = target.split('/');
  return deeper.length === 0 && file === `${room}.ts`;
};

const importPattern =
  /(?:^|[\n;])\s*(?:import|export)\b[^;'"]*?\bfrom\s*'([^']+)'|\bimport\(\s*'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'/g;

const faultOf = (path: string, target: string): string | undefined => {
  const from = partOf(path);
  const to = partOf(target);
  if (!target.startsWith('src/')) return `${target} is outside src/: what the site runs on stays inside`;
  if (from === to) return undefined;
  const allowed = mayImport[from];
  if (!allowed) return `src/${from} is not in the table of scripts/rules/imports.ts: say there what it may import`;
  if (!allowed.includes(to))
    return `${from} must not import ${to}; it may import ${allowed.join(', ') || 'nothing of ours'}`;
  if (!to.startsWith('rooms/') || isDoor(target)) return undefined;
  if (mayUseRoutes.has(from) && /\.routes\.tsx?$/.test(target)) return undefined;
  return `${to} is entered only through its door, src/${to}/${to.slice(6)}.ts, not ${target}`;
};

const islandFault = (target: string): string | undefined =>
  /\/islands\/.+/.test(target) || target.startsWith('src/common/')
    ? undefined
    : `an island runs in the browser and may import only other islands and src/common, not ${target}`;

const endings = /\.(?:tsx?|css|json)$/;

/** Imports of our own files: allowed by the table, by the door, with their ending. */
export const importRule: Rule = (file: SourceFile): Fault[] => {
  if (!isCode(file.path) || !file.path.startsWith('src/') || isTest(file.path)) return [];
  return faultsAt(withoutComments(file), importPattern, (match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    if (!specifier.startsWith('.')) return undefined;
    const target = join(dirname(file.path), specifier);
    if (!endings.test(specifier)) return `the import of ${specifier} must end in .ts or .tsx`;
    return file.path.includes('/islands/') ? islandFault(target) : faultOf(file.path, target);
  });
};
