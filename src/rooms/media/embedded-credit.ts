import { SaxesParser } from 'saxes';

/** What a photographer or agency wrote into the file. */
export type EmbeddedTexts = {
  caption?: string;
  alt?: string;
  credit?: string;
  creditUrl?: string;
  licence?: string;
  licenceUrl?: string;
};

const tidy = (text: string | undefined, limit: number): string | undefined => {
  const plain = text
    ?.replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain ? plain.slice(0, limit) : undefined;
};

const address = (text: string | undefined): string | undefined =>
  text && /^https?:\/\/[^\s"<>]{1,500}$/.test(text) ? text : undefined;

/** The IPTC record inside Photoshop's resource block, or the whole if it is bare. */
const iptcRecord = (block: Buffer): Buffer => {
  const at = block.indexOf('8BIM\x04\x04', 0, 'latin1');
  if (at === -1) return block;
  const nameLength = (block[at + 6] ?? 0) + 1;
  const start = at + 6 + nameLength + (nameLength % 2);
  return start + 4 > block.length ? block : block.subarray(start + 4, start + 4 + block.readUInt32BE(start));
};

/** Data sets of IPTC IIM 4.2, record 2: number → text. Repeated ones are joined by commas. */
const iptcTexts = (block: Buffer): Map<number, string> => {
  const record = iptcRecord(block);
  const found = new Map<number, string>();
  // ESC % G in data set 1:90 says UTF-8; without it most programs of the last twenty years meant it all the same.
  const decode = (bytes: Buffer): string => {
    const text = bytes.toString('utf8');
    return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
  };
  for (let at = Math.max(0, record.indexOf(0x1c)); at + 5 <= record.length && record[at] === 0x1c;) {
    const length = record.readUInt16BE(at + 3);
    if (length & 0x8000 || at + 5 + length > record.length) break;
    const number = record[at + 2] ?? 0;
    const text = decode(record.subarray(at + 5, at + 5 + length));
    if (record[at + 1] === 2) found.set(number, found.has(number) ? `${found.get(number)}, ${text}` : text);
    at += 5 + length;
  }
  return found;
};

/** The properties of an XMP packet (ISO 16684-1) by their usual names; the first text of each counts. */
const xmpTexts = (packet: Buffer): Map<string, string> => {
  const found = new Map<string, string>();
  if (packet.length > 512 * 1024) return found;
  const open: string[] = [];
  const keep = (name: string, text: string): void => void (text.trim() && !found.has(name) && found.set(name, text));
  const parser = new SaxesParser({ xmlns: false });
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    text = '';
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'rdf:resource') keep(name, value);
      else if (name === 'rdf:Description' && key.includes(':')) keep(key, value);
    }
  });
  parser.on('text', (piece) => (text += piece));
  parser.on('closetag', () => {
    const name = open.pop();
    // A value stands in the property itself or in the items of a list below it.
    const property = name === 'rdf:li' ? open.at(-2) : name;
    if (property && !/^(?:rdf|x):/.test(property)) keep(property, text);
    text = '';
  });
  try {
    const xml = packet.toString('utf8').replaceAll('\0', '');
    parser
      .write(
        xml.slice(
          Math.max(0, xml.indexOf('<x:xmpmeta')),
          xml.includes('</x:xmpmeta>') ? xml.indexOf('</x:xmpmeta>') + 12 : undefined,
        ),
      )
      .close();
  } catch {
    // What was read before the fault is still what somebody wrote.
  }
  return found;
};

/** “Creative Commons” addresses say which licence they are. */
const licenceName = (url: string | undefined): string | undefined => {
  const [, kind, version] =
    /creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/([\d.]+)/.exec(url ?? '') ?? [];
  if (!kind) return undefined;
  if (kind === 'zero') return `CC0 ${version}`;
  return kind === 'mark' ? 'Public domain' : `CC ${kind.toUpperCase()} ${version}`;
};

/** Photographer and agency, as newspapers print them: “Ann Lee/Reuters”. */
const creditLine = (creator: string | undefined, agency: string | undefined): string | undefined => {
  if (!creator || !agency) return creator ?? agency;
  return agency.toLowerCase().includes(creator.toLowerCase()) ? agency : `${creator}/${agency}`;
};

/** Caption, alternative text, credit and licence from a picture's IPTC and XMP blocks; XMP wins, as it is the younger. */
export const embeddedTexts = (iptc: Buffer | undefined, xmp: Buffer | undefined): EmbeddedTexts => {
  const old = iptc ? iptcTexts(iptc) : new Map<number, string>();
  const young = xmp ? xmpTexts(xmp) : new Map<string, string>();
  const either = (name: string, number: number): string | undefined =>
    tidy(young.get(name), 300) ?? tidy(old.get(number), 300);
  const statement =
    address(tidy(young.get('cc:license'), 500)) ?? address(tidy(young.get('xmpRights:WebStatement'), 500));
  const isLicence = licenceName(statement) !== undefined || young.has('cc:license');
  return {
    caption: tidy(young.get('dc:description') ?? old.get(120), 2000),
    alt: tidy(young.get('Iptc4xmpCore:AltTextAccessibility'), 1000),
    credit: creditLine(either('dc:creator', 80), either('photoshop:Credit', 110)),
    creditUrl: isLicence ? undefined : statement,
    licence: licenceName(statement) ?? either('xmpRights:UsageTerms', 0) ?? either('dc:rights', 116),
    licenceUrl: isLicence ? statement : undefined,
  };
};
