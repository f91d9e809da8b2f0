/** Characters XML does not allow but WordPress writes. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const allIllegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** An ampersand that begins nothing XML knows: forgotten by the writer, or one of HTML's names. Comments may hold any. */
const stray = /<!--[^]*?-->|&(?!#\d{1,7};|#x[0-9a-f]{1,6};|(?:amp|lt|gt|quot|apos);)/gi;

const opening = '<![CDATA[';
const closing = ']]>';
/** Longest thing that may be cut in two between pieces. */
const longest = 12;

export type XmlRepair = {
  /** A piece as the parser can read it; its last signs may wait for the next one. */
  next: (piece: string) => string;
  /** What still waited. */
  rest: () => string;
  dropped: number;
  repaired: number;
};

/** Where the piece may be cut so that nothing is torn: before the last sign that begins something, if it stands near the end. */
const cutAt = (text: string): number => {
  for (let at = text.length - 1; at >= 0 && at > text.length - longest; at -= 1) {
    if (text[at] === '&' || text[at] === '<' || (text[at] === ']' && text[at - 1] !== ']')) return at;
  }
  return text.length;
};

/** Counts what it does, and remembers between pieces whether it is inside CDATA, where every sign may stand. */
const createMender = (repair: { repaired: number }): ((text: string) => string) => {
  let inData = false;
  const mend = (found: string): string => {
    if (found !== '&') return found;
    repair.repaired += 1;
    return '&amp;';
  };
  return (text) => {
    let out = '';
    for (let at = 0; at < text.length;) {
      const sign = inData ? closing : opening;
      const found = text.indexOf(sign, at);
      const part = text.slice(at, found < 0 ? text.length : found);
      out += inData || !part.includes('&') ? part : part.replace(stray, mend);
      if (found < 0) break;
      out += sign;
      inData = !inData;
      at = found + sign.length;
    }
    return out;
  };
};

/**
 * Mends what real export files get wrong and no reader of XML forgives: control characters go, lone ampersands outside CDATA
 * become `&amp;`. Everything else stays for the parser to judge.
 */
export const createXmlRepair = (): XmlRepair => {
  let waiting = '';
  const repair: XmlRepair = {
    dropped: 0,
    repaired: 0,
    next: (piece) => {
      let text = waiting + piece;
      if (illegal.test(piece)) {
        const clean = text.replace(allIllegal, '');
        repair.dropped += text.length - clean.length;
        text = clean;
      }
      const cut = cutAt(text);
      waiting = text.slice(cut);
      return mended(text.slice(0, cut));
    },
    rest: () => {
      const text = waiting;
      waiting = '';
      return mended(text);
    },
  };
  const mended = createMender(repair);
  return repair;
};
