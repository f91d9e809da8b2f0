import { appPatterns } from './words/app-words.ts';
import { botPatterns } from './words/bot-words.ts';
import { browserPatterns } from './words/browser-words.ts';
import { libraryPatterns } from './words/library-words.ts';

export type AppKind = 'bot' | 'app' | 'library' | 'browser' | 'unknown';

/** What fetched a recording, by what it calls itself. */
export type App = {
  name: string;
  kind: AppKind;
  /** Somebody may be listening. */
  isCounted: boolean;
};

/** The order in which the lists are to be asked. */
const lists = (
  [
    ['bot', botPatterns],
    ['app', appPatterns],
    ['library', libraryPatterns],
    ['browser', browserPatterns],
  ] as const
).map(([kind, patterns]) => ({
  kind,
  patterns: patterns.map(([name, pattern, category]) => ({ name, matches: new RegExp(pattern), category })),
}));

/** Whoever is in no list and has such a trade is no listener. Many real apps name an address, so that says nothing. */
const trade =
  /bot\b|crawl|spider|slurp|scrap|monitor|headless|validator|uptime|lighthouse|phantomjs|playwright|puppeteer/i;

/** What apps are called in figures that are in no list. */
export const otherApps = 'Other';

const judge = (agent: string): App => {
  // A client that does not say what it is cannot be told from a program.
  if (agent.trim() === '') return { name: '', kind: 'bot', isCounted: false };
  for (const { kind, patterns } of lists) {
    const found = patterns.find(({ matches }) => matches.test(agent));
    if (found) return { name: found.name, kind, isCounted: kind !== 'bot' && found.category !== 'bot' };
  }
  return { name: otherApps, kind: 'unknown', isCounted: !trade.test(agent) };
};

const longest = 1_000;
const most = 5_000;
const known = new Map<string, App>();

/** Who fetched it, and whether that counts: by the lists of opawg, remembered by name. */
export const appOf = (agent: string): App => {
  const name = agent.slice(0, longest);
  const before = known.get(name);
  if (before) return before;
  const found = judge(name);
  if (known.size >= most) known.clear();
  known.set(name, found);
  return found;
};
