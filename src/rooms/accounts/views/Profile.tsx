import type { JSX } from 'preact';
import { formatDate } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Choices, Field, Select, TextField } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { Account } from '../account.ts';
import { nextNameChange } from '../names.ts';
import { profileWords, type ProfileWords } from '../profile-words.ts';
import type { ProfileDraft, ProfileFaults } from '../profile.ts';
import { nameFaultText } from '../register-words.ts';
import { AccountPage } from './AccountPage.tsx';
import { Portrait } from './Portrait.tsx';

export type ProfileProps = {
  visit: Visit;
  account: Account;
  now: number;
  isSaved?: boolean;
  /** What was typed, when it could not be saved. */
  draft?: ProfileDraft;
  faults?: ProfileFaults;
  /** Saved very many times within an hour: what was typed is shown, and not saved. */
  isTooOften?: boolean;
  pictureFault?: keyof ProfileWords['pictureFaults'];
};

type Part = ProfileProps & { words: ProfileWords };

const FaultList = ({ words, faults }: { words: ProfileWords; faults: ProfileFaults }): JSX.Element => (
  <Notice tone="alarm" title={words.faults}>
    <ul>
      {faults.name ? (
        <li>
          <a href="#field-name">{words.name}</a>
        </li>
      ) : null}
      {faults.bio ? (
        <li>
          <a href="#field-bio">{words.bio}</a>
        </li>
      ) : null}
    </ul>
  </Notice>
);

const NameField = ({ visit, account, now, draft, faults = {}, words }: Part): JSX.Element => {
  const { language } = visit.edition;
  const again = nextNameChange(account);
  const place = { language, timeZone: visit.publication.settings.timeZone };
  return (
    <Field
      name="name"
      label={words.name}
      value={draft?.name ?? account.name}
      hint={again > now ? words.nameAgain(formatDate(again, place)) : `${words.nameHint} ${words.nameOnce}`}
      fault={faults.name ? nameFaultText(language, faults.name) : undefined}
      isRequired
      autocomplete="nickname"
      maxLength={200}
      dir="auto"
    />
  );
};

const AboutForm = (part: Part): JSX.Element => {
  const { visit, account, draft, faults = {}, words } = part;
  const typed = draft ?? account;
  const editions = visit.publication.editions.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <form class="form" method="post" action={visit.link('/me')}>
      <NameField {...part} />
      <TextField
        name="bio"
        label={words.bio}
        value={typed.bio}
        hint={words.bioHint}
        fault={faults.bio ? words.bioTooLong : undefined}
        rows={4}
        maxLength={2_000}
      />
      {editions.length > 1 ? (
        <Select name="edition" label={words.edition} value={typed.edition ?? visit.edition.code} choices={editions} />
      ) : null}
      <Choices
        name="visibility"
        label={words.visibility}
        value={typed.isPublic ? 'public' : 'private'}
        choices={[
          { value: 'public', label: words.isPublic },
          { value: 'private', label: words.isPrivate },
        ]}
      />
      <Button>{words.save}</Button>
    </form>
  );
};

const pictureTypes = 'image/jpeg,image/png,image/webp,image/avif,image/gif';

const FileField = ({ words, pictureFault }: Part): JSX.Element => {
  const described = pictureFault ? 'picture-hint picture-fault' : 'picture-hint';
  return (
    <div class="field">
      <label for="field-picture">{words.chooseFile}</label>
      <p class="field-hint" id="picture-hint">
        {words.pictureAbout}
      </p>
      <input
        class="input"
        id="field-picture"
        type="file"
        name="picture"
        accept={pictureTypes}
        required
        aria-describedby={described}
        aria-invalid={pictureFault ? 'true' : undefined}
      />
      {pictureFault ? (
        <p class="field-fault" id="picture-fault" role="alert">
          {words.pictureFaults[pictureFault]}
        </p>
      ) : null}
    </div>
  );
};

const PictureForm = (part: Part): JSX.Element => {
  const { visit, account, words } = part;
  return (
    <section class="profile-picture" aria-labelledby="picture">
      <h2 id="picture">{words.picture}</h2>
      <div class="profile-picture-row">
        {visit.textOnly ? null : (
          <Portrait id={account.id} name={account.name} picture={account.picture} size="large" />
        )}
        {account.picture ? (
          <form method="post" action={visit.link('/me/picture/remove')}>
            <Button tone="quiet">{words.removePicture}</Button>
          </form>
        ) : (
          <p>{words.noPicture}</p>
        )}
      </div>
      {/* What was wrong with a file stands at the file, far down on a telephone. */}
      <form class="form" method="post" action={`${visit.link('/me/picture')}#picture`} enctype="multipart/form-data">
        <FileField {...part} />
        <Button tone="quiet">{words.upload}</Button>
      </form>
    </section>
  );
};

/** One's profile: what others see, and what may be changed about it. */
export const Profile = (props: ProfileProps): JSX.Element => {
  const { visit, account, faults, isTooOften = false, isSaved = false } = props;
  const words = wordsFor(profileWords, visit.edition.language);
  return (
    <AccountPage
      visit={visit}
      account={account}
      current="/me"
      title={words.profileTitle}
      standfirst={words.profileAbout}
    >
      {faults ? <FaultList words={words} faults={faults} /> : null}
      {isTooOften ? <Notice tone="alarm">{words.savedTooOften}</Notice> : null}
      {isSaved ? <SavedNotice>{words.saved}</SavedNotice> : null}
      <div class="profile-parts">
        <AboutForm {...props} words={words} />
        <PictureForm {...props} words={words} />
      </div>
    </AccountPage>
  );
};

/** Says that something was done; read out without being asked for. */
export const SavedNotice = ({ children }: { children: string }): JSX.Element => (
  <div role="status">
    <Notice>
      <p>{children}</p>
    </Notice>
  </div>
);
