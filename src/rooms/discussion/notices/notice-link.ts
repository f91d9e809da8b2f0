import type { World } from '../../../world.ts';
import { isSame, markOf } from '../../accounts/accounts.ts';

/** What ends the address by which somebody without an account sees what became of their notice; it is only in their mails. */
const keyOf = (world: World, reportId: string): Promise<string> => markOf(world, 'notice', reportId);

/** The path of the page of a notice: `/notices/<id>.<key>`. */
export const noticePath = async (world: World, reportId: string): Promise<string> =>
  `/notices/${reportId}.${await keyOf(world, reportId)}`;

/** The notice that a link names; undefined when the link is none of ours. */
export const noticeOfLink = async (world: World, token: string): Promise<string | undefined> => {
  const [id = '', key = ''] = token.split('.', 2);
  return /^[0-9a-f-]{36}$/.test(id) && isSame(key, await keyOf(world, id)) ? id : undefined;
};
