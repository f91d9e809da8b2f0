/** A newsroom with a section, an editor, a writer and a story that is being written: for the tests of publishing. */
import assert from 'node:assert/strict';
import { bodyOf, makeSection } from '../../../../test/make-stories.ts';
import { writingSite, type Reader, type WritingSite } from '../../discussion/writing-for-tests.ts';
import type { Account } from '../../accounts/accounts.ts';
import type { Config } from '../../../config.ts';
import { createStory } from '../document/create-story.ts';
import { replaceDraft } from '../document/replace-draft.ts';
import type { StoryFields } from '../document/story-fields.ts';

export type Newsroom<Site extends WritingSite = WritingSite> = Site & {
  section: string;
  editor: Reader;
  writer: Reader;
  /** Begins a story that nothing blocks. */
  write: (fields?: Partial<StoryFields>, by?: Account) => Promise<string>;
  /** Goes on writing. */
  change: (articleId: string, fields: Partial<StoryFields>) => Promise<void>;
  row: (articleId: string) => Promise<Record<string, unknown> & { path: string; status: string; headline: string }>;
  events: (articleId: string) => Promise<string[]>;
};

export const newsroom = async (config: Partial<Config> = {}): Promise<Newsroom> =>
  newsroomOn(await writingSite({}, config));

/** The same on a site that is there already. */
export const newsroomOn = async <Site extends WritingSite>(site: Site): Promise<Newsroom<Site>> => {
  const { world } = site;
  const section = await makeSection(world, 'Science');
  const editor = await site.reader('Edith Editor', 'editor');
  const writer = await site.reader('Walt Writer', 'writer');
  return {
    ...site,
    section,
    editor,
    writer,
    write: async (fields = {}, by = writer.account) => {
      const begun = await createStory(world, {
        account: by,
        edition: 'en',
        kind: 'news',
        sectionId: section,
        headline: fields.headline ?? 'The tide rises',
        fields: { standfirst: 'Higher than before.', body: bodyOf('The water came up to the third step.'), ...fields },
      });
      return begun.ok ? begun.value.articleId : assert.fail(begun.refusal);
    },
    change: async (articleId, fields) => {
      const done = await replaceDraft(world, { account: editor.account, articleId, fields });
      assert.ok(done.ok, JSON.stringify(done));
    },
    row: (articleId) =>
      world.db.selectFrom('article').selectAll().where('id', '=', articleId).executeTakeFirstOrThrow(),
    events: async (articleId) => {
      const rows = await world.db
        .selectFrom('story_event')
        .select('act')
        .where('article_id', '=', articleId)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(({ act }) => act).filter((act) => act !== 'created' && act !== 'edited');
    },
  };
};
