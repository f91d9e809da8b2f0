import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import { fieldOf, showDuty } from '../duties/duty-pages.tsx';
import { backToDesk } from './desk-address.ts';

type Refused = { words: readonly string[]; status: number; done?: number };

/** Says to a browser without a script what was not done, and leads back to the list. */
export const showRefusal = async (
  { request, reply, account }: { request: FastifyRequest; reply: FastifyReply; account: Account },
  { words, status, done = 0 }: Refused,
): Promise<void> => {
  await showDuty(reply, {
    account,
    here: 'queues',
    title: 'Not done',
    status,
    children: (
      <>
        <Notice tone="alarm">
          {[...new Set(words)].map((line) => (
            <p key={line}>{line}</p>
          ))}
          {done > 0 ? <p>{done} others are done.</p> : null}
        </Notice>
        <p>
          <a class="button" href={request.visit.stay(backToDesk(fieldOf(request, 'back')))}>
            Back to the list
          </a>
        </p>
      </>
    ),
  });
};
