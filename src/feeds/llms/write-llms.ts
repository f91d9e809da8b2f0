import { foldSpace } from '../../common/text.ts';

export type LlmsLink = { title: string; url: string; note?: string };

export type LlmsDocument = {
  title: string;
  summary: string;
  note: string;
  parts: readonly { title: string; links: readonly LlmsLink[] }[];
};

/** Text as one line of Markdown: what would begin a link, a heading or markup is escaped. */
const plain = (text: string): string => foldSpace(text).replace(/[\\`*_[\]<>#|]/g, '\\$&');

const drawLink = ({ title, url, note }: LlmsLink): string =>
  `- [${plain(title)}](${url.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})${note ? `: ${plain(note)}` : ''}`;

/** llms.txt (llmstxt.org): a heading, a summary, and lists of links, as Markdown. */
export const writeLlms = ({ title, summary, note, parts }: LlmsDocument): string => {
  const drawn = parts
    .filter(({ links }) => links.length > 0)
    .map((part) => `## ${plain(part.title)}\n\n${part.links.map(drawLink).join('\n')}\n`);
  return [`# ${plain(title)}\n`, ...(summary ? [`> ${plain(summary)}\n`] : []), `${plain(note)}\n`, ...drawn].join(
    '\n',
  );
};
