import type { JSX } from 'preact';
import { formatDate, formatDateTime } from '../../common/dates.ts';
import { roles, type Account, type Colleague, type RoleChange } from '../../rooms/accounts/accounts.ts';
import type { Author } from '../../rooms/articles/articles.ts';
import type { DeskStory } from '../../rooms/drafting/drafting.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Select } from '../../ui/parts/Field.tsx';
import { roleWords } from './permission-words.ts';

export type PersonPageProps = {
  account: Account;
  person: Colleague;
  author: Author | undefined;
  changes: readonly RoleChange[];
  /** What they have been given and is not done; only the first of many. */
  stories: readonly DeskStory[];
  others: readonly { id: string; name: string }[];
  mayEdit: boolean;
  now: number;
  place: { language: string; timeZone: string };
};

const saidOf = ({ act, before, after }: RoleChange): string => {
  if (act === 'closed') return 'The account was closed';
  if (act === 'opened') return 'The account was opened again';
  if (act === 'joined') return `Began here as ${roleWords[after].name.toLowerCase()}`;
  const from = before === 'nobody' ? '' : ` from ${roleWords[before].name.toLowerCase()}`;
  return `Role changed${from} to ${roleWords[after].name.toLowerCase()}`;
};

const Facts = ({ person, author, place, now }: PersonPageProps): JSX.Element => (
  <dl class="setting-facts">
    <dt>Address</dt>
    <dd dir="ltr">{person.email}</dd>
    <dt>Role</dt>
    <dd>
      {roleWords[person.role].name}
      {person.disabledAt === undefined ? '' : `; closed on ${formatDate(person.disabledAt, place)}`}
    </dd>
    <dt>Last seen</dt>
    <dd>{person.seenAt === undefined ? 'Not lately' : formatDate(Math.min(person.seenAt, now), place)}</dd>
    <dt>Second step</dt>
    <dd>{person.hasSecondFactor ? 'Set up' : 'Not set up'}</dd>
    <dt>Author page</dt>
    <dd>
      {author ? (
        <a href={`/newsroom/authors/${author.id}`}>{author.name}</a>
      ) : (
        <>
          None. <a href={`/newsroom/authors/new?account=${person.id}`}>Make one</a>, or choose this account at an
          author’s <a href="/newsroom/authors">page</a>.
        </>
      )}
    </dd>
  </dl>
);

const Acts = ({ person }: PersonPageProps): JSX.Element => {
  const path = `/newsroom/staff/${person.id}`;
  if (person.disabledAt !== undefined)
    return (
      <form method="post" action={`${path}/open`}>
        <p>Nobody can sign in with this account. Opened again, it has the role it had.</p>
        <Button>Open the account again</Button>
      </form>
    );
  return (
    <>
      <form class="form role-form" method="post" action={`${path}/role`}>
        <Choices
          name="role"
          label="Role"
          value={person.role}
          choices={roles.map((value) => ({ value, label: `${roleWords[value].name}: ${roleWords[value].about}` }))}
        />
        <p class="field-hint">They are told by mail.</p>
        <p>
          <Button>Change the role</Button>
        </p>
      </form>
      <details>
        <summary class="button button-quiet">Close the account…</summary>
        <form method="post" action={`${path}/close`}>
          <p>
            {person.name} is signed out everywhere at once and cannot sign in any more; tokens end. Stories and their
            bylines stay. It can be undone.
          </p>
          <Button tone="quiet">Close the account</Button>
        </form>
      </details>
    </>
  );
};

const Stories = ({ person, stories, others, mayEdit }: PersonPageProps): JSX.Element | null =>
  stories.length === 0 ? null : (
    <section aria-labelledby="given">
      <h2 id="given">Stories they have been given</h2>
      <ul class="plain-list">
        {stories.map(({ id, headline }) => (
          <li key={id}>
            <a href={`/newsroom/stories/${id}`}>
              <bdi>{headline || 'Untitled'}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <form class="form" method="post" action={`/newsroom/staff/${person.id}/hand-over`}>
          <Select
            name="to"
            label="Hand these over to"
            value=""
            choices={[{ value: '', label: 'Nobody' }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <p>
            <Button tone="quiet">Hand over</Button>
          </p>
        </form>
      ) : null}
    </section>
  );

/** Somebody who works here: what they are, what they have to do, what became of their role. */
export const PersonPage = (props: PersonPageProps): JSX.Element => (
  <>
    <Facts {...props} />
    {props.mayEdit ? <Acts {...props} /> : null}
    <Stories {...props} />
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      {props.changes.length === 0 ? (
        <p>Nothing was changed since {formatDate(props.person.createdAt, props.place)}.</p>
      ) : null}
      <ul class="plain-list">
        {props.changes.map((change) => (
          <li key={`${change.at} ${change.act}`}>
            <span class="meta">{formatDateTime(change.at, props.place)}</span> {saidOf(change)}
            {change.by === undefined ? '' : ` (${change.by})`}
          </li>
        ))}
      </ul>
    </section>
  </>
);
