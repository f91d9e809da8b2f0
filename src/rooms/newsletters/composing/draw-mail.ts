/**
 * The one quiet look of a letter: a single column of 600 px built of tables, styles on the elements, no colours but the mail program's
 * own (so that light and dark are both its), and a text version that says the same. Nothing in it counts who reads.
 */
import { escapeHtml } from '../../../common/text.ts';
import { wordsFor } from '../../../common/words.ts';
import type { Edition } from '../../publication/publication.ts';
import type { IssueContent, Letter, MailStory } from '../letter.ts';
import { letterWords, type LetterWords } from '../letter-words.ts';

/** What stands in the drawn letter where each reader's own links go. */
export type OwnLinks = { unsubscribe: string; yours: string };

export type Drawing = {
  letter: Letter;
  content: IssueContent;
  edition: Edition;
  publicUrl: string;
  postalAddress: string;
  /** Where it can be read on the web; none while it has no page. */
  webHref: string | undefined;
  links: OwnLinks;
};

const sans = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const serif = "Georgia,'Times New Roman','Noto Naskh Arabic',serif";
const plainLink = 'color:inherit;text-decoration:underline';

/** Somebody must be able to follow where a visit came from, and nothing else. */
const storyHref = (publicUrl: string, path: string): string => {
  const url = new URL(path, publicUrl);
  url.searchParams.set('from', 'letter');
  return url.href;
};

/** Elements of the words above the stories come without styles: mail programs would give them their own. */
const styled = (html: string): string =>
  html
    .replaceAll('<p>', `<p style="margin:0 0 16px;font:17px/1.6 ${serif}">`)
    .replaceAll('<li>', `<li style="margin:0 0 8px;font:17px/1.6 ${serif}">`)
    .replaceAll('<a ', `<a style="${plainLink}" `)
    .replaceAll('<img ', '<img style="display:block;width:100%;max-width:560px;height:auto;border:0" ')
    .replaceAll('<figure>', '<figure style="margin:0 0 16px">')
    .replaceAll('<figcaption>', `<figcaption style="font:14px/1.5 ${sans};padding-top:6px">`);

const row = (inner: string, padding: string): string => `<tr><td style="padding:${padding}">${inner}</td></tr>`;

const storyHtml = (story: MailStory, { publicUrl, edition }: Drawing): string => {
  const href = escapeHtml(storyHref(publicUrl, story.path));
  const align = edition.direction === 'rtl' ? 'right' : 'left';
  const { picture } = story;
  const image = picture
    ? `<a href="${href}" style="text-decoration:none"><img src="${escapeHtml(picture.url)}" alt="${escapeHtml(picture.alt)}" width="560" style="display:block;width:100%;max-width:560px;height:auto;border:0;margin:0 0 14px;font:14px/1.4 ${sans}"></a>`
    : '';
  const kicker = story.kicker
    ? `<p style="margin:0 0 4px;font:600 13px/1.4 ${sans};text-align:${align}">${escapeHtml(story.kicker)}</p>`
    : '';
  const standfirst = story.standfirst
    ? `<p style="margin:0;font:16px/1.55 ${serif};text-align:${align}">${escapeHtml(story.standfirst)}</p>`
    : '';
  return row(
    `${image}${kicker}<h2 style="margin:0 0 8px;font:700 22px/1.25 ${serif};text-align:${align}"><a href="${href}" style="color:inherit;text-decoration:none">${escapeHtml(story.headline)}</a></h2>${standfirst}`,
    '0 20px 32px',
  );
};

const footHtml = (drawing: Drawing, words: LetterWords): string => {
  const { letter, edition, publicUrl, postalAddress, webHref, links } = drawing;
  const link = (href: string, text: string): string =>
    `<a href="${escapeHtml(href)}" style="${plainLink};display:inline-block;padding:10px 0">${escapeHtml(text)}</a>`;
  const address = postalAddress
    ? `<p style="margin:12px 0 0">${escapeHtml(postalAddress).replaceAll('\n', '<br>')}</p>`
    : '';
  const all = [
    link(links.unsubscribe, words.endIt),
    link(links.yours, words.change),
    ...(webHref === undefined ? [] : [link(webHref, words.onTheWeb)]),
  ].join(' &nbsp;·&nbsp; ');
  return row(
    `<div style="border-top:1px solid #8a8a84;padding-top:16px;font:14px/1.6 ${sans}"><p style="margin:0">${escapeHtml(words.why(letter.name, edition.publicationName))}</p><p style="margin:0">${all}</p>${address}<p style="margin:12px 0 0"><a href="${escapeHtml(publicUrl)}" style="${plainLink}">${escapeHtml(publicUrl.replace(/^https?:\/\//, ''))}</a></p></div>`,
    '0 20px 32px',
  );
};

const hidden =
  'display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all';

const html = (drawing: Drawing, words: LetterWords): string => {
  const { letter, content, edition } = drawing;
  const home = escapeHtml(drawing.publicUrl);
  const head = `<p style="margin:0 0 2px;font:600 14px/1.4 ${sans}"><a href="${home}" style="color:inherit;text-decoration:none">${escapeHtml(edition.publicationName)}</a></p><h1 style="margin:0;font:700 28px/1.2 ${serif}">${escapeHtml(letter.name)}</h1>`;
  const intro = content.introHtml ? row(styled(content.introHtml), '0 20px 16px') : '';
  return [
    `<!doctype html><html lang="${escapeHtml(edition.language)}" dir="${edition.direction}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no">',
    `<title>${escapeHtml(content.subject)}</title></head>`,
    `<body dir="${edition.direction}" style="margin:0;padding:0;-webkit-text-size-adjust:100%">`,
    `<div style="${hidden}">${escapeHtml(content.preview)}</div>`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">`,
    `<table role="presentation" dir="${edition.direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:${edition.direction === 'rtl' ? 'right' : 'left'}">`,
    row(head, '28px 20px 20px'),
    row('<div style="border-top:3px solid #8a8a84;font-size:0;line-height:0">&nbsp;</div>', '0 20px 24px'),
    intro,
    ...content.stories.map((story) => storyHtml(story, drawing)),
    footHtml(drawing, words),
    '</table></td></tr></table></body></html>',
  ].join('\n');
};

const wrap = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const lines = [''];
      for (const word of line.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (last !== '' && last.length + word.length + 1 > 76) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines.join('\n');
    })
    .join('\n');

const storyText = (story: MailStory, publicUrl: string): string =>
  [
    ...(story.kicker ? [wrap(story.kicker)] : []),
    wrap(story.headline),
    ...(story.standfirst ? ['', wrap(story.standfirst)] : []),
    '',
    storyHref(publicUrl, story.path),
  ].join('\n');

const text = (drawing: Drawing, words: LetterWords): string => {
  const { letter, content, edition, publicUrl, postalAddress, webHref, links } = drawing;
  const rule = '\n\n- - -\n\n';
  const foot = [
    wrap(words.why(letter.name, edition.publicationName)),
    `${words.endIt}:\n${links.unsubscribe}`,
    `${words.change}:\n${links.yours}`,
    ...(webHref === undefined ? [] : [`${words.onTheWeb}:\n${webHref}`]),
    ...(postalAddress ? [postalAddress] : []),
    publicUrl,
  ].join('\n\n');
  const parts = [
    `${edition.publicationName}\n${letter.name}`,
    ...(content.introText ? [wrap(content.introText)] : []),
    ...content.stories.map((story) => storyText(story, publicUrl)),
  ];
  return `${parts.join(rule)}\n\n-- \n${foot}\n`;
};

/** The letter as HTML and as text. */
export const drawMail = (drawing: Drawing): { html: string; text: string } => {
  const words = wordsFor(letterWords, drawing.edition.language);
  return { html: html(drawing, words), text: text(drawing, words) };
};
