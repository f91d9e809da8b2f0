import { fromBuffer } from 'yauzl';
import type { ReadableSource } from './readable-source.ts';
import type { Recognised } from './recognise.ts';

export type Deceit = 'packed-bomb' | 'two-kinds';

/** What an honest document unfolds to, and from how little. */
const mostUnfolded = 1024 ** 3;
const mostEntries = 20_000;
const mostTimes = 150;
/** Below this nobody is harmed, however well it was packed. */
const harmless = 64 * 1024 ** 2;

/** How far from its start programs look for a PDF’s head, and browsers for a page. */
const headLength = 1_024;
const tailLength = 66_000;

const markup = /<(?:!doctype\s+html|html|head|body|script|iframe)[\s>]/i;

/** Reads what an archive says it holds, without unfolding anything; documents are small enough to be read as a whole. */
const isBomb = async (source: ReadableSource): Promise<boolean> => {
  const bytes = await source.read(0, source.size);
  return new Promise((answer) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      // What cannot be listed cannot be unfolded either: it is a damaged file that does nobody harm.
      if (error) return answer(false);
      let unfolded = 0;
      let entries = 0;
      archive.on('entry', (entry: { uncompressedSize: number }) => {
        unfolded += entry.uncompressedSize;
        entries += 1;
        const isTooMuch = unfolded > mostUnfolded || (unfolded > harmless && unfolded > source.size * mostTimes);
        if (isTooMuch || entries > mostEntries) answer(true);
        else archive.readEntry();
      });
      archive.on('error', () => answer(false));
      archive.on('end', () => answer(false));
      archive.readEntry();
      return undefined;
    });
  });
};

const isPacked = ({ contentType }: Recognised): boolean => /zip|officedocument|opendocument/.test(contentType);

/** Whether the file is something else as well: a page, a PDF or an archive that another program would see in it. */
const isTwofold = async (source: ReadableSource, is: Recognised): Promise<boolean> => {
  // Pictures are kept as a copy that has nothing but the picture in it.
  if (is.kind === 'picture') return false;
  const head = (await source.read(0, headLength)).toString('latin1');
  if (markup.test(head)) return true;
  if (is.extension !== 'pdf' && head.includes('%PDF-')) return true;
  if (is.kind !== 'file' || isPacked(is)) return false;
  const tail = await source.read(Math.max(0, source.size - tailLength), tailLength);
  return tail.includes('PK\u0005\u0006', 0, 'latin1');
};

/** Why a file of a welcome kind is not taken all the same: it is made to deceive or to overwhelm. */
export const deceitOf = async (source: ReadableSource, is: Recognised): Promise<Deceit | undefined> => {
  if (await isTwofold(source, is)) return 'two-kinds';
  return isPacked(is) && (await isBomb(source)) ? 'packed-bomb' : undefined;
};
