import type { JSX } from 'preact';
import type { ServedPicture, Visit } from '../rooms/publication/publication.ts';

/** The publication's drawn name, as this reader's scheme has it; where the device decides, the browser chooses and loads one. */
export const Logo = ({ visit }: { visit: Visit }): JSX.Element | null => {
  const { logo } = visit.publication.look;
  if (!logo) return null;
  const scheme = visit.appearance?.scheme ?? 'auto';
  const picture = ({ href, width, height }: ServedPicture): JSX.Element => (
    <img class="logo" src={href} alt={visit.edition.publicationName} width={width} height={height} />
  );
  if (!logo.dark || scheme === 'light') return picture(logo.light);
  if (scheme === 'dark') return picture(logo.dark);
  return (
    <picture>
      <source
        media="(prefers-color-scheme: dark)"
        srcset={logo.dark.href}
        width={logo.dark.width}
        height={logo.dark.height}
      />
      {picture(logo.light)}
    </picture>
  );
};
