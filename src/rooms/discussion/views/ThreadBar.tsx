import type { JSX } from 'preact';
import { plural } from '../../../common/words.ts';
import { filters, type Sort } from '../thread.ts';
import { threadHref, type ThreadScene } from './thread-scene.ts';

type Choice = { text: string; href: string; isCurrent: boolean; title?: string };

const ChoiceRow = ({ label, choices }: { label: string; choices: readonly Choice[] }): JSX.Element => (
  <ul class="choice-list" aria-label={label}>
    <li class="choice-label" aria-hidden="true">
      {label}
    </li>
    {choices.map(({ text, href, isCurrent, title }) => (
      <li>
        <a href={href} rel="nofollow" aria-current={isCurrent ? 'true' : undefined} title={title}>
          {text}
        </a>
      </li>
    ))}
  </ul>
);

/** In the order one chooses among them. */
const sorts: readonly Sort[] = ['fair', 'newest', 'oldest', 'recommended', 'replies'];

/** Fewer than these are seen at a glance, in whatever order. */
const fewestToSort = 3;

/** In which order, which part, and which languages: plain links. */
export const ThreadBar = ({ scene }: { scene: ThreadScene }): JSX.Element | null => {
  const { page, words, visit } = scene;
  const { asked, elsewhere, thread } = page;
  // Whoever came by the address of a part must find the way back to the whole.
  const isSorted = thread.commentCount >= fewestToSort || asked.filter !== 'all';
  if (!isSorted && elsewhere === 0) return null;
  const sortChoices = sorts
    // What a filter finds is in the order of time.
    .filter((sort) => asked.filter === 'all' || sort === 'newest' || sort === 'oldest')
    .map((sort) => ({
      text: words.sorts[sort],
      href: threadHref(scene, { sort }),
      isCurrent: asked.filter === 'all' ? sort === asked.sort : (sort === 'oldest') === (asked.sort === 'oldest'),
      ...(sort === 'fair' ? { title: words.fairWhy } : {}),
    }));
  const filterChoices = filters.map((filter) => ({
    text: words.filters[filter],
    href: threadHref(scene, { filter }),
    isCurrent: filter === asked.filter,
  }));
  const all = plural(visit.edition.language, elsewhere, words.elsewhere);
  return (
    <nav class="thread-bar" aria-label={words.show}>
      {isSorted ? (
        <>
          <ChoiceRow label={words.sortBy} choices={sortChoices} />
          <ChoiceRow label={words.show} choices={filterChoices} />
        </>
      ) : null}
      {elsewhere > 0 ? (
        <ChoiceRow
          label={words.language}
          choices={[
            {
              text: words.ownLanguage,
              href: threadHref(scene, { languages: 'own' }),
              isCurrent: asked.languages === 'own',
            },
            { text: all, href: threadHref(scene, { languages: 'all' }), isCurrent: asked.languages === 'all' },
          ]}
        />
      ) : null}
    </nav>
  );
};
