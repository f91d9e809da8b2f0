/** Who works here: invitations, roles, the end of it. */
import * as v from 'valibot';
import {
  changeStaffRole,
  closeStaffAccount,
  inviteStaff,
  isStaff,
  longestInvitationWords,
  openInvitations,
  openStaffAccount,
  resendInvitation,
  revokeInvitation,
  roles,
  type Invitation,
} from '../rooms/accounts/accounts.ts';
import { mayStory } from '../rooms/articles/articles.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal, wrongField, type SaidNo } from './newsroom-refusals.ts';
import { flag, listOf, maybeText, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line, moment } from './schemas.ts';
import { momentText } from './shown.tsx';

const people = { access: 'people:write', group: 'People who work here', problems: newsroomProblems } as const;

const no = (done: SaidNo) =>
  newsroomRefusal(done, {
    'not-an-email': ['invalid', 'This is no e-mail address.', '/email'],
    'no-role': ['invalid', 'There is no such role.', '/role'],
    'works-here': ['wrong-state', 'Whoever has this address works here already.'],
    closed: ['wrong-state', 'The account with this address is closed.'],
    'invited-already': ['wrong-state', 'This address has been invited: send that invitation again.'],
    'too-soon': ['wrong-state', 'It was sent a moment ago. Wait five minutes.'],
    'last-publisher': ['wrong-state', 'This is the last publisher: make somebody else one first.'],
  });

const invitation = v.strictObject({
  id,
  email: text,
  role: text,
  words: text,
  edition: maybeText,
  by: said(maybeText, 'The id of who invites.'),
  sentAt: moment,
  expiresAt: moment,
});
const exampleInvitation = {
  id: ids.decision,
  email: 'ines@reader.example',
  role: 'writer',
  words: 'Come and write with us.',
  edition: 'en',
  by: ids.reader,
  sentAt: at,
  expiresAt: '2026-11-27T08:20:00.000Z',
};
const shown = ({ createdAt: _created, edition, by, sentAt, expiresAt, ...rest }: Invitation) => ({
  ...rest,
  edition: edition ?? null,
  by: by ?? null,
  sentAt: momentText(sentAt),
  expiresAt: momentText(expiresAt),
});

const staffRole = v.picklist(roles.filter((role) => isStaff(role)));
const invitationParams = { invitationId: id };

const inviting = [
  endpoint({
    ...people,
    id: 'listInvitations',
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations nobody has answered',
    answer: listOf(invitation),
    example: { items: [exampleInvitation] },
    run: async ({ world, account }) => {
      if (!mayStory(account, 'see-people')) return refused('not-allowed');
      return answered({ items: (await openInvitations(world)).map(shown) });
    },
  }),
  endpoint({
    ...people,
    id: 'invite',
    method: 'POST',
    path: '/invitations',
    summary: 'Invite somebody by mail to work here; publishers only',
    body: v.strictObject({
      email: line(254),
      role: staffRole,
      words: v.optional(line(longestInvitationWords)),
      edition: v.optional(line(20)),
    }),
    bodyExample: { email: 'ines@reader.example', role: 'writer', words: 'Come and write with us.' },
    status: 201,
    answer: invitation,
    example: exampleInvitation,
    run: async ({ world, account, body }) => {
      const { editionByCode } = await publicationOf(world);
      if (body.edition !== undefined && !editionByCode(body.edition))
        return wrongField('/edition', 'There is no such edition.');
      const { email, role, words = '', edition } = body;
      const done = await inviteStaff(world, { by: account, email, role, words, edition });
      return done.ok ? answered(shown(done.value)) : no(done);
    },
  }),
  endpoint({
    ...people,
    id: 'resendInvitation',
    method: 'POST',
    path: '/invitations/{invitationId}/resend',
    summary: 'Send an invitation again; the link sent before is worth nothing from then on',
    params: invitationParams,
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await resendInvitation(world, { by: account, id: params.invitationId });
      return done.ok ? answered(undefined) : no(done);
    },
  }),
  endpoint({
    ...people,
    id: 'revokeInvitation',
    method: 'DELETE',
    path: '/invitations/{invitationId}',
    summary: 'Take an invitation back',
    params: invitationParams,
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await revokeInvitation(world, { by: account, id: params.invitationId });
      return done.ok ? answered(undefined) : no(done);
    },
  }),
];

const changing = [
  endpoint({
    ...people,
    id: 'changeRole',
    method: 'PUT',
    path: '/people/{accountId}/role',
    summary: 'Give somebody who works here another role; `reader` ends their work. They are told by mail',
    params: { accountId: id },
    body: v.strictObject({ role: v.picklist(roles) }),
    bodyExample: { role: 'editor' },
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await changeStaffRole(world, { by: account, ...params, ...body });
      return done.ok ? answered(undefined) : no(done);
    },
  }),
  endpoint({
    ...people,
    id: 'closeAccount',
    method: 'PUT',
    path: '/people/{accountId}/closed',
    summary: 'Close the account of somebody who works here, or open it again; their stories stay',
    params: { accountId: id },
    body: v.strictObject({ isClosed: flag }),
    bodyExample: { isClosed: true },
    status: 204,
    run: async ({ world, account, params, body }) => {
      const act = body.isClosed ? closeStaffAccount : openStaffAccount;
      const done = await act(world, { by: account, ...params });
      return done.ok ? answered(undefined) : no(done);
    },
  }),
];

export const peopleEndpoints = [...inviting, ...changing];
