/**
 * Letters of other alphabets that are written for Latin ones to slip past a word list, after the confusables of UTS #39. Small
 * letters alone: text is compared in small letters.
 */
const drawnAs: Record<string, string> = {
  a: 'аαɑᴀꭺⱥ',
  b: 'ьвβʙƅꮟ',
  c: 'сϲⲥᴄςȼ',
  d: 'ԁᴅꮷđð',
  e: 'еєεҽᴇɛəꭼ',
  f: 'ꜰꬵքϝƒꞙ',
  g: 'ɡցԍɢᶃ',
  h: 'һнհηʜꮋ',
  i: 'іιıɪɩɨꭵ',
  j: 'јϳᴊʝ',
  k: 'кκᴋĸⲕ',
  l: 'ӏʟłⳑɫ',
  m: 'мᴍⲙ',
  n: 'ոɴпռ',
  o: 'оοօᴏøס',
  p: 'рρᴘⲣ',
  q: 'ԛգ',
  r: 'гʀᴦⲅ',
  s: 'ѕꜱƽ',
  t: 'тτᴛⲧŧ',
  u: 'υսᴜʋʉ',
  v: 'ѵνᴠ',
  w: 'ԝᴡѡա',
  x: 'хχⲭ',
  y: 'уүγʏყ',
  z: 'ᴢζƶ',
};

/** Arabic letters that are written one for the other. */
const arabic: Record<string, string> = { ا: 'أإآٱ', ي: 'ىیې', ه: 'ةہھە', ك: 'کڪ', و: 'ؤ' };

const meant = new Map(
  [...Object.entries(drawnAs), ...Object.entries(arabic)].flatMap(([letter, others]) =>
    Array.from(others).map((other) => [other, letter] as const),
  ),
);

/** The letter that a small letter without accents may be written for; else the letter itself. */
export const likeness = (letter: string): string => meant.get(letter) ?? letter;

/** Squared and circled capitals that no normal form unfolds: 🅰 🅐. */
export const unfolded = (text: string): string =>
  text.replace(/[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return String.fromCharCode(0x61 + code - (code >= 0x1f170 ? 0x1f170 : 0x1f150));
  });
