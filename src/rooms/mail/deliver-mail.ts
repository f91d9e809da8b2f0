import type { Mail, World } from '../../world.ts';

/** Sends one mail of the queue. */
export const deliverMail = (world: World, mail: Mail): Promise<void> => world.sendMail(mail);
