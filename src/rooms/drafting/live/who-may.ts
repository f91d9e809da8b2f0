import type { World } from '../../../world.ts';
import { accountSettings, isStaff, secondFactorFault, whoIs, type Account } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import { accessTo, type Access } from '../document/own-story.ts';

export type Admitted = { account: Account; access: Exclude<Access, 'none'> };
/** The session is over (or none of ours), they may not see it, or there is no such story. */
export type NotAdmitted = 401 | 403 | 404;

/** Who asks for a story by this session, and what they may do in it now. */
export const whoMay = async (
  world: World,
  cookies: string | undefined,
  { articleId, me }: { articleId: string; me?: string | undefined },
): Promise<Admitted | NotAdmitted> => {
  const signedIn = await whoIs(world, cookies);
  // Somebody else has signed in where the page of the former was still open: what that one wrote is not theirs.
  if (!signedIn || (me !== undefined && me !== signedIn.account.id)) return 401;
  if (!isStaff(signedIn.account.role)) return 403;
  if (secondFactorFault(signedIn, accountSettings(await publicationOf(world)))) return 401;
  const access = await accessTo(world.db, signedIn.account, articleId);
  if (access === undefined) return 404;
  return access === 'none' ? 403 : { account: signedIn.account, access };
};
