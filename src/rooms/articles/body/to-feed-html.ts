import { directionOf } from '../../../common/words.ts';
import { escapeHtml } from '../../../common/text.ts';
import type { Block, Body, Embed, Film, Inline, Mark, Picture, Quote, Sound, Table, TableCell } from './body.ts';
import { absoluteHref, captionLine, hostOf, plainPictureOf, plainRecordingOf, type Elsewhere } from './elsewhere.ts';
import { linkedRuns } from './walk-body.ts';

const foreignAttributes = (lang: string | undefined): string =>
  lang ? ` lang="${escapeHtml(lang)}" dir="${directionOf(lang)}"` : '';

const marked = (mark: Mark, inner: string): string => {
  switch (mark.type) {
    case 'strong':
    case 'em':
    case 'code':
      return `<${mark.type}>${inner}</${mark.type}>`;
    case 'strike':
      return `<s>${inner}</s>`;
    case 'subscript':
      return `<sub>${inner}</sub>`;
    case 'superscript':
      return `<sup>${inner}</sup>`;
    case 'foreign':
      return `<span${foreignAttributes(mark.attrs.lang)}>${inner}</span>`;
    case 'link':
      return inner;
  }
};

const runHtml = (run: Inline): string =>
  run.type === 'hardBreak'
    ? '<br>'
    : (run.marks ?? []).reduceRight((inner, mark) => marked(mark, inner), escapeHtml(run.text));

const inlineHtml = (content: readonly Inline[], elsewhere: Elsewhere): string =>
  linkedRuns(content)
    .map(({ link, runs }) => {
      const inner = runs.map(runHtml).join('');
      if (!link) return inner;
      const title = link.attrs.title ? ` title="${escapeHtml(link.attrs.title)}"` : '';
      return `<a href="${escapeHtml(absoluteHref(link.attrs.href, elsewhere))}"${title}>${inner}</a>`;
    })
    .join('');

const linked = (words: string, url?: string): string =>
  url ? `<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>` : escapeHtml(words);

/** A picture with its words, as lead media of a feed item needs it too. */
export const pictureToFeedHtml = (picture: Picture, elsewhere: Elsewhere): string => {
  const plain = plainPictureOf(picture, elsewhere);
  if (!plain) return '';
  const caption = captionLine(plain.caption, plain.credit, linked);
  const image = `<img src="${escapeHtml(plain.url)}" alt="${escapeHtml(plain.alt)}" width="${plain.width}" height="${plain.height}">`;
  return `<figure>${image}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`;
};

const recording = (block: Sound | Film, elsewhere: Elsewhere): string => {
  const plain = plainRecordingOf(block, elsewhere);
  if (!plain) return '';
  const words = plain.title || plain.caption || hostOf(plain.url);
  const poster = plain.poster ? `<img src="${escapeHtml(plain.poster)}" alt=""><br>` : '';
  const caption = plain.title && plain.caption ? `<p>${escapeHtml(plain.caption)}</p>` : '';
  return `<p><a href="${escapeHtml(plain.url)}">${poster}${escapeHtml(words)}</a></p>${caption}`;
};

const cell = ({ type, attrs, content }: TableCell, elsewhere: Elsewhere): string => {
  const tag = type === 'tableHeader' ? 'th' : 'td';
  const span = `${attrs?.colspan ? ` colspan="${attrs.colspan}"` : ''}${attrs?.rowspan ? ` rowspan="${attrs.rowspan}"` : ''}`;
  return `<${tag}${span}>${inlineHtml(content, elsewhere)}</${tag}>`;
};

const table = ({ attrs, content }: Table, elsewhere: Elsewhere): string => {
  const caption = attrs?.caption ? `<caption>${escapeHtml(attrs.caption)}</caption>` : '';
  const rows = content.map((row) => `<tr>${row.content.map((one) => cell(one, elsewhere)).join('')}</tr>`).join('');
  return `<table>${caption}<tbody>${rows}</tbody></table>`;
};

const attributed = (attribution: string | undefined, href: string | undefined, elsewhere: Elsewhere): string => {
  if (!attribution) return '';
  const words = escapeHtml(attribution);
  return `<p>— ${href ? `<a href="${escapeHtml(absoluteHref(href, elsewhere))}">${words}</a>` : words}</p>`;
};

const blocks = (content: readonly Block[], elsewhere: Elsewhere): string =>
  content
    .map((block) => blockToFeedHtml(block, elsewhere))
    .filter(Boolean)
    .join('\n');

const quote = ({ attrs, content }: Quote, elsewhere: Elsewhere): string => {
  const { attribution, href, lang } = attrs ?? {};
  const by = attributed(attribution, href, elsewhere);
  return `<blockquote${foreignAttributes(lang)}>${blocks(content, elsewhere)}</blockquote>${by}`;
};

const embed = ({ attrs: { url, title, caption } }: Embed): string =>
  `<p><a href="${escapeHtml(url)}">${escapeHtml(title ?? url)}</a></p>${caption ? `<p>${escapeHtml(caption)}</p>` : ''}`;

const blockToFeedHtml = (block: Block, elsewhere: Elsewhere): string => {
  switch (block.type) {
    case 'paragraph':
      return block.content.length > 0 ? `<p>${inlineHtml(block.content, elsewhere)}</p>` : '';
    case 'heading':
      return `<h${block.attrs.level}>${inlineHtml(block.content, elsewhere)}</h${block.attrs.level}>`;
    case 'bulletList':
      return `<ul>${block.content.map(({ content }) => `<li>${blocks(content, elsewhere)}</li>`).join('')}</ul>`;
    case 'orderedList': {
      const start = block.attrs?.start === undefined ? '' : ` start="${block.attrs.start}"`;
      return `<ol${start}>${block.content.map(({ content }) => `<li>${blocks(content, elsewhere)}</li>`).join('')}</ol>`;
    }
    case 'quote':
      return quote(block, elsewhere);
    case 'picture':
      return pictureToFeedHtml(block, elsewhere);
    case 'gallery': {
      const title = block.attrs?.title ? `<h3>${escapeHtml(block.attrs.title)}</h3>` : '';
      return title + block.content.map((picture) => pictureToFeedHtml(picture, elsewhere)).join('\n');
    }
    case 'sound':
    case 'film':
      return recording(block, elsewhere);
    case 'table':
      return table(block, elsewhere);
    case 'factBox':
      return `<aside>${block.attrs?.title ? `<h3>${escapeHtml(block.attrs.title)}</h3>` : ''}${blocks(block.content, elsewhere)}</aside>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.attrs.text)}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'embed':
      return embed(block);
    case 'pullQuote':
    case 'rawHtml':
      return '';
  }
};

/**
 * The body as plain HTML for feed readers and mail: absolute addresses, no classes, scripts or frames; films, sounds and embeds are
 * links. Pull quotes (they repeat the story) and raw HTML are left out.
 */
export const bodyToFeedHtml = (body: Body, elsewhere: Elsewhere): string => blocks(body.content, elsewhere);
