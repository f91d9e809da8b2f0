import type { JSX } from 'preact';
import { mayStory } from '../../rooms/articles/articles.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { openLetters, readersOf } from '../../rooms/newsletters/newsletters.ts';
import { Button } from '../../ui/parts/Button.tsx';
import type { World } from '../../world.ts';
import { path } from './letters-page.tsx';

export type BreakingLetter = { id: string; name: string; readers: number };

/** The letters by which this person may tell of a public story at once. */
export const breakingLetters = async (
  world: World,
  account: Account,
  { status, edition }: { status: string; edition: string },
): Promise<BreakingLetter[]> => {
  if (status !== 'published' || !mayStory(account, 'send-letters')) return [];
  const letters = (await openLetters(world, edition)).filter(({ kind }) => kind === 'breaking');
  if (letters.length === 0) return [];
  const readers = await readersOf(world);
  return letters.map(({ id, name }) => ({ id, name, readers: readers.get(id) ?? 0 }));
};

type Props = { letters: readonly BreakingLetter[]; story: { id: string; headline: string } };

/** Folded away, so that nobody sends a mail to thousands by one slip. */
export const BreakingForms = ({ letters, story }: Props): JSX.Element => (
  <>
    {letters.map(({ id, name, readers }) => (
      <details key={id} class="publish-part">
        <summary>
          Send it by the letter “<bdi>{name}</bdi>”
        </summary>
        <form class="publish-form" method="post" action={`${path}/${id}/breaking`}>
          <input type="hidden" name="story" value={story.id} />
          <div class="field">
            <label for={`subject-${id}`}>Subject</label>
            <p class="field-hint" id={`subject-${id}-hint`}>
              Left empty: <bdi>{story.headline}</bdi>
            </p>
            <input
              class="input"
              id={`subject-${id}`}
              name="subject"
              maxLength={150}
              dir="auto"
              aria-describedby={`subject-${id}-hint`}
            />
          </div>
          <Button>Send now to {readers === 1 ? 'one reader' : `${readers.toLocaleString('en')} readers`}</Button>
        </form>
      </details>
    ))}
  </>
);
