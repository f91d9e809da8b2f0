import { formatDate, formatDateTime, isoInZone, type Place } from '../../common/dates.ts';
import { foldSpace } from '../../common/text.ts';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { mediaByIds } from '../media/media.ts';
import { publicationOf } from '../publication/publication.ts';
import { articleWords } from './article-words.ts';
import type { Article, LiveEntry } from './article.ts';
import type { Body } from './body/body.ts';
import type { Elsewhere } from './body/elsewhere.ts';
import { bodyToMarkdown } from './body/to-markdown.ts';
import { escapeMarkdown } from './body/to-markdown-inline.ts';
import { mediaIdsIn } from './body/walk-body.ts';
import { liveEntriesOf } from './read-articles.ts';

/** So many entries of a live blog stand in its Markdown, the newest. */
const mostEntries = 200;

/** JSON is YAML: strings and lists of strings come through whatever stands in them. */
const frontMatter = (fields: readonly (readonly [string, string | string[] | undefined])[]): string =>
  [
    '---',
    ...fields.flatMap(([name, value]) =>
      value === undefined || value.length === 0 ? [] : [`${name}: ${JSON.stringify(value)}`],
    ),
    '---',
  ].join('\n');

const entryText = (entry: LiveEntry, place: Place, elsewhere: Elsewhere): string => {
  const heading = [formatDateTime(entry.at, place), foldSpace(entry.headline)].filter(Boolean).join(' – ');
  return `## ${escapeMarkdown(heading)}\n\n${bodyToMarkdown(entry.body, elsewhere)}`;
};

const correctionsText = ({ corrections }: Article, place: Place): string => {
  if (corrections.length === 0) return '';
  const words = wordsFor(articleWords, place.language);
  const lines = corrections.map(
    ({ at, kind, text }) =>
      `- **${escapeMarkdown(`${words.correctionKinds[kind]}, ${formatDate(at, place)}`)}:** ${escapeMarkdown(foldSpace(text))}`,
  );
  return `## ${words.correctionsHeading}\n\n${lines.join('\n')}\n`;
};

const mediaOf = (world: World, bodies: readonly Body[]): ReturnType<typeof mediaByIds> =>
  mediaByIds(world, [...new Set(bodies.flatMap((body) => mediaIdsIn(body)))]);

/** What other rooms know of a story: more lines of the front matter, and Markdown before and after the text. */
export type MarkdownMore = {
  fields?: readonly (readonly [string, string | string[] | undefined])[];
  opening?: string;
  closing?: string;
};

/** A story as a Markdown file: front matter (YAML), headline, standfirst, lead, text, a live blog's entries, corrections. */
export const articleToMarkdown = async (
  world: World,
  article: Article,
  { fields = [], opening = '', closing = '' }: MarkdownMore = {},
): Promise<string> => {
  const publication = await publicationOf(world);
  const language = publication.editionByCode(article.edition)?.language ?? article.edition;
  const place = { language, timeZone: publication.settings.timeZone };
  const entries =
    article.kind === 'liveblog' ? (await liveEntriesOf(world, article, { limit: mostEntries })).entries : [];
  const whole: Body = { type: 'doc', content: [...(article.lead ? [article.lead] : []), ...article.body.content] };
  const media = await mediaOf(world, [whole, ...entries.map(({ body }) => body)]);
  const elsewhere: Elsewhere = { language, origin: world.config.publicUrl, media };
  const moment = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : isoInZone(at, place.timeZone);
  const parts = [
    frontMatter([
      ['title', foldSpace(article.headline)],
      ['description', foldSpace(article.standfirst)],
      ['url', article.canonicalUrl ?? world.config.publicUrl + encodeURI(article.path)],
      ['language', language],
      ['authors', article.authors.map(({ name }) => name)],
      ['published', moment(article.publishedAt)],
      ['updated', moment(article.updatedAt)],
      ['place', article.place],
      ['section', article.section?.name],
      ['tags', article.tags.map(({ name }) => name)],
      ['publisher', publication.editionByCode(article.edition)?.publicationName],
      ...fields,
    ]),
    `# ${escapeMarkdown(foldSpace(article.headline))}`,
    article.standfirst && `**${escapeMarkdown(foldSpace(article.standfirst))}**`,
    opening.trimEnd(),
    bodyToMarkdown(whole, elsewhere).trimEnd(),
    closing.trimEnd(),
    ...entries.map((entry) => entryText(entry, place, elsewhere).trimEnd()),
    correctionsText(article, place).trimEnd(),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
};
