/** The publish page and what is sent from it: publishing, planning, changes going out, taking back. */
import type { FastifyInstance } from 'fastify';
import type { Outcome } from '../../../common/outcome.ts';
import { correctionKinds, targetOfPath } from '../../../rooms/articles/articles.ts';
import {
  checkStory,
  keepChangesBack,
  planStory,
  publishStory,
  replaceDraft,
  scheduleStory,
  sendOutChanges,
  storyFor,
  unpublishStory,
  unscheduleStory,
  type Gone,
} from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';
import { answerJson, fieldOf } from '../../duties/duty-pages.tsx';
import { PublishPage } from './PublishPage.tsx';
import { publishScene, type Refusal, type Said } from './publish-scene.ts';
import {
  baseOf,
  momentIn,
  openStory,
  showStoryPage,
  statusOfRefusal,
  type Asked,
  type Opened,
  type Params,
} from './story-pages.tsx';

const saidIn = ({ request }: Asked): Said => {
  const body = (request.body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.keys(body).map((name) => [name, fieldOf(request, name)]));
};

const draw = async (
  world: World,
  { request, reply }: Asked,
  opened: Opened,
  more: { refused?: Refusal; said?: Said } = {},
): Promise<void> => {
  const done = more.refused ? undefined : request.query['done'];
  const scene = await publishScene(world, opened, { ...more, done });
  const status = more.refused ? statusOfRefusal(more.refused.refusal) : 200;
  await showStoryPage(reply, opened, {
    title: 'Publish',
    here: 'publish',
    status,
    children: <PublishPage scene={scene} />,
  });
};

/** Back to the page with what happened, or the form again with what was refused and everything that was filled in. */
const answer = async (
  world: World,
  asked: Asked,
  opened: Opened,
  { outcome, done, form }: { outcome: Outcome<unknown>; done: string; form?: string },
): Promise<void> => {
  if (outcome.ok) {
    await asked.reply.redirect(`${baseOf(opened)}/publish?done=${done}`, 303);
    return;
  }
  const fresh = await storyFor(world, { account: opened.account, articleId: opened.story.row.id }, 'see-stories');
  const said = { ...saidIn(asked), ...(form ? { form } : {}) };
  const { refusal, detail } = outcome;
  await draw(world, asked, fresh.ok ? { ...opened, story: fresh.value } : opened, {
    refused: { refusal, detail },
    said,
  });
};

const versionIn = ({ request }: Asked): number | undefined => {
  const version = Number(fieldOf(request, 'version'));
  return Number.isSafeInteger(version) && version > 0 ? version : undefined;
};

const isTicked = ({ request }: Asked, name: string): boolean => fieldOf(request, name) === '1';

type Telling = { followers: boolean; hubs: boolean; letters: boolean };

/** A form without these boxes leaves them as they are. */
const tellingIn = (asked: Asked, { story }: Opened): Partial<Telling> => {
  if (!isTicked(asked, 'telling')) return {};
  const rest = { hubs: isTicked(asked, 'hubs'), letters: isTicked(asked, 'letters') };
  return story.row.published_at === null ? { ...rest, followers: isTicked(asked, 'followers') } : rest;
};

const noTime = { ok: false, refusal: 'no-time' } as const;

const publish = async (world: World, asked: Asked): Promise<void> => {
  const opened = await openStory(world, asked, 'publish-story');
  if (!opened) return;
  const { request } = asked;
  const common = {
    account: opened.account,
    articleId: opened.story.row.id,
    version: versionIn(asked),
    telling: tellingIn(asked, opened),
    liftEmbargo: fieldOf(request, 'liftEmbargo'),
  };
  if (fieldOf(request, 'when') !== 'later') {
    const outcome = await publishStory(world, { ...common, isFresh: isTicked(asked, 'fresh') });
    return answer(world, asked, opened, { outcome, done: 'published' });
  }
  const at = momentIn(fieldOf(request, 'at'), opened.timeZone);
  const outcome =
    at === undefined
      ? noTime
      : await scheduleStory(world, { ...common, at, despiteBlocks: isTicked(asked, 'despite') });
  return answer(world, asked, opened, { outcome, done: 'scheduled' });
};

const schedule = async (world: World, asked: Asked): Promise<void> => {
  if (!isTicked(asked, 'cancel')) return publish(world, asked);
  const opened = await openStory(world, asked, 'publish-story');
  if (!opened) return;
  const outcome = await unscheduleStory(world, { account: opened.account, articleId: opened.story.row.id });
  return answer(world, asked, opened, { outcome, done: 'cancelled' });
};

const changes = async (world: World, asked: Asked): Promise<void> => {
  const opened = await openStory(world, asked, 'publish-story');
  if (!opened) return;
  const { request } = asked;
  const acting = { account: opened.account, articleId: opened.story.row.id };
  if (isTicked(asked, 'cancel'))
    return answer(world, asked, opened, { outcome: await keepChangesBack(world, acting), done: 'kept' });
  const isLater = fieldOf(request, 'when') === 'later';
  const at = isLater ? momentIn(fieldOf(request, 'at'), opened.timeZone) : undefined;
  const kind = correctionKinds.find((one) => one === fieldOf(request, 'kind'));
  const text = fieldOf(request, 'note');
  const sending = {
    ...acting,
    version: versionIn(asked),
    hubs: isTicked(asked, 'hubs'),
    typoOnly: fieldOf(request, 'typo'),
    ...(kind && text.trim() !== '' ? { note: { kind, text } } : {}),
    ...(at === undefined ? {} : { at }),
  };
  const outcome = isLater && at === undefined ? noTime : await sendOutChanges(world, sending);
  return answer(world, asked, opened, { outcome, done: isLater ? 'planned' : 'sent' });
};

/** The story of ours that an address leads to. */
const storyAt = async (world: World, address: string): Promise<string | undefined> => {
  const { publicUrl } = world.config;
  const path = URL.canParse(address, publicUrl) ? new URL(address, publicUrl).pathname : '';
  const target = await targetOfPath(world, path);
  return target?.kind === 'article' ? target.target : undefined;
};

/** What readers are to find; `false` when the address is no story of ours. */
const goneIn = async (
  world: World,
  { request }: Asked,
  names: { words: string; to: string },
): Promise<Gone | false> => {
  const address = fieldOf(request, names.to).trim();
  const to = address === '' ? undefined : await storyAt(world, address);
  if (address !== '' && to === undefined) return false;
  return { words: fieldOf(request, names.words), ...(to === undefined ? {} : { to }) };
};

const badTarget = { ok: false, refusal: 'bad-target' } as const;

const unpublish = async (world: World, asked: Asked): Promise<void> => {
  const opened = await openStory(world, asked, 'unpublish-story');
  if (!opened) return;
  const acting = { account: opened.account, articleId: opened.story.row.id };
  const gone = await goneIn(world, asked, { words: 'backWords', to: 'backTo' });
  const words = fieldOf(asked.request, 'words');
  const outcome = gone ? await unpublishStory(world, { ...acting, gone, words }) : badTarget;
  return answer(world, asked, opened, { outcome, done: 'unpublished', form: 'unpublish' });
};

/** A moment that may be left empty; undefined when what was written is none. */
const maybeMoment = (text: string, timeZone: string): number | null | undefined =>
  text.trim() === '' ? null : momentIn(text, timeZone);

const plan = async (world: World, asked: Asked): Promise<void> => {
  const opened = await openStory(world, asked, 'publish-story');
  if (!opened) return;
  const { request } = asked;
  const { story, account, timeZone } = opened;
  const articleId = story.row.id;
  const embargoUntil = maybeMoment(fieldOf(request, 'embargo'), timeZone);
  const unpublishAt = maybeMoment(fieldOf(request, 'unpublish'), timeZone);
  const gone = await goneIn(world, asked, { words: 'goneWords', to: 'goneTo' });
  if (embargoUntil === undefined || unpublishAt === undefined)
    return answer(world, asked, opened, { outcome: noTime, done: '' });
  if (!gone) return answer(world, asked, opened, { outcome: badTarget, done: '' });
  const priority = Number(fieldOf(request, 'priority'));
  if ([0, 1, 2, 3].includes(priority) && priority !== story.fields.priority)
    await replaceDraft(world, { account, articleId, fields: { priority } });
  const outcome = await planStory(world, {
    account,
    articleId,
    embargoUntil,
    unpublishAt,
    ...(gone.words.trim() !== '' || gone.to !== undefined || unpublishAt !== null ? { gone } : {}),
    telling: { share: { any: fieldOf(request, 'share').slice(0, 1000) } },
    isLegal: isTicked(asked, 'legal'),
  });
  return answer(world, asked, opened, { outcome, done: 'settled' });
};

/** `/newsroom/stories/:id/publish` and what belongs to it. */
export const publishRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>('/newsroom/stories/:id/checklist.json', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (opened) await answerJson(reply, { items: await checkStory(world, opened.story.row.id) });
  });
  app.get<Params>('/newsroom/stories/:id/publish', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (opened) await draw(world, { request, reply }, opened);
  });
  app.post<Params>('/newsroom/stories/:id/publish', (request, reply) => publish(world, { request, reply }));
  app.post<Params>('/newsroom/stories/:id/schedule', (request, reply) => schedule(world, { request, reply }));
  app.post<Params>('/newsroom/stories/:id/changes', (request, reply) => changes(world, { request, reply }));
  app.post<Params>('/newsroom/stories/:id/unpublish', (request, reply) => unpublish(world, { request, reply }));
  app.post<Params>('/newsroom/stories/:id/plan', (request, reply) => plan(world, { request, reply }));
};
