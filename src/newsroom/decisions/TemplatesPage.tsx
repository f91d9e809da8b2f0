import type { JSX } from 'preact';
import { ruleName, rules, type Rule, type Template } from '../../rooms/discussion/discussion.ts';
import type { Edition } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';

export type TemplateTyped = { id: string; rule: string; title: string; words: string };

export type TemplatesPageProps = {
  edition: Edition;
  editions: readonly Edition[];
  templates: readonly Template[];
  typed: TemplateTyped;
  fault?: string | undefined;
  isSaved: boolean;
};

const path = '/newsroom/discussion/words';

const Editions = ({ edition, editions }: TemplatesPageProps): JSX.Element => (
  <nav aria-label="Editions">
    <ul class="link-row">
      {editions.map(({ code, name, language }) => (
        <li>
          <a href={`${path}?edition=${code}`} lang={language} aria-current={code === edition.code ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const One = ({ template, edition }: { template: Template; edition: Edition }): JSX.Element => {
  const { id, rule, title, words, isShipped } = template;
  const at = `${path}?edition=${edition.code}`;
  return (
    <li>
      <h3>
        <bdi lang={edition.language}>{title}</bdi>
      </h3>
      <p lang={edition.language} dir="auto">
        {words}
      </p>
      {isShipped ? (
        <p class="link-row">
          <span class="meta">Comes along, until you write your own under this rule.</span>
          <a href={`${at}&from=${rule}#write`}>Write your own from it</a>
        </p>
      ) : (
        <form class="link-row" method="post" action={`${path}/${id}/remove`}>
          <a href={`${at}&change=${id}#write`}>Change</a>
          <Button tone="quiet">Remove</Button>
        </form>
      )}
    </li>
  );
};

const RuleWords = ({ rule, templates, edition }: TemplatesPageProps & { rule: Rule }): JSX.Element => (
  <section aria-labelledby={`rule-${rule}`}>
    <h2 id={`rule-${rule}`}>{ruleName(rule, 'en')}</h2>
    <ul class="plain-list">
      {templates
        .filter((one) => one.rule === rule)
        .map((template) => (
          <One template={template} edition={edition} />
        ))}
    </ul>
  </section>
);

const WriteForm = ({ edition, typed, fault }: TemplatesPageProps): JSX.Element => (
  <section id="write" aria-labelledby="write-title">
    <h2 id="write-title">{typed.id === '' ? 'New words' : 'Change words'}</h2>
    <form class="form" method="post" action={path}>
      <input type="hidden" name="edition" value={edition.code} />
      <input type="hidden" name="id" value={typed.id} />
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      <Select
        name="rule"
        label="Under which rule"
        choices={rules.map((rule) => ({ value: rule, label: ruleName(rule, 'en') }))}
        value={typed.rule}
      />
      <Field name="title" label="Name, for moderators" isRequired maxLength={120} value={typed.title} dir="auto" />
      <TextField
        name="words"
        label="Words to the reader"
        hint={`In the language of this edition (${edition.name}). Say what was wrong, and what would be welcome.`}
        isRequired
        rows={5}
        maxLength={2_000}
        value={typed.words}
      />
      <Button>Save</Button>
    </form>
  </section>
);

/** Words for readers that are ready when somebody decides: by rule, one page for each edition. */
export const TemplatesPage = (props: TemplatesPageProps): JSX.Element => (
  <>
    <p>They stand beside every form where a reader is told why, and can be changed there before they are sent.</p>
    <Editions {...props} />
    {props.isSaved ? <Notice>Saved.</Notice> : null}
    {rules.map((rule) => (
      <RuleWords {...props} rule={rule} />
    ))}
    <WriteForm {...props} />
  </>
);
