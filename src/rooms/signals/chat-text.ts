import { cutText } from '../../common/text.ts';
import type { SignalData, SignalMessage } from './signal-message.ts';

const longestQuote = 500;

/** A reader must neither call a whole channel nor put a link or markup of their own into it. */
const harmless = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '').replaceAll('@', '@\u200B');

const under = ({ article }: SignalData): string => (article ? ` under “${harmless(article.headline)}”` : '');

const ruleOf = (rule: string | null | undefined): string => (rule ? ` (rule: ${rule})` : '');

const decided: Record<string, string> = {
  approve: 'was approved',
  remove: 'was removed',
  restore: 'was put back',
  undo: 'has a decision taken back',
};

const named = ({ story }: SignalData): string => (story ? `“${harmless(story.headline)}”` : 'A story');

/** What of the newsroom's work is said in words; a story's headline is the newsroom's own, and may still change. */
const newsroomSentences: Record<string, (data: SignalData) => string> = {
  'story.created': (data) => `Begun: ${named(data)}`,
  'story.state-changed': (data) =>
    `${named(data)}: ${data.change?.from ?? ''} → ${data.change?.to ?? data.story?.state ?? ''}`,
  'story.scheduled': (data) =>
    `Planned: ${named(data)}${data.story?.scheduledAt ? ` for ${data.story.scheduledAt}` : ''}`,
  'story.published': (data) => `Published: ${named(data)}`,
  'story.changed': (data) => `Changed: ${named(data)}`,
  'story.corrected': (data) => `Corrected: ${named(data)}`,
  'story.unpublished': (data) => `Taken back: ${named(data)}`,
  'story.trashed': (data) => `Thrown away: ${named(data)}`,
  'story.restored': (data) => `Out of the bin: ${named(data)}`,
  'live-entry.posted': (data) =>
    `New in ${named(data)}${data.entry?.headline ? `: ${harmless(data.entry.headline)}` : ''}`,
  'media.added': (data) => `New in the library: ${harmless(data.media?.fileName ?? '')}`,
  'letter.sent': (data) => `A letter has gone out to ${data.letter?.sent ?? 0} readers`,
};

const sentences: Record<string, (data: SignalData) => string> = {
  'comment.created': (data) => `New comment${under(data)}`,
  'comment.waiting': (data) =>
    `A comment${under(data)} waits for a moderator${data.comment?.heldBy ? ` (held by: ${data.comment.heldBy})` : ''}`,
  'comment.decided': (data) =>
    `A comment${under(data)} ${decided[data.decision?.act ?? ''] ?? `was decided about: ${data.decision?.act ?? ''}`}${ruleOf(data.decision?.rule)}`,
  'comment.reported': (data) => `A comment${under(data)} was reported${data.report ? ` (${data.report.reason})` : ''}`,
  'notice.received': (data) => `A notice of illegal content came in${under(data)}`,
  'appeal.received': (data) => `A reader asks for another look at a decision${under(data)}`,
  'appeal.decided': (data) =>
    `An appeal${under(data)} was decided: ${data.appeal?.state === 'overturned' ? 'the decision is taken back' : 'the decision stands'}`,
  'reader.restricted': (data) =>
    `A reader was restricted: ${data.restriction?.kind ?? ''}${ruleOf(data.restriction?.rule)}`,
  'rule.matched': (data) => `The rule “${harmless(data.rule?.name ?? '')}” found a comment${under(data)}`,
  ...newsroomSentences,
  test: () => 'This is a test: messages arrive',
};

/** One message in words, with a link to the desk. */
export const chatText = ({ type, data }: SignalMessage): string => {
  const sentence = sentences[type]?.(data) ?? type;
  const text = data.comment?.text;
  const quote = text ? `\n> ${harmless(cutText(text, longestQuote)).replaceAll('\n', '\n> ')}` : '';
  const link = data.comment?.desk ?? data.article?.url ?? data.story?.url ?? data.story?.desk ?? data.media?.desk;
  return `${sentence}.${quote}${link ? `\n${link}` : ''}`;
};

/** As the chat at this address expects it: Discord calls the words `content`, all others `text`. */
export const chatBody = (url: string, message: SignalMessage): string => {
  const { hostname, pathname } = new URL(url);
  const isDiscord = /(^|\.)discord(app)?\.com$/.test(hostname) && !pathname.endsWith('/slack');
  const text = chatText(message);
  return JSON.stringify(isDiscord ? { content: text, allowed_mentions: { parse: [] } } : { text });
};
