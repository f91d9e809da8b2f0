import type { JSX } from 'preact';
import type { Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field, Select, TextField, type Choice } from '../../ui/parts/Field.tsx';
import { PickPicture } from '../media/media-elements.ts';
import { Tick } from '../signals/signal-page.tsx';
import { categoryChoices } from './category-choices.ts';
import { PeopleRows } from './PeopleRows.tsx';
import type { ShowSaid } from './read-show-form.ts';
import { RowField } from './Rows.tsx';
import { ShowSigns } from './ShowSigns.tsx';
import { ByteCount } from './sound-elements.ts';

export type ArtLook = { id: string; width: number | undefined; height: number | undefined; src: string | undefined };

export type ShowFormProps = {
  action: string;
  said: ShowSaid;
  /** What is wrong with what was typed, by field. */
  faults: ReadonlyMap<string, string>;
  editions: readonly Edition[];
  /** Short sounds of the library, to stand before and after episodes. */
  sounds: readonly Choice[];
  art: ArtLook | undefined;
  isNew: boolean;
};

export const mostDescriptionBytes = 4_000;

const artRule = 'A square JPEG or PNG of 1,400 to 3,000 pixels on each side, as Apple and others ask.';

/** The rule said before a picture is chosen, and how the chosen one keeps it. */
const Art = ({ said, faults, art }: ShowFormProps): JSX.Element => (
  <div class="show-art-field">
    <PickPicture data-language="en">
      <Field
        name="artId"
        label="Art"
        hint={`${artRule} The address of its page in the library.`}
        value={said.artId ? (/^[\da-f-]{36}$/.test(said.artId) ? `/newsroom/media/${said.artId}` : said.artId) : ''}
        fault={faults.get('artId')}
        maxLength={300}
        dir="ltr"
      />
    </PickPicture>
    {art ? (
      <p class="show-art-now">
        {art.src ? <img src={art.src} alt="" width="120" height="120" /> : null}
        <a href={`/newsroom/media/${art.id}`}>The picture that is chosen</a>
        {art.width && art.height ? (
          <span>
            {art.width} × {art.height} pixels
            {art.width === art.height && art.width >= 1_400 && art.width <= 3_000
              ? ': it fits.'
              : `: it does not fit. ${artRule}`}
          </span>
        ) : null}
      </p>
    ) : null}
  </div>
);

/** Where it stands, in which language, by whom. */
const Naming = ({ said, faults }: ShowFormProps): JSX.Element => (
  <>
    <Field
      name="slug"
      label="Address"
      value={said.slug}
      hint="/podcasts/… Left empty: from the title. Changing it leads subscribers on by a redirection."
      fault={faults.get('slug')}
      maxLength={80}
      dir="ltr"
    />
    <Field
      name="language"
      label="Language"
      value={said.language}
      hint="As a tag: en, es-MX, ar."
      fault={faults.get('language')}
      maxLength={35}
      dir="ltr"
    />
    <Field
      name="author"
      label="By"
      value={said.author}
      hint="Shown under the title in apps."
      fault={faults.get('author')}
      maxLength={200}
      dir="auto"
    />
  </>
);

const About = (props: ShowFormProps): JSX.Element => {
  const { said, faults, editions, isNew } = props;
  return (
    <>
      <Field
        name="title"
        label="Title"
        value={said.title}
        fault={faults.get('title')}
        maxLength={150}
        dir="auto"
        isRequired
      />
      <ByteCount data-most={String(mostDescriptionBytes)}>
        <TextField
          name="description"
          label="Description"
          hint={`Plain text: what it is about, for whom, how often. At most ${mostDescriptionBytes.toLocaleString('en')} bytes; letters beyond English take two to four.`}
          value={said.description}
          fault={faults.get('description')}
          rows={7}
        />
      </ByteCount>
      <Art {...props} />
      {isNew ? (
        <Select
          name="edition"
          label="Edition"
          value={said.edition}
          fault={faults.get('edition')}
          choices={editions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : (
        <input type="hidden" name="edition" value={said.edition} />
      )}
      <Naming {...props} />
    </>
  );
};

/** What may be done with it, and what is to be known of it. */
const Terms = ({ said, faults }: ShowFormProps): JSX.Element => (
  <>
    <Tick name="isExplicit" label="Explicit: not for children" isOn={said.isExplicit} />
    <Tick name="isLocked" label="Locked: no other service may import the feed" isOn={said.isLocked} />
    <Tick name="isComplete" label="Complete: nothing more is to come" isOn={said.isComplete} />
    <Field
      name="copyright"
      label="Copyright"
      value={said.copyright}
      fault={faults.get('copyright')}
      maxLength={300}
      dir="auto"
    />
    <Field
      name="licence"
      label="Licence"
      value={said.licence}
      hint="Its short name, such as cc-by-4.0, or words of your own."
      fault={faults.get('licence')}
      maxLength={128}
    />
  </>
);

const Directories = (props: ShowFormProps): JSX.Element => {
  const { said, faults } = props;
  return (
    <fieldset class="setting-group">
      <legend>For directories</legend>
      <div class="setting-grid">
        {[0, 1, 2].map((at) => (
          <Select
            name={`category-${at}`}
            label={['Category', 'Second category', 'Third category'][at] ?? ''}
            value={said.categories[at] ?? ''}
            fault={at === 0 ? faults.get('categories') : undefined}
            choices={[...(at === 0 ? [] : [{ value: '', label: 'None' }]), ...categoryChoices(said.categories[at])]}
          />
        ))}
      </div>
      <Field
        name="ownerName"
        label="Owner"
        value={said.ownerName}
        fault={faults.get('ownerName')}
        maxLength={200}
        dir="auto"
      />
      <Field
        name="ownerEmail"
        type="email"
        label="Owner’s e-mail address"
        hint="Directories write to it to make sure the show is yours. It stands in the feed, where everybody can read it: use one that may be public."
        value={said.ownerEmail}
        fault={faults.get('ownerEmail')}
        maxLength={254}
        dir="ltr"
      />
      <Choices
        name="type"
        label="How it is to be heard"
        value={said.type}
        choices={[
          { value: 'episodic', label: 'The newest first: each episode stands for itself' },
          { value: 'serial', label: 'From the beginning: every episode needs its number' },
        ]}
      />
      <Select
        name="medium"
        label="Kind"
        value={said.medium}
        choices={['podcast', 'newsletter', 'audiobook', 'music', 'film', 'video'].map((one) => ({
          value: one,
          label: `${one.charAt(0).toUpperCase()}${one.slice(1)}`,
        }))}
      />
      <Terms {...props} />
    </fieldset>
  );
};

const Funding = ({ said, faults }: ShowFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Where listeners can give</legend>
    {faults.has('funding') ? <p class="field-fault">{faults.get('funding')}</p> : null}
    {[...said.funding, { url: '', words: '' }].map(({ url, words }, at) => (
      <div class="form-row" key={at}>
        <RowField name={`fund-${at}`} label="Address" row={at} value={url} maxLength={2_000} dir="ltr" />
        <RowField name={`fundWords-${at}`} label="Words" row={at} value={words} maxLength={128} dir="auto" />
      </div>
    ))}
  </fieldset>
);

const Podroll = ({ said, faults }: ShowFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Shows of others we recommend</legend>
    <p class="field-hint">
      The guid is in their feed as podcast:guid; from the address of a feed it is made by itself.
    </p>
    {faults.has('podroll') ? <p class="field-fault">{faults.get('podroll')}</p> : null}
    {[...said.podroll, { guid: '', title: '', url: '' }].map(({ guid, title, url }, at) => (
      <div class="form-row" key={at}>
        <RowField name={`rollTitle-${at}`} label="Title" row={at} value={title} maxLength={200} dir="auto" />
        <RowField name={`rollUrl-${at}`} label="Feed" row={at} value={url ?? ''} maxLength={2_000} dir="ltr" />
        <RowField name={`rollGuid-${at}`} label="Guid" row={at} value={guid} maxLength={64} dir="ltr" />
      </div>
    ))}
  </fieldset>
);

const Around = ({ said, faults, sounds }: ShowFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Before and after every episode</legend>
    <p class="field-hint">
      Short sounds of the library. They are put there when an episode is made into a podcast MP3, which takes ffmpeg on
      this machine.
    </p>
    {(['introId', 'outroId'] as const).map((name) => (
      <Select
        name={name}
        label={name === 'introId' ? 'Opening' : 'Closing'}
        value={said[name] ?? ''}
        fault={faults.get(name)}
        choices={[{ value: '', label: 'None' }, ...sounds]}
      />
    ))}
  </fieldset>
);

const State = ({ said, faults }: ShowFormProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>State</legend>
    <Choices
      name="state"
      label="Who finds it"
      value={said.state}
      choices={[
        { value: 'published', label: 'Everybody: page, lists and feed' },
        { value: 'hidden', label: 'Whoever has the feed’s address: no page, no place in lists' },
        { value: 'moved', label: 'It has moved: the feed leads to the address below' },
      ]}
    />
    <Field
      name="movedTo"
      type="url"
      label="Moved to"
      hint="The address of the feed at its new host. Apps that subscribe here are sent there for good (301, and itunes:new-feed-url); the new feed must have the same guids. Apps have followed within days, some need weeks: keep it for a month at least. Taken back here, it is hardly taken back in the apps."
      value={said.movedTo}
      fault={faults.get('movedTo')}
      maxLength={2_000}
      dir="ltr"
    />
  </fieldset>
);

/** All that is said about a show. */
export const ShowForm = (props: ShowFormProps): JSX.Element => (
  <form class="form podcast-form" method="post" action={props.action}>
    <About {...props} />
    <Directories {...props} />
    <PeopleRows
      people={props.said.people}
      fault={props.faults.get('people')}
      hint="Hosts and others who belong to every episode; guests stand with theirs."
    />
    <Funding {...props} />
    <Podroll {...props} />
    <ShowSigns {...props} />
    <Around {...props} />
    <State {...props} />
    <p>
      <Button>{props.isNew ? 'Make the show' : 'Save the show'}</Button>
    </p>
  </form>
);
