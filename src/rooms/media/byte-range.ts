/** What part of a file a `Range` header asks for (RFC 9110, 14.2): a stretch, the whole, or one that does not exist. */
export type ByteRange = { start: number; end: number } | 'whole' | 'unsatisfiable';

/** Several stretches at once, other units and what cannot be read are answered with the whole, as the standard allows. */
export const parseByteRange = (header: string | undefined, size: number): ByteRange => {
  const found = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return 'whole';
  const [first, last] = [found[1] ?? '', found[2] ?? ''];
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  if (last !== '' && Number(last) < Number(first)) return 'whole';
  if (Number(first) >= size) return 'unsatisfiable';
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
};
