/** What a story has said: the list of its versions, any two side by side, and going back to one. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorById, sectionById, tagById } from '../../../rooms/articles/articles.ts';
import {
  accessTo,
  compareStories,
  plainFieldText,
  restoreVersion,
  saveVersion,
  versionOf,
  versionsOf,
  type FieldText,
  type StoryFields,
  type Version,
} from '../../../rooms/drafting/drafting.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { World } from '../../../world.ts';
import { fieldOf } from '../../duties/duty-pages.tsx';
import { baseOf, openStory, showStoryPage, type Opened, type Params } from '../publishing/story-pages.tsx';
import { ComparePage } from './ComparePage.tsx';
import { VersionsPage, type ListedVersion } from './VersionsPage.tsx';

type OneVersion = { Params: { id: string; key: string }; Querystring: Record<string, string | undefined> };

const keyPattern = /^(?:now|out|v?\d{1,15})$/;

/** Ids are told by what they stand for. */
const namesFor = async (
  world: World,
  edition: string,
  all: readonly StoryFields[],
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  const learn = async (ids: Iterable<string>, find: (id: string) => Promise<{ name: string } | undefined>) => {
    for (const id of new Set(ids)) names.set(id, (await find(id))?.name ?? 'no longer there');
  };
  await learn(
    all.flatMap(({ sectionId }) => sectionId ?? []),
    (id) => sectionById(world, id),
  );
  await learn(
    all.flatMap(({ authorIds }) => authorIds),
    (id) => authorById(world, id, edition),
  );
  await learn(
    all.flatMap(({ tagIds }) => tagIds),
    (id) => tagById(world, id),
  );
  return names;
};

const textWith =
  (names: ReadonlyMap<string, string>): FieldText =>
  (fields, name) => {
    const value = fields[name];
    if (name === 'sectionId') return names.get(fields.sectionId ?? '') ?? '';
    if ((name === 'authorIds' || name === 'tagIds') && Array.isArray(value))
      return value.map((id) => names.get(id) ?? '').join(', ');
    return plainFieldText(fields, name);
  };

const listed = (versions: readonly Version[], oldest: Version | undefined): ListedVersion[] =>
  versions.map((version, place) => {
    const before = versions[place + 1] ?? oldest;
    return { version, change: before && compareStories(before.fields, version.fields) };
  });

const saidWords: Record<string, string> = {
  saved: 'The version is saved.',
  same: 'The draft says what the version kept last says: there was nothing new to keep.',
  restored: 'That version is the draft again. What was there before is kept as a version, too.',
};

const mayWrite = async (world: World, { account, story }: Opened): Promise<boolean> =>
  (await accessTo(world.db, account, story.row.id)) === 'write';

const drawList = async (
  world: World,
  opened: Opened,
  { request, reply }: { request: FastifyRequest<Params>; reply: FastifyReply },
) => {
  const asked = Number(request.query['before']);
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
  const page = await versionsOf(world, opened.story.row.id, before);
  const oldest =
    page?.before === undefined ? undefined : (await versionsOf(world, opened.story.row.id, page.before))?.versions[0];
  const children = (
    <VersionsPage
      base={baseOf(opened)}
      timeZone={opened.timeZone}
      listed={listed(page?.versions ?? [], oldest)}
      older={page?.before}
      isFirst={before === undefined}
      mayWrite={await mayWrite(world, opened)}
      said={saidWords[request.query['said'] ?? '']}
    />
  );
  await showStoryPage(reply, opened, { title: 'Versions', here: 'revisions', styles: ['revisions.css'], children });
};

/** The version before another in the list. */
const previous = async (world: World, articleId: string, version: Version): Promise<Version | undefined> => {
  const first = await versionsOf(world, articleId);
  const place = first?.versions.findIndex(({ key }) => key === version.key) ?? -1;
  if (place >= 0 && first?.versions[place + 1]) return first.versions[place + 1];
  return (await versionsOf(world, articleId, version.at))?.versions[0];
};

const drawOne = async (
  world: World,
  opened: Opened,
  { request, reply }: { request: FastifyRequest<OneVersion>; reply: FastifyReply },
) => {
  const { id, key } = request.params;
  const against = request.query['against'];
  const after = keyPattern.test(key) ? await versionOf(world, id, key) : undefined;
  const asked = against !== undefined && keyPattern.test(against) ? await versionOf(world, id, against) : undefined;
  if (!after || (against !== undefined && !asked)) return reply.notFound();
  const before = asked ?? (await previous(world, id, after));
  const { edition } = opened.story.row;
  const names = await namesFor(world, edition, [after.fields, ...(before ? [before.fields] : [])]);
  const children = (
    <ComparePage
      base={baseOf(opened)}
      timeZone={opened.timeZone}
      language={opened.publication.editionByCode(edition)?.language}
      before={before}
      after={after}
      comparison={compareStories(before?.fields ?? after.fields, after.fields, textWith(names))}
      mayRestore={await mayWrite(world, opened)}
    />
  );
  await showStoryPage(reply, opened, { title: 'Two versions', here: 'revisions', styles: ['revisions.css'], children });
};

const refusalWords: Record<string, string> = {
  forbidden: 'Your role may not change this story as it stands now.',
  invalid: 'That version cannot be written into the draft.',
  'changed-meanwhile': 'Somebody has written in it meanwhile. Please try again.',
};

const drawRefusal = (reply: FastifyReply, opened: Opened, refusal: string): Promise<void> =>
  showStoryPage(reply, opened, {
    title: 'Versions',
    here: 'revisions',
    status: refusal === 'forbidden' ? 403 : 422,
    styles: ['revisions.css'],
    children: (
      <Notice tone="alarm" title="Not done">
        <p>
          {refusalWords[refusal] ?? 'That could not be done.'} <a href={`${baseOf(opened)}/revisions`}>All versions</a>
        </p>
      </Notice>
    ),
  });

const actRoutes = (app: FastifyInstance, world: World): void => {
  app.post<Params>('/newsroom/stories/:id/revisions', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (!opened) return;
    const { account, story } = opened;
    const saved = await saveVersion(world, { account, articleId: story.row.id, note: fieldOf(request, 'note') });
    if (!saved.ok) return drawRefusal(reply, opened, saved.refusal);
    const said = saved.value.number === undefined ? 'same' : 'saved';
    await reply.redirect(`${baseOf(opened)}/revisions?said=${said}`, 303);
  });

  app.post<OneVersion>('/newsroom/stories/:id/revisions/:key/restore', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (!opened) return;
    const { key } = request.params;
    if (!keyPattern.test(key)) return reply.notFound();
    const restored = await restoreVersion(world, { account: opened.account, articleId: opened.story.row.id, key });
    if (restored.ok) return reply.redirect(`${baseOf(opened)}/revisions?said=restored`, 303);
    return restored.refusal === 'not-found' ? reply.notFound() : drawRefusal(reply, opened, restored.refusal);
  });
};

export const revisionRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>('/newsroom/stories/:id/revisions', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (!opened) return;
    const { from, to } = request.query;
    if (from !== undefined && to !== undefined && keyPattern.test(from) && keyPattern.test(to))
      return reply.redirect(`${baseOf(opened)}/revisions/${to}?against=${from}`, 303);
    await drawList(world, opened, { request, reply });
  });

  app.get<OneVersion>('/newsroom/stories/:id/revisions/:key', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'see-stories');
    if (opened) await drawOne(world, opened, { request, reply });
  });

  actRoutes(app, world);
};
