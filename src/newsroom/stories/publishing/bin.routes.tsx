/** Throwing a story away, taking it out of the bin, deleting it for good. */
import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import {
  commentsUnder,
  deleteForGood,
  restoreStory,
  trashKeptFor,
  trashStory,
} from '../../../rooms/drafting/drafting.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import type { World } from '../../../world.ts';
import { fieldOf } from '../../duties/duty-pages.tsx';
import {
  baseOf,
  openStory,
  Refused,
  showStoryPage,
  statusOfRefusal,
  Tick,
  type Asked,
  type Opened,
  type Params,
} from './story-pages.tsx';

const day = 86_400_000;

const InBin = ({ opened, comments }: { opened: Opened; comments: number }): JSX.Element => (
  <>
    <p>
      It is in the bin.{' '}
      {comments === 0
        ? `${trashKeptFor / day} days after it was thrown away it is deleted for good.`
        : `Readers have written under it (${comments}): it is not deleted by itself.`}
    </p>
    <form class="publish-form" method="post" action={`${baseOf(opened)}/restore`}>
      <Button>Take it out of the bin</Button>
    </form>
    <h2>Delete it for good</h2>
    <p>With its revisions, notes and addresses. Nobody can bring it back.</p>
    <form class="publish-form" method="post" action={`${baseOf(opened)}/delete`}>
      {comments > 0 ? (
        <Tick name="comments" label={`Also delete what readers wrote under it (${comments})`} isOn={false} />
      ) : null}
      <Tick name="sure" label="Yes, delete it for good" isOn={false} />
      <Button tone="quiet">Delete it for good</Button>
    </form>
  </>
);

const NotInBin = ({ opened, comments }: { opened: Opened; comments: number }): JSX.Element => (
  <>
    <p>
      {opened.story.row.status === 'published' ? 'Readers do not see it any more at once. ' : ''}
      It can be taken out of the bin for {trashKeptFor / day} days
      {comments > 0
        ? `; what readers wrote under it (${comments}) stays until somebody deletes it, too`
        : ', then it is deleted for good'}
      .
    </p>
    <form class="publish-form" method="post" action={`${baseOf(opened)}/trash`}>
      <Button>Throw it away</Button>
    </form>
  </>
);

const draw = async (world: World, { reply }: Asked, opened: Opened, refusal?: string): Promise<void> => {
  const comments = await commentsUnder(world, opened.story.row.id);
  const isIn = opened.story.row.status === 'trashed';
  const children = (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      {isIn ? <InBin opened={opened} comments={comments} /> : <NotInBin opened={opened} comments={comments} />}
    </>
  );
  const status = refusal ? statusOfRefusal(refusal) : 200;
  await showStoryPage(reply, opened, { title: isIn ? 'In the bin' : 'Throw it away', here: '', status, children });
};

export const binRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>('/newsroom/stories/:id/trash', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'delete-story');
    if (opened) await draw(world, { request, reply }, opened);
  });

  app.post<Params>('/newsroom/stories/:id/trash', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'delete-story');
    if (!opened) return;
    const done = await trashStory(world, { account: opened.account, articleId: opened.story.row.id });
    if (done.ok) await reply.redirect(`${baseOf(opened)}/trash`, 303);
    else await draw(world, { request, reply }, opened, done.refusal);
  });

  app.post<Params>('/newsroom/stories/:id/restore', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'delete-story');
    if (!opened) return;
    const done = await restoreStory(world, { account: opened.account, articleId: opened.story.row.id });
    if (done.ok) await reply.redirect(`${baseOf(opened)}/publish?done=restored`, 303);
    else await draw(world, { request, reply }, opened, done.refusal);
  });

  app.post<Params>('/newsroom/stories/:id/delete', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'delete-story');
    if (!opened) return;
    if (fieldOf(request, 'sure') !== '1') return draw(world, { request, reply }, opened);
    const withComments = fieldOf(request, 'comments') === '1';
    const done = await deleteForGood(world, { account: opened.account, articleId: opened.story.row.id, withComments });
    if (done.ok) await reply.redirect('/newsroom/stories?state=bin', 303);
    else await draw(world, { request, reply }, opened, done.refusal);
  });
};
