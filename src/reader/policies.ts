import { plainPagesOf } from '../rooms/articles/articles.ts';
import { discussionSettings } from '../rooms/discussion/discussion.ts';
import { dutySettings } from '../rooms/moderation/moderation.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';

/** How the page about privacy is usually called. */
export const privacyPage = /\/(?:privacy|privacy-policy|datenschutz|privacidad)$/;
const guidelinesPage = /\/(?:guidelines|community-guidelines|comment-policy|netiquette)$/;

/** The pages one accepts by registering: those editors have chosen, or the pages so called, and what is done with one's data. */
export const policiesOf = async (world: World, visit: Visit): Promise<{ guidelines?: string; privacy?: string }> => {
  const pages = await plainPagesOf(world, visit.edition.code);
  const at = (pattern: RegExp): string | undefined => pages.find(({ path }) => pattern.test(path))?.path;
  const chosen = (kind: string): string | undefined => {
    const id = dutySettings(visit.publication).policies[kind]?.[visit.edition.code];
    return pages.find((page) => page.id === id)?.path;
  };
  const guidelines =
    chosen('guidelines') ?? discussionSettings(visit.publication).guidelines[visit.edition.code] ?? at(guidelinesPage);
  const privacy = chosen('privacy') ?? at(privacyPage);
  return {
    ...(guidelines ? { guidelines: visit.stay(guidelines) } : {}),
    ...(privacy ? { privacy: visit.stay(privacy) } : {}),
  };
};
