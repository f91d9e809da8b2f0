import type { JSX } from 'preact';
import type { Section, Tag } from '../../rooms/articles/articles.ts';
import type { Letter, LetterDraft } from '../../rooms/newsletters/newsletters.ts';
import type { Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field, Select, TextField } from '../../ui/parts/Field.tsx';
import { Tick, type Form } from '../signals/signal-page.tsx';

export const kindWords = {
  daily: 'Daily, by itself',
  weekly: 'Weekly, by itself',
  section: 'By section or tag, by itself',
  breaking: 'Breaking: sent by hand when something happens',
  hand: 'By hand, now and then',
} as const;

const ruleWords = {
  new: 'What is new since the last issue',
  front: 'What stands on the front page then',
  discussed: 'What is discussed most',
  none: 'None: every issue is put together by hand',
} as const;

const archiveWords = {
  open: 'For everybody, and search engines',
  unlisted: 'For everybody with the link',
  none: 'For nobody',
} as const;

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What the form sent, as a letter's draft; ticked places come as `section:ID` and `tag:ID`. */
export const letterIn = (form: Form): LetterDraft => {
  const [, hour = '7', minute = '0'] = /^(\d{1,2}):(\d{2})$/.exec(form.text('time')) ?? [];
  const places = form.list('place');
  const idsOf = (kind: string): string[] =>
    places.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1));
  return {
    name: form.text('name'),
    description: form.text('description'),
    slug: form.text('slug'),
    edition: form.text('edition'),
    kind: form.text('kind'),
    isOpen: form.text('state') !== 'closed',
    settings: {
      rule: form.text('rule') || 'new',
      sectionIds: idsOf('section'),
      tagIds: idsOf('tag'),
      most: Number(form.text('most')) || 8,
      minute: Math.min(1_439, Number(hour) * 60 + Number(minute)),
      weekdays: form.list('day').map(Number),
      senderName: form.text('senderName'),
      replyTo: form.text('replyTo'),
      subject: form.text('subject'),
      intro: form.text('intro'),
      hasPictures: form.has('hasPictures'),
      archive: form.text('archive') || 'open',
    },
  };
};

const choicesOf = <Key extends string>(words: Record<Key, string>) =>
  (Object.entries(words) as [Key, string][]).map(([value, label]) => ({ value, label }));

type Props = {
  action: string;
  letter: Omit<Letter, 'id' | 'position' | 'lastNumber' | 'storiesUntil' | 'nextAt' | 'lastNote'>;
  editions: readonly Edition[];
  sections: readonly Section[];
  tags: readonly Tag[];
  timeZone: string;
};

const When = ({ letter: { settings }, timeZone }: Props): JSX.Element => (
  <fieldset class="setting-group">
    <legend>When</legend>
    <div class="field">
      <label for="field-time">Time</label>
      <p class="field-hint" id="time-hint">
        By the publication’s clock ({timeZone}). Letters sent by hand have no time.
      </p>
      <input
        class="input"
        id="field-time"
        type="time"
        name="time"
        value={clock(settings.minute)}
        aria-describedby="time-hint"
      />
    </div>
    <fieldset class="field">
      <legend>Days; a weekly letter takes the first</legend>
      <div class="letter-days">
        {dayNames.map((name, day) => (
          <Tick name="day" value={String(day)} label={name} isOn={settings.weekdays.includes(day)} />
        ))}
      </div>
    </fieldset>
  </fieldset>
);

const What = ({ letter: { settings }, sections, tags }: Props): JSX.Element => (
  <fieldset class="setting-group">
    <legend>What stands in it</legend>
    <Choices name="rule" label="Stories" value={settings.rule} choices={choicesOf(ruleWords)} />
    <Field name="most" label="Stories at most" value={String(settings.most)} maxLength={2} />
    <fieldset class="field">
      <legend>Only of these sections and tags; all where none is ticked</legend>
      <div class="letter-days">
        {sections.map(({ id, name }) => (
          <Tick name="place" value={`section:${id}`} label={name} isOn={settings.sectionIds.includes(id)} />
        ))}
        {tags
          .filter(({ id }) => settings.tagIds.includes(id))
          .concat(tags.filter(({ id }) => !settings.tagIds.includes(id)).slice(0, 30))
          .map(({ id, name }) => (
            <Tick name="place" value={`tag:${id}`} label={`# ${name}`} isOn={settings.tagIds.includes(id)} />
          ))}
      </div>
    </fieldset>
    <Field
      name="subject"
      label="Subject"
      value={settings.subject}
      hint="Left empty: the first headline"
      maxLength={150}
      dir="auto"
    />
    <TextField
      name="intro"
      label="Words at the top"
      value={settings.intro}
      hint="Markdown"
      rows={4}
      maxLength={20_000}
    />
    <Tick name="hasPictures" label="With the stories’ pictures" isOn={settings.hasPictures} />
  </fieldset>
);

const Sender = ({ settings }: { settings: Letter['settings'] }): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Sender and archive</legend>
    <Field
      name="senderName"
      label="Sender’s name"
      value={settings.senderName}
      hint="Left empty: as in the settings of mail"
      maxLength={100}
      dir="auto"
    />
    <Field name="replyTo" type="email" label="Answers go to" value={settings.replyTo} dir="ltr" />
    <Choices
      name="archive"
      label="Former issues on the web"
      value={settings.archive}
      choices={choicesOf(archiveWords)}
    />
  </fieldset>
);

/** A letter as it is set up. */
export const LetterForm = (props: Props): JSX.Element => {
  const { action, letter, editions } = props;
  return (
    <form class="form" method="post" action={action}>
      <Field name="name" label="Name" value={letter.name} maxLength={80} dir="auto" isRequired />
      <TextField
        name="description"
        label="What readers are told about it"
        value={letter.description}
        rows={2}
        maxLength={500}
      />
      <Field
        name="slug"
        label="Address"
        value={letter.slug}
        hint="/letters/… Left empty: from the name"
        maxLength={60}
        dir="ltr"
      />
      <Select
        name="edition"
        label="Edition"
        value={letter.edition}
        choices={editions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Choices name="kind" label="Kind" value={letter.kind} choices={choicesOf(kindWords)} />
      <Choices
        name="state"
        label="State"
        value={letter.isOpen ? 'open' : 'closed'}
        choices={[
          { value: 'open', label: 'Open: readers may subscribe' },
          { value: 'closed', label: 'Closed: nothing goes out, the archive stays' },
        ]}
      />
      <When {...props} />
      <What {...props} />
      <Sender settings={letter.settings} />
      <p>
        <Button>Save the letter</Button>
      </p>
    </form>
  );
};
