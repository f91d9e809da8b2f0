/** Pages of the newsroom about those who work here, about sections, tags and authors, and about live blogs, at the demo. */
import type { TestSite } from './test-world.ts';

const firstOf = async ({ world }: TestSite, table: 'section' | 'tag' | 'author'): Promise<string> =>
  (await world.db.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id;

const colleague = async ({ world }: TestSite): Promise<string> => {
  const staff = world.db.selectFrom('account').select('id').where('role', '=', 'writer').orderBy('email');
  return (await staff.executeTakeFirstOrThrow()).id;
};

const livePages = async ({ world }: TestSite): Promise<Record<string, string>> => {
  const { id, article_id: blog } = await world.db
    .selectFrom('live_entry')
    .select(['id', 'article_id'])
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return {
    'live blogs': '/newsroom/live',
    'entries of a live blog': `/newsroom/stories/${blog}/entries`,
    'an entry': `/newsroom/stories/${blog}/entries/${id}`,
  };
};

const podcastPages = async ({ world }: TestSite): Promise<Record<string, string>> => {
  const { show_id: show, article_id: episode } = await world.db
    .selectFrom('episode')
    .select(['show_id', 'article_id'])
    .where('media_id', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const at = `/newsroom/episodes/${episode}`;
  return {
    podcasts: '/newsroom/podcasts',
    'a new show': '/newsroom/podcasts/new',
    'a show': `/newsroom/podcasts/${show}`,
    'about a show': `/newsroom/podcasts/${show}/settings`,
    'a new episode': `/newsroom/podcasts/${show}/episodes/new`,
    'the sound of an episode': at,
    'the details of an episode': `${at}/details`,
    'the chapters of an episode': `${at}/chapters`,
    'the soundbites of an episode': `${at}/soundbites`,
    'the transcript of an episode': `${at}/transcript`,
  };
};

/** Their lists are among the pages of settings. */
export const officePages = async (site: TestSite): Promise<Record<string, string>> => ({
  'inviting somebody': '/newsroom/staff/invite',
  'what each role may do': '/newsroom/staff/roles',
  'a colleague': `/newsroom/staff/${await colleague(site)}`,
  'a section': `/newsroom/sections/${await firstOf(site, 'section')}`,
  'tags that were looked for': '/newsroom/tags?q=a&unused=1',
  'a tag': `/newsroom/tags/${await firstOf(site, 'tag')}`,
  'a new author': '/newsroom/authors/new',
  'an author': `/newsroom/authors/${await firstOf(site, 'author')}`,
  ...(await livePages(site)),
  ...(await podcastPages(site)),
});
