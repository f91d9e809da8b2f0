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
});
