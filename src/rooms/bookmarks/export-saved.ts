import { escapeHtml } from '../../common/text.ts';
import type { Saved } from './bookmark.ts';

export const exportFormats = ['json', 'html', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `absolute` gives a stored path its place on the web. */
type Given = { saved: readonly Saved[]; title: string; at: number; absolute: (path: string) => string };

const moment = (at: number): string => new Date(at).toISOString();

const asJson = ({ saved, title, at, absolute }: Given): string =>
  `${JSON.stringify(
    {
      title,
      exportedAt: moment(at),
      stories: saved.map(({ headline, story, savedAt, isArchived, tags }) => ({
        headline,
        url: story ? absolute(story.path) : null,
        standfirst: story?.standfirst ?? null,
        publishedAt: story?.publishedAt === undefined ? null : moment(story.publishedAt),
        savedAt: moment(savedAt),
        isArchived,
        tags,
      })),
    },
    undefined,
    2,
  )}\n`;

/** The form every browser and bookmark service takes in. */
const asHtml = ({ saved, title, absolute }: Given): string => {
  const line = ({ headline, story, savedAt, tags }: Saved): string => {
    if (!story) return '';
    const tagged = tags.length > 0 ? ` TAGS="${escapeHtml(tags.join(','))}"` : '';
    const added = Math.floor(savedAt / 1000);
    return `    <DT><A HREF="${escapeHtml(absolute(story.path))}" ADD_DATE="${added}"${tagged}>${escapeHtml(headline)}</A>\n`;
  };
  return `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>${escapeHtml(title)}</TITLE>
<H1>${escapeHtml(title)}</H1>
<DL><p>
${saved.map(line).join('')}</DL><p>
`;
};

/** A table program runs what begins like a formula: such a cell begins with an apostrophe. */
const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const asCsv = ({ saved, absolute }: Given): string => {
  const rows = saved.map(({ headline, story, savedAt, isArchived, tags }) => [
    headline,
    story ? absolute(story.path) : '',
    story?.publishedAt === undefined ? '' : moment(story.publishedAt),
    moment(savedAt),
    isArchived ? 'yes' : 'no',
    tags.join('; '),
  ]);
  const head = ['headline', 'url', 'published', 'saved', 'archived', 'tags'];
  // The mark in front tells table programs that this is UTF-8.
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
};

const forms: Record<ExportFormat, { type: string; write: (given: Given) => string }> = {
  json: { type: 'application/json; charset=utf-8', write: asJson },
  html: { type: 'text/html; charset=utf-8', write: asHtml },
  csv: { type: 'text/csv; charset=utf-8', write: asCsv },
};

/** A reading list as a file that other programs read. */
export const exportSaved = (format: ExportFormat, given: Given): { type: string; body: string } => ({
  type: forms[format].type,
  body: forms[format].write(given),
});
