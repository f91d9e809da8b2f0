import { cleanTexts, slugify } from '../../common/text.ts';
import type { Tx, World } from '../../world.ts';
import { claimAddress } from './addresses.ts';
import { addressing } from './read-taxonomy.ts';
import { markAuthorForSearch } from './search-due.store.ts';
import { notePortrait, noteSectionPicture } from './media-uses.ts';
import { putAuthor, putSection, putTag } from './taxonomy.store.ts';

export type SectionDraft = {
  id?: string;
  edition: string;
  key: string;
  name: string;
  slug?: string;
  description?: string;
  position?: number;
  /** Left out: as it is; null: none. */
  pictureId?: string | null;
};

/** Adds a section or changes the one with this id; returns its id. Its address is `/<slug>`. */
export const saveSection = async (world: World, tx: Tx, given: SectionDraft): Promise<string> => {
  const draft = cleanTexts(given);
  const id = draft.id ?? world.newId();
  const inEdition = await addressing(world);
  const wanted = inEdition(draft.edition, `/${draft.slug ?? (slugify(draft.name) || draft.key)}`);
  const path = await claimAddress(tx.db, wanted, { kind: 'section', target: id }, world.now());
  const { edition, key, name, description = '', position = 0 } = draft;
  await putSection(tx.db, {
    id,
    edition,
    key,
    name,
    description,
    position,
    slug: path.slice(path.lastIndexOf('/') + 1),
    ...(draft.pictureId === undefined ? {} : { picture_id: draft.pictureId }),
  });
  if (draft.pictureId !== undefined) await noteSectionPicture(tx, id, draft.pictureId);
  await tx.changed('site');
  return id;
};

export type TagDraft = {
  id?: string;
  edition: string;
  key?: string;
  name: string;
  slug?: string;
  description?: string;
};

/** Adds a tag or changes the one with this id; returns its id. The slug must be free in its edition. */
export const saveTag = async (world: World, tx: Tx, given: TagDraft): Promise<string> => {
  const draft = cleanTexts(given);
  const id = draft.id ?? world.newId();
  const slug = draft.slug ?? (slugify(draft.name) || id);
  const { edition, key = slug, name, description = '' } = draft;
  await putTag(tx.db, { id, edition, key, slug, name, description });
  await tx.changed(`tag:${id}`);
  return id;
};

export type AuthorDraft = {
  id?: string;
  name: string;
  slug?: string;
  role?: string;
  bio?: string;
  texts?: Record<string, { name?: string; role?: string; bio?: string }>;
  links?: { label: string; url: string }[];
  portraitId?: string;
  isGuest?: boolean;
  email?: string;
  accountId?: string;
};

/** Adds an author or changes the one with this id; returns its id. The slug must be free. */
export const saveAuthor = async (world: World, tx: Tx, given: AuthorDraft): Promise<string> => {
  const draft = cleanTexts(given);
  const id = draft.id ?? world.newId();
  await putAuthor(tx.db, {
    id,
    slug: draft.slug ?? (slugify(draft.name) || id),
    name: draft.name,
    role: draft.role ?? '',
    bio: draft.bio ?? '',
    texts: JSON.stringify(draft.texts ?? {}),
    links: JSON.stringify(draft.links ?? []),
    portrait_id: draft.portraitId ?? null,
    is_guest: draft.isGuest ? 1 : 0,
    email: draft.email ?? null,
    account_id: draft.accountId ?? null,
  });
  await notePortrait(tx, id, draft.portraitId);
  if (draft.id) await markAuthorForSearch(tx.db, id, world.newId());
  await tx.changed(`author:${id}`);
  return id;
};
