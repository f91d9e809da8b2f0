import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { tagsOf } from '../../../rooms/articles/articles.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import {
  changeStories,
  deskStories,
  idsOfList,
  isStoryId,
  isWorkState,
  mostStoriesAtOnce,
  saveWorkState,
  type BulkChange,
  type BulkReport,
  type DeskStory,
} from '../../../rooms/drafting/drafting.ts';
import type { Publication, Visit } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { World } from '../../../world.ts';
import { answerJson, fieldOf, wantsJson } from '../../duties/duty-pages.tsx';
import { backToStories, momentIn, readStoriesView, storiesPath } from './desk-address.ts';
import { goBack, placeOf, showRefusal, showStories, staffFor, type StaffAsking } from './staff-story.tsx';
import { saidOf } from './story-words.ts';

/** All values of a field: a form sends one for each box that is ticked. */
const valuesOf = (request: FastifyRequest, name: string): string[] => {
  const value = (request.body as Record<string, unknown> | null)?.[name];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
};

/** Tags are given by name, as the list of suggestions shows them; each edition has its own. */
const tagChanges = async (world: World, request: FastifyRequest, { editions }: Publication): Promise<string[]> => {
  const wanted = fieldOf(request, 'tag').trim().toLowerCase();
  const tags = (await Promise.all(editions.map(({ code }) => tagsOf(world, code)))).flat();
  return tags
    .filter(({ name, edition }) => name.toLowerCase() === wanted || `${name} (${edition})`.toLowerCase() === wanted)
    .map(({ id }) => id);
};

const plainChange = (request: FastifyRequest): BulkChange | undefined => {
  const to = fieldOf(request, 'to');
  switch (fieldOf(request, 'do')) {
    case 'state':
      return isWorkState(to) ? { do: 'state', to, note: fieldOf(request, 'note') } : undefined;
    case 'assign':
      return { do: 'assign', to: fieldOf(request, 'who') || null };
    case 'due': {
      const at = momentIn(fieldOf(request, 'at'), placeOf(request).timeZone);
      return at === undefined ? undefined : { do: 'due', at };
    }
    case 'section':
      return { do: 'section', sectionId: fieldOf(request, 'in') };
    case 'bin':
      return { do: 'bin' };
    case 'restore':
      return { do: 'restore' };
    default:
      return undefined;
  }
};

/** What is to be done; of a tag with the same name in several editions each story gets its own edition’s. */
const changesIn = async (world: World, request: FastifyRequest): Promise<BulkChange[]> => {
  const act = fieldOf(request, 'do');
  if (act !== 'tag' && act !== 'untag') return [plainChange(request)].filter((one) => one !== undefined);
  return (await tagChanges(world, request, request.visit.publication)).map((tagId) => ({ do: act, tagId }));
};

const selected = async (world: World, request: FastifyRequest, account: Account): Promise<string[]> => {
  if (fieldOf(request, 'all') !== '1') return valuesOf(request, 'id').filter(isStoryId).slice(0, mostStoriesAtOnce);
  const { filter, state, sort } = readStoriesView((request.body as Record<string, unknown> | null) ?? {});
  return idsOfList(world, { ...filter, account, state, sort });
};

/** One tag in several editions: what was done by any of the changes is done. */
const merged = (reports: readonly BulkReport[]): BulkReport => {
  const done = new Map(reports.flatMap((report) => report.done.map((one) => [one.id, one] as const)));
  const notDone = new Map(
    reports.flatMap((report) => report.notDone.filter(({ id }) => !done.has(id)).map((one) => [one.id, one] as const)),
  );
  return { done: [...done.values()], notDone: [...notDone.values()] };
};

const Undo = ({ report, visit, back }: { report: BulkReport; visit: Visit; back: string }): JSX.Element | null => {
  const moved = report.done.filter(({ from }) => from !== undefined);
  return moved.length === 0 ? null : (
    <form method="post" action={visit.link(`${storiesPath}/bulk/undo`)}>
      <input type="hidden" name="back" value={back} />
      {moved.map(({ id, from }) => (
        <input key={id} type="hidden" name="was" value={`${id}:${from}`} />
      ))}
      <Button tone="quiet">Take the change of state back</Button>
    </form>
  );
};

const stories = (count: number): string => (count === 1 ? 'One story' : `${count} stories`);

type ReportProps = { report: BulkReport; names: ReadonlyMap<string, DeskStory>; visit: Visit; back: string };

const Report = ({ report, names, visit, back }: ReportProps): JSX.Element => (
  <>
    <h1>{report.notDone.length === 0 ? 'Done' : 'Partly done'}</h1>
    <p role="status">{`${stories(report.done.length)}: done.`}</p>
    {report.notDone.length > 0 ? (
      <Notice tone="alarm" title={`${stories(report.notDone.length)}: not done`}>
        <ul>
          {report.notDone.map(({ id, refusal }) => (
            <li key={id}>
              <a href={visit.link(`${storiesPath}/${id}/work`)}>
                <bdi>{names.get(id)?.headline ?? 'A story that is gone'}</bdi>
              </a>
              : {saidOf(refusal)}
            </li>
          ))}
        </ul>
      </Notice>
    ) : null}
    <div class="work-acts">
      <a class="button" href={back}>
        Back to the desk
      </a>
      <Undo report={report} visit={visit} back={back} />
    </div>
  </>
);

const answer = async (world: World, asking: StaffAsking, report: BulkReport): Promise<void> => {
  const { request, reply, account } = asking;
  if (wantsJson(request)) {
    const notDone = report.notDone.map((one) => ({ ...one, words: saidOf(one.refusal) }));
    return answerJson(reply, { state: 'done', done: report.done, notDone });
  }
  const failed = await deskStories(
    world,
    account,
    report.notDone.map(({ id }) => id),
  );
  const names = new Map(failed.map((story) => [story.id, story]));
  const back = backToStories(fieldOf(request, 'back'));
  return showStories(asking, {
    title: 'What was done',
    here: undefined,
    status: report.done.length === 0 ? 422 : 200,
    children: <Report report={report} names={names} visit={request.visit} back={back} />,
  });
};

const undoRoute = (app: FastifyInstance, world: World): void => {
  app.post(`${storiesPath}/bulk/undo`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'hand-in-story');
    if (!account) return;
    for (const was of valuesOf(request, 'was').slice(0, mostStoriesAtOnce)) {
      const [articleId = '', to = ''] = was.split(':');
      if (isStoryId(articleId) && isWorkState(to)) await saveWorkState(world, { account, articleId, to });
    }
    return goBack({ request, reply }, storiesPath);
  });
};

/** The same for several stories at once. */
export const bulkRoutes = (app: FastifyInstance, world: World): void => {
  app.post(`${storiesPath}/bulk`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'hand-in-story');
    if (!account) return;
    const asking = { request, reply, account };
    const [ids, changes] = [await selected(world, request, account), await changesIn(world, request)];
    if (ids.length === 0) return showRefusal(asking, 'nothing-selected');
    if (changes.length === 0) return showRefusal(asking, 'nothing-chosen');
    const reports: BulkReport[] = [];
    for (const change of changes) reports.push(await changeStories(world, { account, ids, change }));
    return answer(world, asking, merged(reports));
  });
  undoRoute(app, world);
};
