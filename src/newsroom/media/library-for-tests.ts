/** A site with a story and people of the newsroom, for the tests of the library. */
import type { MediaTaken, PickedMedia } from '../../common/media-picked.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';
import type { Role } from '../../rooms/accounts/accounts.ts';
import { addMedia, type MediaDescription } from '../../rooms/media/media.ts';
import { jpeg } from '../../rooms/media/test-pictures.ts';

export type LibrarySite = WritingSite & {
  /** A picture that nobody has sent before. */
  picture: (said?: MediaDescription & { fileName?: string; bytes?: Buffer }) => Promise<string>;
  staff: (role: Role) => Promise<Reader>;
};

export const origin = 'http://courant.test';

export const librarySite = async (): Promise<LibrarySite> => {
  const site = await writingSite();
  let width = 300;
  let people = 0;
  return {
    ...site,
    picture: async ({ fileName = 'picture.jpg', bytes, ...said } = {}) => {
      const content = bytes ?? (await jpeg((width += 2), 200));
      const added = await site.world.write((tx) => addMedia(site.world, tx, { bytes: content, fileName, ...said }));
      if (!added.ok) throw new Error(added.refusal);
      return added.value;
    },
    staff: (role) => site.reader(`${role} ${(people += 1)}`, role),
  };
};

export const json = async <T = { state: string; refusal?: string; words?: string }>(answer: Response): Promise<T> =>
  (await answer.json()) as T;

export const taken = async (answer: Response): Promise<MediaTaken> => {
  const value = await json<MediaTaken>(answer);
  if (value.state !== 'done') throw new Error(JSON.stringify(value));
  return value;
};

export const names = (media: readonly PickedMedia[]): string[] => media.map(({ name }) => name);
