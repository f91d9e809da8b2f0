import type { ComponentChildren, JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import type { Media } from '../media-item.ts';
import { mediaWords } from '../media-words.ts';

type CreditProps = { media: Media; language: string; credit: string | undefined };

const Linked = ({ href, rel, children }: { href: string | undefined; rel: string; children: string }): JSX.Element =>
  href ? (
    <a href={href} rel={rel}>
      {children}
    </a>
  ) : (
    <>{children}</>
  );

/** Who made it and under which licence, each leading where more is said; nothing when neither is known. */
export const CreditLine = ({ media, language, credit }: CreditProps): JSX.Element | null => {
  const name = credit ?? media.credit;
  if (!name && !media.licence) return null;
  // A credit given in the story is another's than the medium's own: the medium's address is not theirs.
  const href = name === media.credit ? media.creditUrl : undefined;
  return (
    <span class="figure-credit">
      {media.kind === 'picture' && name ? `${wordsFor(mediaWords, language).picture} ` : ''}
      {name && (
        <Linked href={href} rel="external">
          {name}
        </Linked>
      )}
      {name && media.licence ? ' · ' : ''}
      {media.licence && (
        <Linked href={media.licenceUrl} rel="license">
          {media.licence}
        </Linked>
      )}
    </span>
  );
};

/** What is said under a medium, or nothing at all. */
export const FigureText = ({
  caption,
  extra,
  ...rest
}: CreditProps & { caption: ComponentChildren; extra?: ComponentChildren }): JSX.Element | null => {
  const { media, credit } = rest;
  const isCredited = Boolean((credit ?? media.credit) || media.licence);
  if (!caption && !extra && !isCredited) return null;
  return (
    <figcaption class="figure-caption">
      {caption ? <span class="figure-words">{caption}</span> : null}
      {caption && isCredited ? ' ' : ''}
      <CreditLine {...rest} />
      {(caption || isCredited) && extra ? ' ' : ''}
      {extra}
    </figcaption>
  );
};
