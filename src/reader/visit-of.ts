import { readAppearance } from '../delivery/delivery.ts';
import type { Edition, Publication, Visit } from '../rooms/publication/publication.ts';

/**
 * The first piece of a path and the rest: `/es/tag/sea` → `es`, `/tag/sea`. A rest of two slashes would be another site's address in
 * every link made of it.
 */
const split = (path: string): [first: string, rest: string] => {
  const end = path.indexOf('/', 1);
  return end < 0 ? [path.slice(1), '/'] : [path.slice(1, end), path.slice(end).replace(/^[/\\]+/, '/')];
};

const editionIn = (publication: Publication, path: string): { edition: Edition; path: string } => {
  const [first, rest] = split(path);
  const edition = publication.editionByCode(first);
  // The default edition has no prefix: its code at the start of a path is just a word.
  return edition && !edition.isDefault ? { edition, path: rest } : { edition: publication.defaultEdition, path };
};

type Asked = { path: string; cookies: string | undefined; publicUrl: string };

/** Takes edition and shell off the front of a path: what is left is what routes know. */
export const visitOf = (publication: Publication, { path: asked, cookies, publicUrl }: Asked): Visit => {
  const [first, rest] = split(asked);
  const textOnly = first === 'text';
  const { edition, path } = editionIn(publication, textOnly ? rest : asked);
  const stay = (storedPath: string): string => (textOnly ? `/text${storedPath === '/' ? '' : storedPath}` : storedPath);
  return {
    publication,
    edition,
    textOnly,
    path,
    appearance: readAppearance(cookies),
    link: (inside) => stay(publication.inEdition(edition, inside)),
    stay,
    absolute: (storedPath) => `${publicUrl}${encodeURI(storedPath)}`,
  };
};
