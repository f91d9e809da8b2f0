import type { Mail, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { senderOf } from './sender.ts';

/** Sends one mail of the queue, from whom the settings say; a letter that names its own sender or answer address keeps them. */
export const deliverMail = async (world: World, mail: Mail): Promise<void> => {
  const { settings } = await publicationOf(world);
  const { name, address } = settings.mailSender;
  const { from, replyTo } = senderOf(world.config, settings);
  await world.sendMail({
    ...(name || address ? { from } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...mail,
  });
};
