/** Codes to be kept on paper, for the day the telephone is gone: each opens once. */
import { randomInt } from 'node:crypto';
import { hashOfToken } from './sessions.ts';

const codesAtOnce = 10;
const groups = 4;
const groupLength = 4;
/** No letter that looks like another or like a figure: 80 bits in sixteen signs. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const codePattern = new RegExp(`^[${alphabet}]+$`);

const newGroup = (): string => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');

export const newRecoveryCodes = (): string[] =>
  Array.from({ length: codesAtOnce }, () => Array.from({ length: groups }, newGroup).join('-'));

/** A code as it was given out, whatever case, gaps and look-alikes somebody typed; undefined when it cannot be one. */
export const recoveryCodeOf = (typed: string): string | undefined => {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return plain.length === groups * groupLength && codePattern.test(plain) ? plain : undefined;
};

/** What is kept of a code. The account is part of it: two accounts can never meet in one row. */
export const hashOfRecoveryCode = (accountId: string, code: string): string =>
  hashOfToken(`${accountId} ${recoveryCodeOf(code) ?? code}`);
