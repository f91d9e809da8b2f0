import type { JSX } from 'preact';
import type { Connection, Trait } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { At, counted } from './people-pages.tsx';
import { CardPart } from './CardPart.tsx';

type Shared = Connection['traits'][number];

const said: Record<Trait, (shared: Shared) => string> = {
  network: ({ times }) => `wrote from the same network within 30 days (${counted(times, 'comment')})`,
  mailbox: () => 'the same mailbox in another form',
  text: ({ times }) => `posted the same text (${counted(times, 'comment')})`,
};

/** Who has something in common with a reader; what it is stays unsaid. */
export const Connections = ({
  connections,
  visit,
}: {
  connections: readonly Connection[];
  visit: Visit;
}): JSX.Element => (
  <CardPart id="connections" title="Connected accounts" count={connections.length}>
    <p class="meta">
      By what is in common: network, form of the mailbox, texts. No address is shown, and what many people share is left
      out. People share networks and quote each other: none of this proves anything.
    </p>
    <ul class="card-list">
      {connections.map((one) => (
        <li key={one.commenterId}>
          <a href={visit.link(`/newsroom/readers/${one.commenterId}`)}>
            <bdi>{one.name || 'No name'}</bdi>
          </a>{' '}
          ({one.published} published, {one.removed} removed{one.isRestricted ? ', restricted' : ''}):{' '}
          {one.traits.map((shared, i) => (
            <span key={shared.trait}>
              {i > 0 ? '; ' : ''}
              {said[shared.trait](shared)}
              {shared.lastAt === undefined ? null : (
                <>
                  , last <At at={shared.lastAt} visit={visit} />
                </>
              )}
            </span>
          ))}
        </li>
      ))}
    </ul>
  </CardPart>
);
