import type { CrawlerKind } from './settings.ts';

/**
 * Crawlers of AI companies by what they fetch for, under the names they look for in robots.txt. Google-Extended and
 * Applebot-Extended are no crawlers of their own but names by which a site says no to training.
 */
export const crawlers: Record<CrawlerKind, readonly string[]> = {
  training: [
    'GPTBot',
    'ClaudeBot',
    'CCBot',
    'meta-externalagent',
    'Bytespider',
    'Google-Extended',
    'Applebot-Extended',
  ],
  search: ['OAI-SearchBot', 'Claude-SearchBot', 'PerplexityBot', 'DuckAssistBot'],
  user: ['ChatGPT-User', 'Claude-User', 'Perplexity-User'],
};
