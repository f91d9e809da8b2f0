/** What counting wants to know of a request, read from its raw headers. */
export type SeenHead = { agent: string; referer: string; cookie: string; isNavigation: boolean; isPrivate: boolean };

/** Lengths of the names below: all others are skipped without being folded to lower case. */
const lengths = new Set([3, 5, 6, 7, 10, 11, 14]);

const note = (head: SeenHead, name: string, value: string): void => {
  if (name === 'user-agent') head.agent = value;
  else if (name === 'referer') head.referer = value;
  else if (name === 'cookie') head.cookie = value;
  // Fetched ahead, perhaps never to be shown; or fetched by a script or into a frame.
  else if (name === 'sec-purpose' || name === 'purpose' || name === 'x-moz')
    head.isNavigation &&= !/prefetch/i.test(value);
  else if (name === 'sec-fetch-dest') head.isNavigation &&= value === 'document';
  else if ((name === 'sec-gpc' || name === 'dnt') && value === '1') head.isPrivate = true;
};

export const seenHead = (raw: readonly string[]): SeenHead => {
  const head: SeenHead = { agent: '', referer: '', cookie: '', isNavigation: true, isPrivate: false };
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] ?? '';
    if (lengths.has(name.length)) note(head, name.toLowerCase(), raw[i + 1] ?? '');
  }
  return head;
};
