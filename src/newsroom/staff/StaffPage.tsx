import type { JSX } from 'preact';
import type { Account, Colleague, Invitation } from '../../rooms/accounts/accounts.ts';
import { formatDate } from '../../common/dates.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { roleWords } from './permission-words.ts';

type Place = { language: string; timeZone: string };

type Common = { account: Account; now: number; place: Place; mayEdit: boolean };

const Row = ({ person, now, place, account }: Common & { person: Colleague }): JSX.Element => (
  <tr>
    <th scope="row">
      <a href={`/newsroom/staff/${person.id}`}>
        <bdi>{person.name}</bdi>
      </a>
      {person.id === account.id ? ' (you)' : ''}
      <br />
      <span class="meta staff-email" dir="ltr">
        {person.email}
      </span>
    </th>
    <td>
      {roleWords[person.role].name}
      {person.disabledAt === undefined ? '' : ', closed'}
    </td>
    <td>{person.seenAt === undefined ? 'not lately' : formatDate(Math.min(person.seenAt, now), place)}</td>
    <td>{person.hasSecondFactor ? 'yes' : 'no'}</td>
  </tr>
);

const People = ({
  people,
  label,
  ...common
}: Common & { people: readonly Colleague[]; label: string }): JSX.Element => (
  <div class="staff-table" tabindex={0} role="group" aria-label={label}>
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">Last seen</th>
          <th scope="col">Second step</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} {...common} />
        ))}
      </tbody>
    </table>
  </div>
);

const InvitationRow = ({ invitation, now, place, mayEdit }: Common & { invitation: Invitation }): JSX.Element => {
  const { id, email, role, expiresAt } = invitation;
  const path = `/newsroom/staff/invitations/${id}`;
  const end = formatDate(expiresAt, place);
  return (
    <li class="invitation">
      <p>
        <span class="staff-email" dir="ltr">
          {email}
        </span>
        , {roleWords[role].name}
        <br />
        <span class="meta">{expiresAt > now ? `good until ${end}` : `ended on ${end}`}</span>
      </p>
      {mayEdit ? (
        <div class="queue-acts">
          <form method="post" action={`${path}/resend`}>
            <Button tone="quiet">
              Send again<span class="unseen"> to {email}</span>
            </Button>
          </form>
          <form method="post" action={`${path}/revoke`}>
            <Button tone="quiet">
              Take back<span class="unseen"> the invitation of {email}</span>
            </Button>
          </form>
        </div>
      ) : null}
    </li>
  );
};

export type StaffPageProps = Common & { people: readonly Colleague[]; invitations: readonly Invitation[] };

/** Everybody who works here, and who has been asked to. */
export const StaffPage = ({ people, invitations, ...common }: StaffPageProps): JSX.Element => {
  const closed = people.filter(({ disabledAt }) => disabledAt !== undefined);
  const open = people.filter(({ disabledAt }) => disabledAt === undefined);
  return (
    <>
      <p class="queue-acts">
        {common.mayEdit ? (
          <a class="button" href="/newsroom/staff/invite">
            Invite somebody
          </a>
        ) : null}
        <a class="button button-quiet" href="/newsroom/staff/roles">
          What each role may do
        </a>
      </p>
      {invitations.length > 0 ? (
        <section aria-labelledby="invited">
          <h2 id="invited">Invited</h2>
          <ul class="invitations">
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} {...common} />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="working">
        <h2 id="working">Working here</h2>
        <People people={open} label="Working here" {...common} />
      </section>
      {closed.length > 0 ? (
        <section aria-labelledby="closed">
          <h2 id="closed">Closed accounts</h2>
          <People people={closed} label="Closed accounts" {...common} />
        </section>
      ) : null}
    </>
  );
};
