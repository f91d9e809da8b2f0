import { escapeHtml } from '../../common/text.ts';

/**
 * Shortcodes (`[gallery ids="1,2"]`, `[caption]…[/caption]`) are made into elements before the HTML is read, so that one reading
 * turns both into blocks: `<x-shortcode data-name="gallery" data-attributes="{…}">`.
 */
export type Shortcode = {
  name: string;
  attributes: Record<string, string>;
  /** Values without a name: `[vimeo 123]`. */ values: string[];
};

/** Those whose meaning is known (see shortcode-blocks.ts), or whose content simply stays. */
export const plainShortcodes =
  /^(?:vc_|et_pb_|fusion_|fl_|av_|mk_|nectar_|cs_|x_|su_row|su_column|su_spacer|one_|two_|three_|col|row|column|columns|section|dropcap|highlight|lead|center|clear|divider|spacer|anchor|nextpage|wp_ad|separator|raw|noformat)/;
export const knownShortcodes = new Set([
  'caption',
  'wp_caption',
  'gallery',
  'embed',
  'audio',
  'video',
  'playlist',
  'youtube',
  'vimeo',
  'dailymotion',
  'soundcloud',
  'ted',
  'tweet',
  'instagram',
  'facebook',
  'gist',
  'googlemaps',
  'iframe',
  'code',
  'sourcecode',
  'quote',
  'blockquote',
  'pullquote',
  'button',
  'su_button',
  'su_quote',
  'bash',
  'css',
  'html',
  'java',
  'javascript',
  'js',
  'perl',
  'php',
  'python',
  'ruby',
  'shell',
  'sql',
  'xml',
  'cpp',
  'csharp',
  'c',
]);
const isKnown = (name: string): boolean => knownShortcodes.has(name) || plainShortcodes.test(name);

/** Longest opening that is looked at; a caption given as an attribute is some hundred characters. */
const longest = 4000;

type Opening = { name: string; inside: string; end: number; closes: boolean };

/** Reads `[name …]` or `[/name]` at a bracket; undefined when it is only a bracket. */
const readBracket = (text: string, at: number): Opening | undefined => {
  const head = /^\[(\/?)([A-Za-z][\w-]{0,60})(?=[\s\]=/])/.exec(text.slice(at, at + 70));
  if (!head) return undefined;
  let quote = '';
  for (let i = at + head[0].length; i < text.length && i < at + longest; i += 1) {
    const sign = text[i] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || (sign === "'" && text[i - 1] === '=')) quote = sign;
    else if (sign === '[') return undefined;
    else if (sign === ']')
      return {
        name: head[2]?.toLowerCase() ?? '',
        inside: text.slice(at + head[0].length, i),
        end: i + 1,
        closes: head[1] === '/',
      };
  }
  return undefined;
};

const pair = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))|"([^"]*)"|(\S+)/g;

const parseInside = (inside: string): Pick<Shortcode, 'attributes' | 'values'> => {
  const attributes: Record<string, string> = {};
  const values: string[] = [];
  const spaced = inside.replace(/[\u00a0\u200b]/g, ' ').replace(/\/\s*$/, '');
  // Old texts went through a word processor: their quotation marks are curly or written out. Where plain ones stand, those count.
  const tidy = spaced.includes('"') ? spaced : spaced.replace(/[“”″]|&(?:quot|#822[01]|#8243);/g, '"');
  for (const [, name, quoted, single, bare, value, rest] of tidy.matchAll(pair)) {
    if (name !== undefined) attributes[name.toLowerCase()] = quoted ?? single ?? bare ?? '';
    else values.push((value ?? rest ?? '').replace(/^=/, ''));
  }
  return { attributes, values };
};

/** Where each name is closed last: an opening before that has content. */
const lastClosings = (text: string): Map<string, number> =>
  new Map(
    [...text.matchAll(/\[\/([A-Za-z][\w-]{0,60})\]/g)].map((found) => [found[1]?.toLowerCase() ?? '', found.index]),
  );

/** Whether an unknown name in brackets is a plugin's: words in brackets are prose far more often. */
const looksLikeOne = (opening: Opening, text: string, at: number, isPaired: boolean): boolean => {
  if (isPaired || /^(?:\s+[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[\w.,-]+))+\s*\/?$/.test(opening.inside)) return true;
  if (opening.inside.trim() !== '' || !/[_-]/.test(opening.name)) return false;
  return (
    /(?:^|[\n>])[ \t]*$/.test(text.slice(Math.max(0, at - 20), at)) &&
    /^[ \t]*(?:$|[\n<])/.test(text.slice(opening.end, opening.end + 20))
  );
};

const written = ({ name, inside }: Opening): string => {
  const data = escapeHtml(JSON.stringify(parseInside(inside)));
  return `<x-shortcode data-name="${name}" data-attributes="${data}">`;
};

type Scan = {
  text: string;
  at: number;
  out: string;
  closings: Map<string, number>;
  open: Map<string, number>;
  codeDepth: number;
  noMoreTags: boolean;
};

/** Copies a tag or comment as it is: brackets in it are no shortcodes. */
const skipTag = (scan: Scan): boolean => {
  const { text, at } = scan;
  if (scan.noMoreTags) return false;
  const isComment = text.startsWith('<!--', at);
  const end = text.indexOf(isComment ? '-->' : '>', at);
  if (end < 0) {
    if (!isComment) scan.noMoreTags = true;
    return false;
  }
  const tag = text.slice(at, end + (isComment ? 3 : 1));
  const code = /^<(\/?)(?:pre|code|script|style|textarea)\b/i.exec(tag);
  if (code) scan.codeDepth = Math.max(0, scan.codeDepth + (code[1] ? -1 : 1));
  scan.out += tag;
  scan.at += tag.length;
  return true;
};

const takeBracket = (scan: Scan): boolean => {
  const { text, at, closings, open } = scan;
  const opening = readBracket(text, at);
  if (!opening) return false;
  if (opening.closes) {
    const opened = open.get(opening.name) ?? 0;
    if (opened === 0) return false;
    open.set(opening.name, opened - 1);
    scan.out += '</x-shortcode>';
  } else {
    const isPaired = (closings.get(opening.name) ?? -1) > at && !opening.inside.endsWith('/');
    const isMeant = isKnown(opening.name)
      ? scan.codeDepth === 0 || isPaired
      : scan.codeDepth === 0 && looksLikeOne(opening, text, at, isPaired);
    if (!isMeant) return false;
    scan.out += written(opening) + (isPaired ? '' : '</x-shortcode>');
    if (isPaired) open.set(opening.name, (open.get(opening.name) ?? 0) + 1);
  }
  scan.at = opening.end;
  return true;
};

/** The text with its shortcodes as elements. Words in brackets that are no shortcodes stay as they are. */
export const shortcodesAsElements = (text: string): string => {
  if (!text.includes('[')) return text;
  const sign = /[<[]/g;
  const scan: Scan = {
    text,
    at: 0,
    out: '',
    closings: lastClosings(text),
    open: new Map(),
    codeDepth: 0,
    noMoreTags: false,
  };
  while (scan.at < text.length) {
    sign.lastIndex = scan.at;
    const next = sign.exec(text);
    if (!next) break;
    scan.out += text.slice(scan.at, next.index);
    scan.at = next.index;
    const escaped = text.startsWith('[[', scan.at)
      ? /^\[(\[[^\][]{1,200}\])\]/.exec(text.slice(scan.at, scan.at + 210))?.[1]
      : undefined;
    if (escaped !== undefined) {
      scan.out += escaped;
      scan.at += escaped.length + 2;
    } else if (!(text[scan.at] === '<' ? skipTag(scan) : takeBracket(scan))) {
      scan.out += text[scan.at];
      scan.at += 1;
    }
  }
  return scan.out + text.slice(scan.at);
};

/** What an `<x-shortcode>` stands for. */
export const shortcodeOf = (attrs: Record<string, string>): Shortcode => {
  try {
    const { attributes = {}, values = [] } = JSON.parse(attrs['data-attributes'] ?? '{}') as Partial<Shortcode>;
    return { name: attrs['data-name'] ?? '', attributes, values };
  } catch {
    return { name: attrs['data-name'] ?? '', attributes: {}, values: [] };
  }
};
