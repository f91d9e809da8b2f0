/** The fields of an entry: what is typed first, everything else folded away. */
import type { JSX } from 'preact';
import type { Author } from '../../rooms/articles/articles.ts';
import type { Sent } from './read-entry-form.ts';

/** Pictures from the camera or the library of the phone. */
export const pictureTypes = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,image/heif';

type Around = { sent: Sent; authors: readonly Author[]; ownAuthor: string | undefined };

export const AuthorField = ({ sent, authors, ownAuthor }: Around): JSX.Element => (
  <div class="field">
    <label for="entry-author">Under whose name</label>
    <select class="input" id="entry-author" name="author">
      {ownAuthor === undefined ? (
        <option value="">Nobody’s</option>
      ) : (
        <option value={ownAuthor} selected={(sent['author'] ?? ownAuthor) === ownAuthor}>
          {authors.find(({ id }) => id === ownAuthor)?.name ?? 'Mine'}
        </option>
      )}
      {authors
        .filter(({ id }) => id !== ownAuthor)
        .map(({ id, name }) => (
          <option value={id} selected={sent['author'] === id}>
            {name}
          </option>
        ))}
      {ownAuthor === undefined ? null : (
        <option value="" selected={sent['author'] === ''}>
          Nobody’s
        </option>
      )}
    </select>
  </div>
);

export const HeadlineField = ({ sent }: Pick<Around, 'sent'>): JSX.Element => (
  <div class="field">
    <label for="entry-headline">Headline, if it needs one</label>
    <input class="input" id="entry-headline" name="headline" maxLength={200} value={sent['headline']} dir="auto" />
  </div>
);

export const WhenField = (props: { name: string; label: string; value: string | undefined }): JSX.Element => (
  <div class="field">
    <label for={`entry-${props.name}`}>{props.label}</label>
    <input class="input" id={`entry-${props.name}`} name={props.name} type="datetime-local" value={props.value} />
  </div>
);

/** A picture, and what it shows for those who do not see it. */
export const PictureFields = ({ sent }: Pick<Around, 'sent'>): JSX.Element => (
  <div class="entry-picture">
    <div class="field">
      <label class="button button-quiet" for="entry-picture">
        Picture
      </label>
      <input class="unseen" id="entry-picture" name="picture" type="file" accept={pictureTypes} multiple />
      <span class="entry-picture-name" data-picture-name />
    </div>
    <div class="entry-picture-words" data-picture-words>
      <div class="field">
        <label for="entry-alt">What the picture shows, for those who do not see it</label>
        <input class="input" id="entry-alt" name="alt" maxLength={500} value={sent['alt']} dir="auto" />
      </div>
      <div class="field">
        <label for="entry-caption">Caption</label>
        <input class="input" id="entry-caption" name="caption" maxLength={500} value={sent['caption']} dir="auto" />
      </div>
    </div>
  </div>
);

export const Toggle = ({ name, label, on }: { name: string; label: string; on: boolean }): JSX.Element => (
  <label class="entry-toggle">
    <input type="checkbox" name={name} value="1" checked={on} />
    <span>{label}</span>
  </label>
);
