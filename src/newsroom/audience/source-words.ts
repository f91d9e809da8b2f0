const own: Record<string, string> = {
  'own:front': 'Our front pages',
  'own:section': 'Our section pages',
  'own:search': 'Our search',
  'own:list': 'Our lists: topics, authors, archive',
  'own:own-list': 'Readers’ own lists',
  'own:story': 'Other stories and pages of ours',
  'own:letter': 'Our letters',
  'own:feed': 'Our feeds',
  'own:push': 'Notices on devices',
  direct: 'No page: typed, kept, an app or a private message',
  other: 'Sites too seldom to be named',
};
const kinds: Record<string, string> = {
  network: 'network',
  finder: 'search engine',
  assistant: 'assistant',
  web: 'site',
};

/** A source in words, and of what kind it is. */
export const sourceWords = (source: string): { name: string; kind: string } => {
  const known = own[source];
  if (known) return { name: known, kind: source.startsWith('own:') ? 'ours' : '' };
  const colon = source.indexOf(':');
  return { name: source.slice(colon + 1), kind: kinds[source.slice(0, Math.max(0, colon))] ?? '' };
};
