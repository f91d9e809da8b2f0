import { momentOf, calendarParts } from '../../common/dates.ts';
import { accountByEmail, type Account } from '../../rooms/accounts/accounts.ts';
import { articleKinds, markdownToBody } from '../../rooms/articles/articles.ts';
import { addStoryNote, assignStory, createStory, scheduleStory, workStates } from '../../rooms/drafting/drafting.ts';
import type { World } from '../../world.ts';
import { demoEditor } from './demo-editor.ts';
import type { Demo, DemoStory } from './read-demo.ts';
import type { Known } from './save-story.ts';

const text = ({ values }: DemoStory, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** `+3d 07:00`: three days from now at that clock. */
const momentAhead = (given: string, now: number, timeZone: string): number | undefined => {
  const found = /^\+(\d+)d\s+(\d{1,2}):(\d{2})$/.exec(given.trim());
  if (!found) return undefined;
  const { year, month, day } = calendarParts(now + Number(found[1]) * 86_400_000, timeZone);
  return momentOf({ year, month, day, hour: Number(found[2]), minute: Number(found[3]) }, timeZone);
};

type Saving = { demo: Demo; story: DemoStory; known: Known; account: Account };

const begin = async (world: World, { story, known, account }: Saving): Promise<string> => {
  const { edition, file, values } = story;
  const read = markdownToBody(story.body, { picture: (name) => known.media.get(name) });
  if (read.faults.length > 0) throw new Error(`${file}: ${read.faults.join('; ')}`);
  const lead = known.media.get(text(story, 'lead') ?? '');
  const tags = Array.isArray(values['tags']) ? values['tags'] : [];
  const created = await createStory(world, {
    account,
    edition,
    kind: articleKinds.find((kind) => kind === values['kind']) ?? 'news',
    sectionId: known.sections.get(`${edition}/${text(story, 'section')}`)?.id ?? '',
    headline: text(story, 'headline') ?? '',
    workState: workStates.find((state) => state === values['work']) ?? 'draft',
    fields: {
      standfirst: text(story, 'standfirst') ?? '',
      kicker: text(story, 'kicker') ?? '',
      body: read.body,
      slug: story.slug,
      tagIds: tags.flatMap((tag) => known.tags.get(`${edition}/${String(tag)}`) ?? []),
      ...(lead ? { lead: { type: 'picture', attrs: { mediaId: lead } } } : {}),
    },
  });
  if (!created.ok) throw new Error(`${file}: ${created.detail ?? created.refusal}`);
  return created.value.articleId;
};

/** What lies on the demo's desk: an idea, drafts, a story in edit, one that is planned. */
export const saveNewsroom = async (world: World, demo: Demo, known: Known): Promise<void> => {
  const account = await accountByEmail(world, demoEditor.email);
  if (!account) return;
  for (const story of demo.newsroom) {
    const articleId = await begin(world, { demo, story, known, account });
    const { timeZone } = demo.publication;
    const note = text(story, 'note');
    if (note) await addStoryNote(world, { account, articleId, text: note });
    const dueAt = momentAhead(text(story, 'due') ?? '', world.now(), timeZone);
    if (dueAt !== undefined) await assignStory(world, { account, articleId, to: account.id, dueAt });
    const at = momentAhead(text(story, 'goes') ?? '', world.now(), timeZone);
    if (at === undefined) continue;
    const planned = await scheduleStory(world, { account, articleId, at, despiteBlocks: true });
    if (!planned.ok) throw new Error(`${story.file}: ${planned.detail ?? planned.refusal}`);
  }
};
