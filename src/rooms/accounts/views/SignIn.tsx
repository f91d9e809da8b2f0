import { h, type ComponentChildren, type JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { SignInWords } from '../sign-in-words.ts';

export type PolicyPaths = { guidelines?: string | undefined; privacy?: string | undefined };

/** One quiet column: every page of signing in stands in it. */
export const Entrance = ({
  title,
  standfirst,
  children,
}: {
  title: string;
  standfirst?: ComponentChildren;
  children?: ComponentChildren;
}): JSX.Element => (
  <div class="page">
    <section class="entrance">
      <h1 class="entrance-title">{title}</h1>
      {standfirst ? <p class="entrance-standfirst">{standfirst}</p> : null}
      {children}
    </section>
  </div>
);

/** What is accepted by going on; nothing where the publication has no such pages. */
export const Accepting = ({
  lead,
  words,
  policies: { guidelines, privacy },
}: {
  lead: string;
  words: SignInWords;
  policies: PolicyPaths;
}): JSX.Element | null => {
  const links = [
    ...(guidelines ? [<a href={guidelines}>{words.guidelines}</a>] : []),
    ...(privacy ? [<a href={privacy}>{words.privacy}</a>] : []),
  ];
  if (links.length === 0) return null;
  return (
    <p class="entrance-small">
      {lead} {links[0]}
      {links[1] ? (
        <>
          {words.and}
          {links[1]}
        </>
      ) : null}
      .
    </p>
  );
};

/** Where one was, carried through the form. */
export const Carried = ({ returnTo, draft }: { returnTo: string; draft: string | undefined }): JSX.Element => (
  <>
    {returnTo ? <input type="hidden" name="return" value={returnTo} /> : null}
    {draft ? <input type="hidden" name="draft" value={draft} /> : null}
  </>
);

/** A field that people do not see catches those who fill in everything. */
const Trap = ({ words }: { words: SignInWords }): JSX.Element => (
  <p class="trap" aria-hidden="true">
    <label for="field-website">{words.leaveEmpty}</label>
    <input id="field-website" type="text" name="website" tabIndex={-1} autocomplete="off" />
  </p>
);

export type SignInFormProps = {
  visit: Visit;
  words: SignInWords;
  policies: PolicyPaths;
  returnTo: string;
  draft: string | undefined;
  email?: string;
  fault?: string;
  /** Said above the form: mails were too many. */
  refused?: { title: string; text: string; more: string };
  /** Passkeys, other accounts, a password. */
  ways?: ComponentChildren;
};

const MailForm = ({ visit, words, returnTo, draft, email, fault }: SignInFormProps): JSX.Element =>
  h(
    'sign-in-form',
    { 'data-challenge': visit.link('/sign-in/challenge'), 'data-working': words.working },
    <form class="form entrance-form" method="post" action={visit.link('/sign-in')}>
      <Field
        name="email"
        type="email"
        dir="ltr"
        label={words.email}
        value={email}
        fault={fault}
        autocomplete="username webauthn"
        maxLength={254}
        isRequired
      />
      <Trap words={words} />
      <input type="hidden" name="proof" value="" />
      <Carried returnTo={returnTo} draft={draft} />
      <div class="entrance-go">
        <Button>{words.send}</Button>
        <span class="entrance-status" role="status" />
      </div>
    </form>,
  );

/** The first page: one field. */
export const SignInForm = (props: SignInFormProps): JSX.Element => {
  const { words, policies, draft, refused, ways } = props;
  return (
    <Entrance title={words.title} standfirst={words.standfirst}>
      {draft ? <Notice>{words.withDraft}</Notice> : null}
      {refused ? (
        <Notice tone="alarm" title={refused.title}>
          <p>{refused.text}</p>
          <p>{refused.more}</p>
        </Notice>
      ) : null}
      <MailForm {...props} />
      <Accepting lead={words.newHere} words={words} policies={policies} />
      {ways ? (
        <section class="entrance-ways" aria-labelledby="other-ways">
          <h2 id="other-ways">{words.otherWays}</h2>
          {ways}
        </section>
      ) : null}
    </Entrance>
  );
};

export type EmailQuestionProps = Pick<SignInFormProps, 'visit' | 'words' | 'returnTo' | 'draft'> & {
  typed: string;
  likely: string;
  proof: string;
};

/** Asks whether a slip of the finger was meant. Both answers are right. */
export const EmailQuestion = ({ visit, words, typed, likely, proof, ...carried }: EmailQuestionProps): JSX.Element => (
  <Entrance title={words.didYouMean(likely)} standfirst={words.hintText(typed)}>
    <form class="form entrance-form" method="post" action={visit.link('/sign-in')}>
      <input type="hidden" name="proof" value={proof} />
      <input type="hidden" name="asked" value={typed} />
      <Carried {...carried} />
      <div class="entrance-choice">
        <Button name="email" value={likely}>
          {words.yesUse(likely)}
        </Button>
        <Button name="email" value={typed} tone="quiet">
          {words.noUse(typed)}
        </Button>
      </div>
    </form>
  </Entrance>
);

export type GoOnProps = Pick<SignInFormProps, 'visit' | 'words' | 'returnTo' | 'draft'> & { name: string };

/** For somebody who is signed in already and has a text that waits to be sent. */
export const GoOn = ({ visit, words, name, ...carried }: GoOnProps): JSX.Element => (
  <Entrance
    title={words.signedIn}
    standfirst={
      <>
        <bdi>{name}</bdi> · {words.textWaits}
      </>
    }
  >
    <form class="form entrance-form" method="post" action={visit.link('/sign-in/resume')}>
      <Carried {...carried} />
      <div class="entrance-go">
        <Button>{words.codeGo}</Button>
      </div>
    </form>
  </Entrance>
);
