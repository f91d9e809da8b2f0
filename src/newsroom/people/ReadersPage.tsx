import type { JSX } from 'preact';
import type { FoundReader } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { counted } from './people-pages.tsx';

type ReadersProps = { visit: Visit; asked: string; found: readonly FoundReader[] | undefined; byAddress: boolean };

/** Finding a reader by name. */
export const ReadersPage = ({ visit, asked, found, byAddress }: ReadersProps): JSX.Element => (
  <>
    <form class="search-form" role="search" method="get" action={visit.link('/newsroom/readers')}>
      <label class="search-words">
        Name
        <input
          class="input"
          type="search"
          name="q"
          value={asked}
          maxlength={254}
          dir="auto"
          aria-describedby="q-hint"
        />
      </label>
      <p class="field-hint" id="q-hint">
        How the name begins{byAddress ? ', or a whole e-mail address that you know already; it is not shown' : ''}.
      </p>
      <button type="submit" class="button">
        Find
      </button>
    </form>
    {found === undefined ? null : (
      <section aria-labelledby="found-title">
        <h2 id="found-title">{found.length === 0 ? 'Nobody was found.' : counted(found.length, 'reader')}</h2>
        <ul class="card-list">
          {found.map((reader) => (
            <li key={reader.id}>
              <a href={visit.link(`/newsroom/readers/${reader.id}`)}>
                <bdi>{reader.name || 'Former reader'}</bdi>
              </a>{' '}
              ({reader.published} published, {reader.removed} removed)
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
);
