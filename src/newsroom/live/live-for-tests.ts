/** A site with a live blog that runs, and people who write in it. */
import { bodyOf, makeStory } from '../../../test/make-stories.ts';
import { putLiveEntry } from '../../rooms/articles/articles.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

export const minute = 60_000;

export type LiveSite = WritingSite & { ed: Reader; will: Reader; blog: string; page: string; desk: string };

/** The address of a story as readers have it. */
export const pathOf = async ({ world }: WritingSite, id: string): Promise<string> =>
  (await world.db.selectFrom('article').select('path').where('id', '=', id).executeTakeFirstOrThrow()).path;

export const makeBlog = (site: WritingSite, headline: string): Promise<string> =>
  makeStory(site.world, { headline, kind: 'liveblog', body: bodyOf('The gates are shut.') });

export const liveSite = async (): Promise<LiveSite> => {
  const site = await writingSite();
  const ed = await site.reader('Ed', 'editor');
  const will = await site.reader('Will', 'writer');
  const blog = await makeBlog(site, 'The storm, live');
  return { ...site, ed, will, blog, page: await pathOf(site, blog), desk: `/newsroom/stories/${blog}/entries` };
};

export type Told = { status: number; state: string; id: string; words: string; refusal: string; isSame: boolean };

/** Sends a form and gives what a page’s script would be told. */
export const sendJson = async (who: Reader, path: string, fields: Record<string, string>): Promise<Told> => {
  const answer = await who.send(path, fields, { json: true });
  return { status: answer.status, ...((await answer.json()) as Omit<Told, 'status'>) };
};

type Making = { site: WritingSite };
const blogs = new WeakMap<object, Promise<string>>();

const blogOf = ({ site }: Making): Promise<string> => {
  const known = blogs.get(site) ?? makeBlog(site, 'Asked about');
  blogs.set(site, known);
  return known;
};

const entryOf = async (making: Making): Promise<string> => {
  const articleId = await blogOf(making);
  const { world } = making.site;
  return world.write((tx) => putLiveEntry(world, tx, { articleId, headline: 'x', body: bodyOf('x') }));
};

/** For the test of roles: an entry of the live blog that is asked about, and one that was taken out of it. */
export const liveMade: Record<string, (making: Making) => Promise<string>> = {
  liveblog: blogOf,
  liveentry: entryOf,
  takenout: async (making) => {
    const id = await entryOf(making);
    const { world } = making.site;
    await world.write(async ({ db }) => {
      await db
        .insertInto('live_entry_version')
        .values({ entry_id: id, at: 1, act: 'deleted', headline: 'x', body: JSON.stringify(bodyOf('x')) })
        .execute();
      await db.updateTable('live_entry').set({ state: 'deleted' }).where('id', '=', id).execute();
    });
    return id;
  },
};
