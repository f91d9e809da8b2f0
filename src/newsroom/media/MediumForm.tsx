import type { JSX } from 'preact';
import { calendarParts } from '../../common/dates.ts';
import { mostLetters, type LibraryItem } from '../../rooms/media/media.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import { furtherLanguages, type FormFault } from './read-medium-form.ts';

type FormProps = { item: LibraryItem; visit: Visit; faults: readonly FormFault[] };

const languageName = (language: string): string =>
  new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;

/** The last whole day before rights end. */
const lastDay = (expiresAt: number | undefined, timeZone: string): string | undefined => {
  if (expiresAt === undefined) return undefined;
  const { year, month, day } = calendarParts(expiresAt - 1, timeZone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

type Named = { name: string; label: string; value: string; hint?: string };

const Alt = ({ name, label, value, hint }: Named): JSX.Element => (
  <TextField name={name} label={label} rows={2} maxLength={mostLetters.alt} value={value} hint={hint} />
);

const Texts = ({ item, visit }: Omit<FormProps, 'faults'>): JSX.Element => {
  const { media } = item;
  const own = languageName(visit.publication.defaultEdition.language);
  const isPicture = media.kind === 'picture';
  const hint = 'What is to be seen, for those who do not see it. One or two sentences.';
  return (
    <fieldset class="setting-group">
      <legend>Words</legend>
      <Field name="title" label="Name" value={item.title} maxLength={mostLetters.line} dir="auto" />
      {isPicture ? <Alt name="alt" label={`Alternative text (${own})`} value={media.alt} hint={hint} /> : null}
      <TextField
        name="caption"
        label={`Caption (${own})`}
        rows={2}
        maxLength={mostLetters.caption}
        value={media.caption}
      />
      {furtherLanguages(visit.publication).map((language) => (
        <details key={language} class="media-language">
          <summary>In {languageName(language)}</summary>
          {isPicture ? (
            <Alt
              name={`alt-${language}`}
              label={`Alternative text (${languageName(language)})`}
              value={media.texts[language]?.alt ?? ''}
            />
          ) : null}
          <TextField
            name={`caption-${language}`}
            label={`Caption (${languageName(language)})`}
            rows={2}
            maxLength={mostLetters.caption}
            value={media.texts[language]?.caption ?? ''}
          />
        </details>
      ))}
    </fieldset>
  );
};

const Rights = ({ item, visit, faults }: FormProps): JSX.Element => {
  const { media } = item;
  const faultAt = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.words;
  const line = mostLetters.line;
  return (
    <fieldset class="setting-group">
      <legend>Credit and rights</legend>
      <div class="setting-grid">
        <Field name="credit" label="Credit" hint="As it is printed" value={media.credit} maxLength={line} dir="auto" />
        <Field
          name="creditUrl"
          label="Address of the credit"
          value={media.creditUrl}
          fault={faultAt('creditUrl')}
          maxLength={mostLetters.address}
          dir="ltr"
        />
        <Field
          name="licence"
          label="Licence"
          hint="Such as CC BY 4.0"
          value={media.licence}
          maxLength={line}
          dir="auto"
        />
        <Field
          name="licenceUrl"
          label="Address of the licence"
          value={media.licenceUrl}
          fault={faultAt('licenceUrl')}
          maxLength={mostLetters.address}
          dir="ltr"
        />
        <Field name="holder" label="Whose the rights are" value={item.holder} maxLength={line} dir="auto" />
        <Field
          name="expires"
          label="May be used until"
          hint="And on that day; empty: for ever"
          type="date"
          value={lastDay(item.expiresAt, visit.publication.settings.timeZone)}
          fault={faultAt('expires')}
        />
      </div>
      <TextField
        name="usageTerms"
        label="Usage terms"
        hint="For the newsroom alone"
        rows={2}
        maxLength={mostLetters.terms}
        value={item.usageTerms}
      />
    </fieldset>
  );
};

/** What is said about a medium. */
export const MediumForm = (props: FormProps): JSX.Element => (
  <form
    class="form setting-form"
    method="post"
    action={props.visit.link(`/newsroom/media/${props.item.media.id}`)}
    aria-label="What is said about it"
  >
    <Texts {...props} />
    <Rights {...props} />
    <Button>Save</Button>
  </form>
);
