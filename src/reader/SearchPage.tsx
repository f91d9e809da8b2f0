import type { JSX } from 'preact';
import { formatNumber, plural, wordsFor } from '../common/words.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { SearchHit, SearchResult } from '../rooms/search/search.ts';
import { Button } from '../ui/parts/Button.tsx';
import { Field, Select, type Choice } from '../ui/parts/Field.tsx';
import { Badge } from '../ui/parts/Kicker.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import { Pager } from '../ui/parts/Pager.tsx';
import { readerWords, type ReaderWords } from './reader-words.ts';
import { searchHref, type SearchChoices, type SearchForm } from './search-form.ts';
import { ShortDate } from './story-time.tsx';
import { badgeOf, namesOf } from './StoryTeaser.tsx';

export type SearchPageProps = {
  form: SearchForm;
  choices: SearchChoices;
  /** Undefined before anything was asked. */
  result: SearchResult | undefined;
  visit: Visit;
};

const kinds = ['news', 'opinion', 'analysis', 'explainer', 'gallery', 'video', 'liveblog', 'episode'] as const;

type FiltersProps = Omit<SearchPageProps, 'result'> & { words: ReaderWords };

const OneOf = ({
  name,
  label,
  form,
  choices,
  words,
}: {
  name: keyof SearchForm;
  label: string;
  form: SearchForm;
  choices: Choice[] | undefined;
  words: ReaderWords;
}): JSX.Element =>
  choices ? (
    <Select name={name} label={label} value={form[name]} choices={[{ value: '', label: words.any }, ...choices]} />
  ) : (
    <Field name={name} label={label} value={form[name]} maxLength={100} />
  );

const LanguageAndOrder = ({ form, visit, words }: FiltersProps): JSX.Element => {
  const languages = visit.publication.editions.map(({ code, name }) => ({ value: code, label: name }));
  const orders = [
    { value: '', label: words.byRelevance },
    { value: 'newest', label: words.byDate },
  ];
  const everyLanguage = [...languages, { value: 'all', label: words.allLanguages }];
  return (
    <>
      {languages.length > 1 && (
        <Select
          name="edition"
          label={words.language}
          value={form.edition || visit.edition.code}
          choices={everyLanguage}
        />
      )}
      <Select name="order" label={words.order} value={form.order} choices={orders} />
    </>
  );
};

const narrowing = ['section', 'tag', 'author', 'from', 'until', 'kind', 'edition', 'order'] as const;

const Filters = (props: FiltersProps): JSX.Element => {
  const { form, choices, words } = props;
  const ofKind = kinds.map((kind) => ({ value: kind, label: words[kind] }));
  return (
    <details class="search-filters" open={narrowing.some((name) => form[name] !== '')}>
      <summary>{words.narrow}</summary>
      <div class="search-grid">
        <OneOf name="section" label={words.section} form={form} choices={choices.sections} words={words} />
        <OneOf name="kind" label={words.kind} form={form} choices={ofKind} words={words} />
        <OneOf name="tag" label={words.tag} form={form} choices={choices.tags} words={words} />
        <OneOf name="author" label={words.author} form={form} choices={choices.authors} words={words} />
        <Field name="from" label={words.from} type="date" value={form.from} />
        <Field name="until" label={words.until} type="date" value={form.until} />
        <LanguageAndOrder {...props} />
      </div>
    </details>
  );
};

const SearchFormView = (props: FiltersProps): JSX.Element => {
  const { form, visit, words } = props;
  return (
    <search>
      <form class="search-form" action={visit.link('/search')}>
        <div class="search-line">
          <Field
            name="q"
            label={words.searchFor}
            hint={words.searchHint}
            type="search"
            value={form.q}
            maxLength={300}
            autocomplete="off"
          />
          <Button>{words.search}</Button>
        </div>
        <Filters {...props} />
      </form>
    </search>
  );
};

/** The search room made these texts safe: nothing stands in them but text and `<mark>`. */
const marked = (html: string): { dangerouslySetInnerHTML: { __html: string } } => ({
  dangerouslySetInnerHTML: { __html: html },
});

const Hit = ({ hit, visit, words }: { hit: SearchHit; visit: Visit; words: ReaderWords }): JSX.Element => {
  const { article } = hit;
  const edition = visit.publication.editionByCode(article.edition) ?? visit.edition;
  const isForeign = edition.code !== visit.edition.code;
  const badge = badgeOf(article, words);
  return (
    <li class="hit">
      <article class="teaser" {...(isForeign ? { lang: edition.language, dir: edition.direction } : {})}>
        <p class="teaser-over">
          {badge && <Badge tone={badge.tone}>{badge.text}</Badge>}
          {article.section && <span class="kicker">{article.section.name}</span>}
        </p>
        <h2 class="teaser-headline">
          <a href={visit.stay(article.path)} {...marked(hit.headlineHtml)} />
        </h2>
        <p class="teaser-standfirst" {...marked(hit.excerptHtml)} />
        <p class="meta">
          {article.publishedAt === undefined ? null : <ShortDate at={article.publishedAt} visit={visit} />}
          {article.authors.length > 0 ? ` · ${namesOf(article, edition.language)}` : ''}
        </p>
      </article>
    </li>
  );
};

const NothingFound = ({ words }: { words: ReaderWords }): JSX.Element => (
  <div class="search-none">
    <p role="status">
      <strong>{words.noResults}</strong>
    </p>
    <p>{words.noResultsText}</p>
  </div>
);

type ResultsProps = { result: SearchResult; form: SearchForm; visit: Visit; words: ReaderWords };

const Results = ({ result, form, visit, words }: ResultsProps): JSX.Element => {
  const { hits, total, isMore, page, pages } = result;
  const { language } = visit.edition;
  const to = (number: number, text: string): { href: string; text: string } => ({
    href: searchHref(visit, form, { page: number > 1 ? String(number) : '' }),
    text,
  });
  if (total === 0) return <NothingFound words={words} />;
  const count = `${plural(language, total, words.results)}${isMore ? '+' : ''}`;
  return (
    <>
      <p class="search-count" role="status">
        {count}
      </p>
      <ol class="hits">
        {hits.map((hit) => (
          <Hit hit={hit} visit={visit} words={words} />
        ))}
      </ol>
      <Pager
        label={words.pages}
        newer={page > 1 ? to(page - 1, words.previousPage) : undefined}
        older={page < pages ? to(page + 1, words.nextPage) : undefined}
        place={pages > 1 ? `${words.page} ${formatNumber(language, page)}` : undefined}
      />
    </>
  );
};

/** What readers look for, and what was found. */
export const SearchPage = ({ form, choices, result, visit }: SearchPageProps): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  return (
    <div class="page search-page">
      <PageHead title={words.search} standfirst={result ? undefined : words.startSearch} />
      <SearchFormView form={form} choices={choices} visit={visit} words={words} />
      {result && <Results result={result} form={form} visit={visit} words={words} />}
    </div>
  );
};
