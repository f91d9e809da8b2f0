import type { JSX } from 'preact';
import { longestInvitationWords, roles, type InvitationRefusal } from '../../rooms/accounts/accounts.ts';
import type { Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, TextField } from '../../ui/parts/Field.tsx';
import { SaveOutcome, type SentForm } from '../settings/settings-page.tsx';
import { roleWords } from './permission-words.ts';

const faultWords: Record<InvitationRefusal, readonly [field: string, words: string]> = {
  'not-allowed': ['email', 'Only publishers invite people.'],
  'not-an-email': ['email', 'This is no e-mail address.'],
  'no-role': ['role', 'Choose a role.'],
  'works-here': ['email', 'Somebody with this address works here already.'],
  closed: ['email', 'The account with this address was closed. Open it again in the list of people.'],
  'invited-already': ['email', 'There is an invitation for this address. It can be sent again in the list.'],
  'too-many': ['email', 'There are very many invitations. Take some back first.'],
};

const roleChoices = roles
  .filter((role) => role !== 'reader')
  .map((value) => ({ value, label: `${roleWords[value].name}: ${roleWords[value].about}` }));

export type InvitePageProps = { editions: readonly Edition[]; form?: SentForm; refusal?: InvitationRefusal };

/** The form by which somebody is invited. */
export const InvitePage = ({ editions, form, refusal }: InvitePageProps): JSX.Element => {
  const [field, words] = refusal ? faultWords[refusal] : [];
  const faults: Record<string, string> = field && words ? { [field]: words } : {};
  return (
    <>
      <SaveOutcome faults={faults} />
      <p>
        They get a mail with a link that is good for seven days and once. Before it does anything, they show that the
        address is theirs.
      </p>
      <form class="form setting-form" method="post" action="/newsroom/staff/invite">
        <Field
          name="email"
          type="email"
          dir="ltr"
          label="E-mail address"
          value={form?.text('email')}
          fault={faults['email']}
          autocomplete="off"
          maxLength={254}
          isRequired
        />
        <Select
          name="role"
          label="Role"
          value={form?.text('role') ?? 'writer'}
          choices={roleChoices}
          fault={faults['role']}
        />
        {editions.length > 1 ? (
          <Select
            name="edition"
            label="Language of the mail"
            value={form?.text('edition') ?? editions[0]?.code}
            choices={editions.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : null}
        <TextField
          name="words"
          label="A few words to them"
          hint="Stand in the mail."
          rows={4}
          maxLength={longestInvitationWords}
          value={form?.text('words')}
        />
        <p>
          <Button>Send the invitation</Button>
        </p>
      </form>
    </>
  );
};
