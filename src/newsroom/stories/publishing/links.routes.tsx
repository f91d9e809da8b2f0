/** Private links to a draft: making, seeing how they are used, ending them. */
import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import {
  makePreviewLink,
  previewDays,
  previewLinksOf,
  revokePreviewLink,
  type PreviewLink,
} from '../../../rooms/drafting/drafting.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field, Select } from '../../../ui/parts/Field.tsx';
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

const usualDays = '7';

const nameOf = ({ forWhom }: PreviewLink): string => forWhom || 'Somebody';

const stateOf = ({ isGood, revokedAt }: PreviewLink): string =>
  isGood ? 'works' : revokedAt === undefined ? 'expired' : 'ended';

const LinkRow = ({ link, opened }: { link: PreviewLink; opened: Opened }): JSX.Element => (
  <tr>
    <th scope="row" dir="auto">
      {nameOf(link)}
    </th>
    <td>
      {link.by ?? ''} <At at={link.createdAt} timeZone={opened.timeZone} />
    </td>
    <td>
      {stateOf(link)}, until <At at={link.expiresAt} timeZone={opened.timeZone} />
    </td>
    <td>
      {link.uses === 0 || link.lastUsedAt === undefined ? (
        'Never opened'
      ) : (
        <>
          {link.uses} {link.uses === 1 ? 'time' : 'times'}, last <At at={link.lastUsedAt} timeZone={opened.timeZone} />
        </>
      )}
    </td>
    <td>
      {link.isGood ? (
        <form method="post" action={`${baseOf(opened)}/links/${link.id}/revoke`}>
          <Button tone="quiet">
            End it<span class="unseen">: {nameOf(link)}</span>
          </Button>
        </form>
      ) : null}
    </td>
  </tr>
);

const Links = ({ links, opened }: { links: readonly PreviewLink[]; opened: Opened }): JSX.Element =>
  links.length === 0 ? (
    <p class="nothing">There is no private link yet.</p>
  ) : (
    <section class="staff-table" aria-label="Private links" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Made</th>
            <th scope="col">State</th>
            <th scope="col">Opened</th>
            <th scope="col">
              <span class="unseen">End it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <LinkRow key={link.id} link={link} opened={opened} />
          ))}
        </tbody>
      </table>
    </section>
  );

const Form = ({ opened }: { opened: Opened }): JSX.Element => (
  <form class="publish-form" method="post" action={`${baseOf(opened)}/links`}>
    <Field name="forWhom" label="For whom" hint="Only colleagues see this." maxLength={120} />
    <Select
      name="days"
      label="It works for"
      value={usualDays}
      choices={previewDays.map((days) => ({ value: String(days), label: days === 1 ? 'One day' : `${days} days` }))}
    />
    <Button>Make a private link</Button>
  </form>
);

type Shown = { made?: string; refusal?: string };

const draw = async (world: World, { reply }: Asked, opened: Opened, { made, refusal }: Shown = {}): Promise<void> => {
  const links = await previewLinksOf(world, opened.story.row.id);
  const children = (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      {made ? (
        <Notice title="Copy the link now: it cannot be shown again">
          <p class="secret-address" dir="ltr">
            {made}
          </p>
        </Notice>
      ) : null}
      <p>
        Whoever has a private link reads the draft as it is at that moment, without an account, under a bar that asks
        not to pass it on. They cannot change anything or write comments. Search engines are kept out.
      </p>
      <Form opened={opened} />
      <h2>Links of this story</h2>
      <Links links={links} opened={opened} />
    </>
  );
  const status = refusal ? statusOfRefusal(refusal) : 200;
  await showStoryPage(reply, opened, { title: 'Private links', here: 'links', status, children });
};

export const linkRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>('/newsroom/stories/:id/links', async (request, reply) => {
    const opened = await openStory(world, { request, reply }, 'share-preview');
    if (opened) await draw(world, { request, reply }, opened);
  });

  // The address is shown in the answer itself: it is written nowhere, not even in an address that leads back.
  app.post<Params>('/newsroom/stories/:id/links', async (request, reply) => {
    const asked = { request, reply };
    const opened = await openStory(world, asked, 'share-preview');
    if (!opened) return;
    const made = await makePreviewLink(world, {
      account: opened.account,
      articleId: opened.story.row.id,
      days: Number(fieldOf(request, 'days')),
      forWhom: fieldOf(request, 'forWhom'),
    });
    await draw(world, asked, opened, made.ok ? { made: opened.absolute(made.value.path) } : { refusal: made.refusal });
  });

  app.post<{ Params: { id: string; link: string }; Querystring: Params['Querystring'] }>(
    '/newsroom/stories/:id/links/:link/revoke',
    async (request, reply) => {
      const asked = { request: request as unknown as Asked['request'], reply };
      const opened = await openStory(world, asked, 'share-preview');
      if (!opened) return;
      const acting = { account: opened.account, articleId: opened.story.row.id };
      const ended = await revokePreviewLink(world, { ...acting, linkId: request.params.link });
      if (ended.ok) await reply.redirect(`${baseOf(opened)}/links`, 303);
      else await draw(world, asked, opened, { refusal: ended.refusal });
    },
  );
};
