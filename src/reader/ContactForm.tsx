import type { JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import type { Article } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Button } from '../ui/parts/Button.tsx';
import { Field, TextField } from '../ui/parts/Field.tsx';
import { Notice } from '../ui/parts/Notice.tsx';
import type { Letter, LetterField } from './contact.ts';
import { readerWords, type ReaderWords } from './reader-words.ts';

export type ContactFormProps = {
  visit: Visit;
  words: ReaderWords;
  letter?: Letter;
  faults?: readonly LetterField[];
  /** Too many letters from one place: a while has to pass. */
  isTooMany?: boolean;
  /** 1 where the form is the page, 2 under a page's text. */
  level?: 1 | 2;
  /** Where it is sent, and what it is called, when it is not the letter to the newsroom. */
  action?: string;
  title?: string;
};

const labels = (words: ReaderWords): Record<LetterField, string> => ({
  name: words.yourName,
  email: words.yourEmail,
  subject: words.subject,
  message: words.message,
});

const Faults = ({ faults, words }: { faults: readonly LetterField[]; words: ReaderWords }): JSX.Element => (
  <Notice tone="alarm" title={words.formFaults}>
    <ul>
      {faults.map((field) => (
        <li>
          <a href={`#field-${field}`}>{labels(words)[field]}</a>
        </li>
      ))}
    </ul>
  </Notice>
);

/** A field that people do not see catches those who fill in everything. */
const Trap = ({ words }: { words: ReaderWords }): JSX.Element => (
  <p class="trap" aria-hidden="true">
    <label for="field-website">{words.leaveEmpty}</label>
    <input id="field-website" type="text" name="website" tabIndex={-1} autocomplete="off" />
  </p>
);

const Fields = ({ words, letter, faults = [] }: ContactFormProps): JSX.Element => {
  const of = (name: LetterField): { name: LetterField; label: string; value: string; fault?: string } => ({
    name,
    label: labels(words)[name],
    value: letter?.[name] ?? '',
    ...(faults.includes(name) ? { fault: words.faults[name] } : {}),
  });
  const email = { type: 'email', autocomplete: 'email', dir: 'ltr' } as const;
  return (
    <>
      <Field {...of('name')} isRequired autocomplete="name" maxLength={200} />
      <Field {...of('email')} {...email} isRequired hint={words.emailHint} maxLength={254} />
      <Field {...of('subject')} maxLength={200} />
      <TextField {...of('message')} isRequired rows={9} maxLength={10_000} />
    </>
  );
};

/** A letter to the newsroom. */
export const ContactForm = (props: ContactFormProps): JSX.Element => {
  const { visit, words, faults = [], isTooMany = false, level = 2, action = visit.link('/contact') } = props;
  const Heading = `h${level}` as const;
  return (
    <section class="contact" aria-labelledby="write">
      <Heading id="write">{props.title ?? words.writeToUs}</Heading>
      {faults.length > 0 && <Faults faults={faults} words={words} />}
      {isTooMany && <Notice tone="alarm">{words.tooMany}</Notice>}
      <form class="form" method="post" action={action}>
        <Fields {...props} />
        <Trap words={words} />
        <Button>{words.send}</Button>
      </form>
    </section>
  );
};

/** The form that stands under the contact page's text; nothing for other pages, and nothing while letters would go nowhere. */
export const contactFormFor = (article: Article, visit: Visit): JSX.Element | undefined => {
  const isContact = article.kind === 'page' && (article.meta.pageKey === 'contact' || visit.path === '/contact');
  if (!isContact || !visit.publication.settings.contactEmail) return undefined;
  return <ContactForm visit={visit} words={wordsFor(readerWords, visit.edition.language)} />;
};
