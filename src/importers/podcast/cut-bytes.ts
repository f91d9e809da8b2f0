/** The text shortened to so many bytes of UTF-8, at the end of a word, with a sign that more followed. */
export const cutBytes = (text: string, most: number): string => {
  if (Buffer.byteLength(text) <= most) return text;
  let cut = Buffer.from(text)
    .subarray(0, most - 3)
    .toString('utf8')
    .replace(/\ufffd+$/, '');
  const space = cut.lastIndexOf(' ');
  if (space > most / 2) cut = cut.slice(0, space);
  return `${cut.trimEnd()}…`;
};
