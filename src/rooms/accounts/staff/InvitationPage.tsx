import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { Entrance } from '../views/SignIn.tsx';
import type { Invitation } from './invite.ts';
import type { StaffWords } from './staff-words.ts';

export type InvitationPageProps = {
  said: StaffWords;
  publication: string;
  invitation: Invitation;
  by: string | undefined;
  action: string;
  /** `here`: signed in with this very address; `known`: there is an account for it; `new`: there is none yet. */
  who: 'here' | 'known' | 'new';
  name?: string | undefined;
  fault?: string | undefined;
};

/** What somebody is invited to, and the way to accept it. */
export const InvitationPage = (props: InvitationPageProps): JSX.Element => {
  const { said, publication, invitation, by, action, who, name, fault } = props;
  return (
    <Entrance title={said.title} standfirst={said.hello(by ?? said.somebody, publication, said.roles[invitation.role])}>
      {invitation.words ? (
        <blockquote class="invitation-words" dir="auto">
          {invitation.words.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </blockquote>
      ) : null}
      <p>{said.address(invitation.email)}</p>
      {who === 'here' ? (
        <form class="form entrance-form" method="post" action={action}>
          <p>{said.isYou}</p>
          <div class="entrance-go">
            <Button>{said.accept}</Button>
          </div>
        </form>
      ) : (
        <form class="form entrance-form" method="post" action={`${action}/send`}>
          {who === 'new' ? (
            <Field
              name="name"
              label={said.name}
              hint={said.nameHint}
              value={name}
              fault={fault}
              dir="auto"
              autocomplete="name"
              maxLength={160}
              isRequired
            />
          ) : null}
          <p>{said.prove}</p>
          <div class="entrance-go">
            <Button>{said.send}</Button>
          </div>
        </form>
      )}
    </Entrance>
  );
};

/** Used, taken back, or over. */
export const InvitationOver = ({ said }: { said: StaffWords }): JSX.Element => (
  <Entrance title={said.overTitle} standfirst={said.over} />
);
