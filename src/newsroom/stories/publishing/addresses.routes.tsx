/** Where a story stands, and where it stood before. */
import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { changeAddress, dropAddress, formerAddresses, type FormerAddress } from '../../../rooms/drafting/drafting.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { World } from '../../../world.ts';
import { fieldOf } from '../../duties/duty-pages.tsx';
import {
  At,
  baseOf,
  openStory,
  Refused,
  showStoryPage,
  statusOfRefusal,
  type Asked,
  type Opened,
  type Params,
} from './story-pages.tsx';

const slugIn = (path: string): string => path.replace(/\/+$/, '').replace(/^.*\//, '');

const ChangeForm = ({ opened }: { opened: Opened }): JSX.Element => (
  <form class="publish-form" method="post" action={`${baseOf(opened)}/addresses`}>
    <Field
      name="slug"
      label="Another end of the address"
      hint="The former address leads to the new one. Links, search engines and readers’ lists follow by themselves."
      dir="ltr"
      maxLength={120}
      value={slugIn(opened.story.row.path)}
    />
    <Button>Change the address</Button>
  </form>
);

const Former = ({ former, opened }: { former: readonly FormerAddress[]; opened: Opened }): JSX.Element => (
  <ul class="former-list">
    {former.map(({ path, since }) => (
      <li key={path}>
        <bdi>{path}</bdi>{' '}
        <small>
          since <At at={since} timeZone={opened.timeZone} />
        </small>
        <form method="post" action={`${baseOf(opened)}/addresses/drop`}>
          <Button tone="quiet" name="path" value={path}>
            Let it lead nowhere<span class="unseen">: {path}</span>
          </Button>
        </form>
      </li>
    ))}
  </ul>
);

const draw = async (world: World, { request, reply }: Asked, opened: Opened, refusal?: string): Promise<void> => {
  const former = await formerAddresses(world, opened.story.row.id);
  const { row } = opened.story;
  const children = (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      {!refusal && request.query['done'] === '1' ? (
        <Notice>
          <p>That is done.</p>
        </Notice>
      ) : null}
      {row.published_at === null ? (
        <p>It never was public: it gets its address when it is published. Its end can be set in the editor.</p>
      ) : (
        <>
          <p>
            It stands at <bdi dir="ltr">{row.path}</bdi>.
          </p>
          <ChangeForm opened={opened} />
        </>
      )}
      <h2>Former addresses</h2>
      {former.length === 0 ? <p class="nothing">It had no other.</p> : <Former former={former} opened={opened} />}
    </>
  );
  const status = refusal ? statusOfRefusal(refusal) : 200;
  await showStoryPage(reply, opened, { title: 'Addresses', here: 'addresses', status, children });
};

export const addressRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>('/newsroom/stories/:id/addresses', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'publish-story');
    if (opened) await draw(world, { request, reply }, opened);
  });

  const act = (
    end: string,
    carryOut: (opened: Opened, asked: Asked) => Promise<{ ok: true } | { ok: false; refusal: string }>,
  ): void => {
    app.post<Params>(`/newsroom/stories/:id/addresses${end}`, async (request, reply) => {
      const opened = await openStory(world, { request, reply }, 'publish-story');
      if (!opened) return;
      const done = await carryOut(opened, { request, reply });
      if (done.ok) await reply.redirect(`${baseOf(opened)}/addresses?done=1`, 303);
      else await draw(world, { request, reply }, opened, done.refusal);
    });
  };
  const acting = ({ account, story }: Opened) => ({ account, articleId: story.row.id });
  act('', (opened, { request }) => changeAddress(world, { ...acting(opened), slug: fieldOf(request, 'slug') }));
  act('/drop', (opened, { request }) => dropAddress(world, { ...acting(opened), path: fieldOf(request, 'path') }));
};
