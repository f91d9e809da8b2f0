/** `/newsroom/staff`: who works here, invitations, what each role may do. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  colleagues,
  inviteStaff,
  needFresh,
  openInvitations,
  resendInvitation,
  revokeInvitation,
  type Account,
  type InvitationRefusal,
} from '../../rooms/accounts/accounts.ts';
import { mayStory } from '../../rooms/articles/articles.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { sentForm, settingsStaff, showSettings, type SentForm } from '../settings/settings-page.tsx';
import { InvitePage } from './InvitePage.tsx';
import { PermissionsPage } from './PermissionsPage.tsx';
import { personRoutes } from './person.routes.tsx';
import { StaffPage } from './StaffPage.tsx';

const path = '/newsroom/staff';
const styles = ['staff.css'];

/** What became of the last act; in the address, so that the page can be reloaded. */
const doneWords: Record<string, string> = {
  invited: 'The invitation is on its way.',
  resent: 'The invitation was sent again. The link in the mail before does not work any more.',
  revoked: 'The invitation was taken back. Its link does not work any more.',
};
const refusalWords: Record<string, string> = {
  'too-soon': 'It was sent a moment ago. Wait five minutes before it is sent again.',
  'not-found': 'This invitation is not there any more.',
  'not-allowed': 'Only publishers may do that.',
};

const showStaff = async (
  world: World,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { account, refusal }: { account: Account; refusal?: string },
): Promise<void> => {
  const { done } = request.query as { done?: unknown };
  const { settings } = await publicationOf(world);
  const said = typeof done === 'string' && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined;
  const children = (
    <>
      {refusal ? (
        <Notice tone="alarm">
          <p>{refusalWords[refusal] ?? 'Nothing was changed.'}</p>
        </Notice>
      ) : null}
      {said ? (
        <p class="notice" role="status">
          {said}
        </p>
      ) : null}
      <StaffPage
        account={account}
        people={await colleagues(world)}
        invitations={await openInvitations(world)}
        mayEdit={mayStory(account, 'edit-people')}
        now={world.now()}
        place={{ language: 'en', timeZone: settings.timeZone }}
      />
    </>
  );
  await showSettings(reply, {
    account,
    here: 'staff',
    title: 'People',
    children,
    styles,
    status: refusal ? 422 : 200,
  });
};

type WithId = { Params: { id: string } };

const showInvite = async (
  world: World,
  reply: FastifyReply,
  { account, ...typed }: { account: Account; form?: SentForm; refusal?: InvitationRefusal },
): Promise<void> => {
  const { editions } = await publicationOf(world);
  const children = <InvitePage editions={editions} {...typed} />;
  const status = typed.refusal ? 422 : 200;
  await showSettings(reply, { account, here: 'staff', title: 'Invite somebody', children, styles, status });
};

const invitingRoutes = (app: FastifyInstance, world: World): void => {
  app.get(`${path}/invite`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-people');
    if (account && (await needFresh(world, request, reply))) await showInvite(world, reply, { account });
  });

  app.post(`${path}/invite`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-people');
    if (!account || !(await needFresh(world, request, reply, `${path}/invite`))) return;
    const form = sentForm(request.body);
    const { editionByCode } = await publicationOf(world);
    const edition = editionByCode(form.text('edition') ?? '')?.code;
    const draft = { email: form.text('email') ?? '', role: form.text('role') ?? '', words: form.text('words') ?? '' };
    const invited = await inviteStaff(world, { by: account, ...draft, edition });
    if (!invited.ok) return showInvite(world, reply, { account, form, refusal: invited.refusal });
    await reply.redirect(`${path}?done=invited`, 303);
  });

  const act = (
    name: 'resend' | 'revoke',
    carryOut: (asked: { by: Account; id: string }) => Promise<{ ok: true } | { ok: false; refusal: string }>,
  ): void => {
    app.post<WithId>(`${path}/invitations/:id/${name}`, async (request, reply) => {
      const account = await settingsStaff(world, { request, reply }, 'edit-people');
      if (!account) return;
      const done = await carryOut({ by: account, id: request.params.id });
      if (!done.ok) return showStaff(world, { request, reply }, { account, refusal: done.refusal });
      await reply.redirect(`${path}?done=${name === 'resend' ? 'resent' : 'revoked'}`, 303);
    });
  };
  act('resend', (asked) => resendInvitation(world, asked));
  act('revoke', (asked) => revokeInvitation(world, asked));
};

export const staffRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'see-people');
    if (account) await showStaff(world, { request, reply }, { account });
  });

  app.get(`${path}/roles`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'see-people');
    if (!account) return;
    const children = <PermissionsPage />;
    await showSettings(reply, { account, here: 'staff', title: 'What each role may do', children, styles });
  });

  invitingRoutes(app, world);
  personRoutes(app, world);
};
