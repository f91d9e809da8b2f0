import { refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { settleDraft } from '../document/draft-of.ts';
import { accessTo } from '../document/own-story.ts';
import { replaceDraft, type ReplaceRefusal } from '../document/replace-draft.ts';
import type { StoryFields } from '../document/story-fields.ts';
import { recordStoryEvent } from '../publishing/story-events.ts';
import { keepDraftVersion } from './save-version.ts';
import { versionOf, type Version } from './versions.ts';

/** What is not said in the version is not said afterwards either; notes of lawyers are of the draft alone and stay. */
const wholly = ({ fields, kind }: Version): Partial<StoryFields> => {
  const { legalNote, slug, ...said } = fields;
  const none = { sectionId: undefined, canonicalUrl: undefined, lead: undefined };
  const ofDraft = kind === 'kept' || kind === 'now' ? { legalNote, slug } : {};
  return { ...none, ...said, ...ofDraft };
};

/**
 * Makes a former version the draft again. What is there now is kept as a version first, and whoever has the story open sees it change:
 * nothing is lost by it.
 */
export const restoreVersion = async (
  world: World,
  { account, articleId, key }: { account: Account; articleId: string; key: string },
): Promise<Outcome<{ changedAt: number }, ReplaceRefusal>> => {
  const access = await accessTo(world.db, account, articleId);
  const version = access === undefined || access === 'none' ? undefined : await versionOf(world, articleId, key);
  if (!version) return refuse('not-found');
  if (access !== 'write') return refuse('forbidden');
  await settleDraft(world, articleId);
  await world.write(async (tx) => {
    const note = 'Before an earlier version was brought back';
    await keepDraftVersion(world, tx, { articleId, accountId: account.id, note });
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'restored', details: { version: key } });
  });
  return replaceDraft(world, { account, articleId, fields: wholly(version) });
};
