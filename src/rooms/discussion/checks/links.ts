import { isNewReader, type Check, type CheckInput, type Objection } from './check.ts';
import { isLookAlike, isShortened, linkedHost, namesOtherAddress } from './false-address.ts';
import { linkedWords, type LinkedWords } from './linked-words.ts';

const longestHost = 80;

const about = ({ href }: LinkedWords): string => linkedHost(href).slice(0, longestHost);

/** Limits of 0 are none. */
const reaches = (count: number, limit: number): boolean => limit > 0 && count >= limit;

const falseAddress = (links: readonly LinkedWords[]): Objection | undefined => {
  const other = links.find(namesOtherAddress);
  if (other) return { verdict: 'refuse', reason: 'other-address', about: about(other) };
  const lookAlike = links.find(({ href }) => isLookAlike(href));
  return lookAlike && { verdict: 'hold', reason: 'look-alike-host', about: about(lookAlike) };
};

const linkFault = (input: CheckInput): Objection | undefined => {
  const { body, settings, world } = input;
  const home = linkedHost(world.config.publicUrl);
  // Links to the publication's own stories are what a discussion lives on.
  const links = linkedWords(body).filter((link) => linkedHost(link.href) !== home || namesOtherAddress(link));
  if (links.length === 0) return undefined;
  const { newReaderHold, hold, refuse } = settings.links;
  if (reaches(links.length, refuse)) return { verdict: 'refuse', reason: 'too-many-links', about: String(refuse) };
  const deceit = falseAddress(links);
  if (deceit) return deceit;
  if (reaches(links.length, hold)) return { verdict: 'hold', reason: 'many-links' };
  if (isNewReader(input) && reaches(links.length, newReaderHold))
    return { verdict: 'hold', reason: 'new-reader-links' };
  const short = links.find(({ href }) => isShortened(href));
  return short && { verdict: 'nudge', reason: 'short-link', about: about(short) };
};

export const links: Check = {
  name: 'links',
  objection: linkFault,
  ifConfirmed: 'hold',
  liftable: ['many-links', 'new-reader-links', 'short-link'],
};
