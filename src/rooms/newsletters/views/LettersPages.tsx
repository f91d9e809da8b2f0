import { h, type ComponentChildren, type JSX } from 'preact';
import { formatDate } from '../../../common/dates.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { Letter } from '../letter.ts';
import type { LetterWords } from '../letter-words.ts';
import type { Pending } from '../subscribing/subscribe.ts';
import { pauses, type Ending, type Yours } from '../subscribing/preferences.ts';

type Common = { visit: Visit; words: LetterWords };

const Page = (props: { title: string; standfirst?: ComponentChildren; children?: ComponentChildren }): JSX.Element => (
  <div class="page letters-page">
    <PageHead title={props.title} standfirst={props.standfirst} />
    {props.children}
  </div>
);

const Choosing = (props: {
  letters: readonly Letter[];
  chosen: readonly string[];
  words: LetterWords;
}): JSX.Element => (
  <fieldset class="letter-choices">
    <legend>{props.words.choose}</legend>
    {props.letters.map(({ id, name, description, kind }) => (
      <label class="letter-choice">
        <input type="checkbox" name="letter" value={id} checked={props.chosen.includes(id)} />
        <span>
          <span class="letter-name">{name}</span>
          {description ? <span class="letter-about">{description}</span> : null}
          <span class="letter-kind">{props.words.kinds[kind]}</span>
        </span>
      </label>
    ))}
  </fieldset>
);

/** A field that people do not see catches those who fill in everything. */
const Trap = ({ words }: { words: LetterWords }): JSX.Element => (
  <p class="trap" aria-hidden="true">
    <label for="field-letters-website">{words.leaveEmpty}</label>
    <input id="field-letters-website" type="text" name="website" tabIndex={-1} autocomplete="off" />
  </p>
);

export type FormProps = Common & {
  letters: readonly Letter[];
  chosen: readonly string[];
  email?: string;
  fault?: string | undefined;
};

/** The form for strangers; the page does its sum while they type. */
export const SubscribeForm = ({ visit, words, letters, chosen, email, fault }: FormProps): JSX.Element =>
  h(
    'sign-in-form',
    { 'data-challenge': visit.link('/sign-in/challenge'), 'data-working': words.working },
    <form class="form" method="post" action={visit.link('/letters')}>
      <Choosing letters={letters} chosen={chosen} words={words} />
      <Field
        name="email"
        type="email"
        dir="ltr"
        label={words.email}
        value={email}
        fault={fault}
        autocomplete="email"
        maxLength={254}
        isRequired
      />
      <Trap words={words} />
      <input type="hidden" name="proof" value="" />
      <p>
        <Button>{words.subscribe}</Button> <span role="status" />
      </p>
    </form>,
  );

const Archives = ({ visit, words, letters }: Pick<FormProps, 'visit' | 'words' | 'letters'>): JSX.Element | null => {
  const shown = letters.filter(({ settings, lastNumber }) => settings.archive === 'open' && lastNumber > 0);
  if (shown.length === 0) return null;
  return (
    <section class="letter-part letter-archives" aria-labelledby="archives">
      <h2 id="archives">{words.archive}</h2>
      <ul>
        {shown.map(({ slug, name }) => (
          <li>
            <a href={visit.link(`/letters/${slug}`)}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
};

export type LettersProps = FormProps & {
  /** Whoever is signed in chooses at once. */
  account?: { email: string } | undefined;
  isSaved?: boolean;
  refused?: string | undefined;
};

/** `/letters`: every letter of the edition. */
export const LettersPage = (props: LettersProps): JSX.Element => {
  const { visit, words, letters, chosen, account, isSaved, refused } = props;
  return (
    <Page title={words.title} standfirst={words.standfirst}>
      {isSaved ? (
        <p class="notice" role="status">
          {words.saved}
        </p>
      ) : null}
      {refused ? <Notice tone="alarm">{refused}</Notice> : null}
      {letters.length === 0 ? <p>{words.none}</p> : null}
      {letters.length > 0 && account ? (
        <form class="form" method="post" action={visit.link('/letters/mine')}>
          <Choosing letters={letters} chosen={chosen} words={words} />
          <p>{words.signedInAs(account.email)}</p>
          <Button>{words.save}</Button>
        </form>
      ) : null}
      {letters.length > 0 && !account ? <SubscribeForm {...props} /> : null}
      <Archives {...props} />
    </Page>
  );
};

/** One page for what was said and where to go on. */
export const SaidPage = (
  props: Common & { title: string; text: string; more?: string; href?: string; to?: string },
): JSX.Element => (
  <Page title={props.title} standfirst={props.text}>
    {props.more ? <p>{props.more}</p> : null}
    <p class="link-row">
      <a href={props.href ?? props.visit.link('/letters')}>{props.to ?? props.words.toLetters}</a>
    </p>
  </Page>
);

/** One button: opening the address alone changes nothing, for mail scanners open addresses too. */
export const ConfirmPage = ({
  visit,
  words,
  pending,
  token,
}: Common & { pending: Pending; token: string }): JSX.Element => (
  <Page title={words.confirmTitle} standfirst={words.confirmText(pending.subscriber.email)}>
    <ul>
      {pending.letters.map(({ name }) => (
        <li>{name}</li>
      ))}
    </ul>
    <form class="form" method="post" action={visit.link(`/letters/confirm/${token}`)}>
      <Button>{words.confirm}</Button>
    </form>
  </Page>
);

export const EndPage = (props: Common & { ending: Ending; token: string; yours: string }): JSX.Element => (
  <Page title={props.words.unsubscribe} standfirst={props.words.unsubscribeText(props.ending.letter.name)}>
    <form class="form" method="post" action={props.visit.link(`/letters/unsubscribe/${props.token}`)}>
      <Button>{props.words.unsubscribeButton}</Button>
    </form>
    <p class="link-row">
      <a href={props.yours}>{props.words.whatElse}</a>
    </p>
  </Page>
);

/** Letters are passed on to friends: they need not see the whole address of whom it came from. */
const masked = (email: string): string => email.replace(/^(.)[^@]*@/, '$1…@');

const Pausing = ({ visit, words, yours, action }: Common & { yours: Yours; action: string }): JSX.Element => {
  const { pausedUntil } = yours.subscriber;
  const { language } = visit.edition;
  const { timeZone } = visit.publication.settings;
  return (
    <section class="letter-part" aria-labelledby="pause">
      <h2 id="pause">{words.pause}</h2>
      <p>
        {pausedUntil === undefined
          ? words.pauseText
          : words.pausedUntil(formatDate(pausedUntil, { language, timeZone }))}
      </p>
      <form method="post" action={`${action}/pause`}>
        {pausedUntil === undefined ? (
          <p class="row">
            {pauses.map((days) => (
              <Button tone="quiet" name="days" value={days}>
                {words.pauseFor[days]}
              </Button>
            ))}
          </p>
        ) : (
          <Button tone="quiet" name="days" value="0">
            {words.resume}
          </Button>
        )}
      </form>
    </section>
  );
};

/** What one reader gets, opened by the link in a letter. */
export const YoursPage = (props: Common & { yours: Yours; action: string; isSaved: boolean }): JSX.Element => {
  const { words, yours, action, isSaved } = props;
  return (
    <Page title={words.yours} standfirst={words.yoursText(masked(yours.subscriber.email))}>
      {isSaved ? (
        <p class="notice" role="status">
          {words.saved}
        </p>
      ) : null}
      <form class="form" method="post" action={action}>
        <Choosing letters={yours.letters} chosen={yours.chosen} words={words} />
        <Button>{words.save}</Button>
      </form>
      <Pausing {...props} />
      <section class="letter-part" aria-labelledby="forget">
        <h2 id="forget">{words.forget}</h2>
        <form method="post" action={`${action}/forget`}>
          <p>{words.forgetText}</p>
          <Button tone="quiet">{words.forget}</Button>
        </form>
      </section>
    </Page>
  );
};
