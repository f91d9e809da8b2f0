import type { JSX } from 'preact';
import type { Edition, Scheme } from '../../rooms/publication/publication.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import { Kicker } from '../../ui/parts/Kicker.tsx';
import { Teaser } from '../../ui/parts/Teaser.tsx';

const Sample = ({ scheme, edition }: { scheme: Scheme; edition: Edition }): JSX.Element => (
  <div class="look-preview" data-look={scheme} inert>
    <p class="look-name">{edition.publicationName}</p>
    <div class="look-story">
      <Kicker>Harbour</Kicker>
      <p class="headline">The tide came an hour early, and nobody had told the ferry</p>
      <p class="standfirst">What a change of forty minutes does to a town that lives by the timetable of the sea.</p>
      <p class="look-text">
        Those who had read <a href="#preview">the table of tides</a> knew. The others stood at the quay with their
        bicycles and looked at a ship that could not turn round any more.
      </p>
      <Notice title="Correction">An earlier version named the wrong pier.</Notice>
      <p class="queue-acts">
        <span class="button">Subscribe</span>
        <span class="button button-quiet">Later</span>
      </p>
    </div>
    <Teaser
      href="#preview"
      size="minor"
      level={3}
      kicker="Science"
      headline="Why the moon is to blame, mostly"
      meta="Ana Reis · 4 minutes"
    />
  </div>
);

/** The same story, teaser and buttons on light and dark pages, in the look that is being chosen. */
export const LookPreview = ({ edition }: { edition: Edition }): JSX.Element => (
  <section id="preview" aria-labelledby="preview-title">
    <h2 id="preview-title">How it looks</h2>
    <div class="look-previews">
      <Sample scheme="light" edition={edition} />
      <Sample scheme="dark" edition={edition} />
    </div>
  </section>
);
