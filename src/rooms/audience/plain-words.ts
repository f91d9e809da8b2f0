import { foldSpace } from '../../common/text.ts';

const longest = 80;
const mostWords = 8;
const street =
  /\b(?:street|str|road|rd|avenue|ave|lane|drive|square|calle|avenida|plaza|carrera|rue|platz|weg|gasse)\b|(?:straße|strasse)|(?:^|\s)(?:ул|улица|пр|проспект|переулок|площадь|дом|кв)[.\s]|شارع|طريق/iu;
/** A year, or a number too short to be anybody's. */
const harmless = /^(?:\d{1,3}|1[89]\d\d|20\d\d)$/;

const digitsOf = (text: string): string[] => text.match(/\p{Nd}+/gu) ?? [];

/**
 * Words as they may be written down: lower case, bounded; undefined when they look like an address, a name in a mail, a number or a
 * key of somebody's.
 */
export const plainWords = (typed: string): string | undefined => {
  const words = foldSpace(typed).toLowerCase();
  if (words === '' || words.length > longest || words.split(' ').length > mostWords) return undefined;
  if (/@|:\/\/|www\.|[<>{}\\]/.test(words)) return undefined;
  const digits = digitsOf(words);
  if (digits.some((number) => !harmless.test(number)) || digits.join('').length > 6) return undefined;
  if (digits.length > 0 && street.test(words)) return undefined;
  return words.split(' ').some((word) => word.length > 40) ? undefined : words;
};

const ownRooms =
  /^\/(?:text\/)?(?:[a-z]{2}\/)?(?:newsroom|preview|me|api|sign-in|letters|counted|comments|saved|unsubscribe|assets|media)(?:\/|$)/;
/** What machines ask every server for. */
const probes =
  /\.(?:php\d?|aspx?|cgi|env|git|sql|bak|ini|ya?ml|jsp|sh|zip|gz|tar)\b|\/(?:wp-(?:login|admin|includes|json)|xmlrpc|cgi-bin|\.|vendor\/|phpmyadmin)/i;
const secret = /(?=[^/]*\d)(?=[^/]*[a-z])[\w-]{24,}/i;

/** A path that is not there, as it may be written down; undefined when it is a machine's probe or may carry somebody's key. */
export const plainPath = (path: string): string | undefined => {
  let shown = path;
  try {
    shown = decodeURI(path);
  } catch {
    return undefined;
  }
  if (shown.length < 2 || shown.length > 120 || /[@\s<>"\\]|\/\//.test(shown)) return undefined;
  if (ownRooms.test(shown) || probes.test(shown)) return undefined;
  const parts = shown.split('/');
  // Stories have long names of words; a key is one run of letters and figures.
  if (parts.some((part) => !part.includes('-') && secret.test(part))) return undefined;
  return digitsOf(shown).some((number) => number.length > 8) ? undefined : shown;
};
