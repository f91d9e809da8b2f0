import type { JSX } from 'preact';
import type { TopStory } from '../../rooms/audience/audience.ts';
import { audiencePath, figure, share } from './audience-page.tsx';

type StoryTableProps = {
  label: string;
  stories: readonly TopStory[];
  /** Names the edition, where several are shown together. */
  editionOf?: ((code: string) => string) | undefined;
};

/** Stories with what is known of how they are read. */
export const StoryTable = ({ label, stories, editionOf }: StoryTableProps): JSX.Element =>
  stories.length === 0 ? (
    <p class="nothing">Nothing has been read in this time yet.</p>
  ) : (
    <div class="staff-table" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Story</th>
            <th scope="col">Reads</th>
            <th scope="col">To the end</th>
            <th scope="col">Comments</th>
            <th scope="col">Saved</th>
          </tr>
        </thead>
        <tbody>
          {stories.map(({ id, headline, section, edition, reads, ends, comments, saved }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`${audiencePath}/story/${id}`} dir="auto">
                  {headline || 'A story without a headline'}
                </a>
                <br />
                <span class="meta">
                  {[section, editionOf?.(edition)].filter(Boolean).map((text, i) => (
                    <>
                      {i > 0 ? ' · ' : ''}
                      <bdi>{text}</bdi>
                    </>
                  ))}
                </span>
              </th>
              <td>{figure(reads)}</td>
              <td>{share(ends, reads)}</td>
              <td>{figure(comments)}</td>
              <td>{figure(saved)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
