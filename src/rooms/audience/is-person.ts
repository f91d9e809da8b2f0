import { programPatterns } from './program-patterns.ts';

const programs = new RegExp(programPatterns.map((pattern) => `(?:${pattern})`).join('|'));
/** What browsers that people hold in their hands have always called themselves first. */
const browser = /^(?:Mozilla\/5\.0 \(|Opera\/\d|DuckDuckGo\/)/;
/** Whoever names an address or such a trade is no reader, whether a list knows it or not. */
const trade =
  /https?:\/\/|bot\b|bots\b|crawl|spider|slurp|scrap|fetch|monitor|preview|headless|lighthouse|pagespeed|validator|uptime|archiv|phantomjs|selenium|playwright|puppeteer/i;

const longestName = 1_000;
const mostNames = 5_000;
const known = new Map<string, boolean>();

const judge = (agent: string): boolean =>
  agent.length < longestName && browser.test(agent) && !trade.test(agent) && !programs.test(agent);

/** Whether a browser by this name is probably held by a person; programs say so themselves, or call themselves nothing. */
export const isPerson = (agent: string): boolean => {
  const before = known.get(agent);
  if (before !== undefined) return before;
  const found = judge(agent);
  if (known.size >= mostNames) known.clear();
  known.set(agent, found);
  return found;
};
