import { foldSpace } from '../common/text.ts';
import { ok, refuse, type Outcome } from '../common/outcome.ts';
import type { Mail } from '../world.ts';

/** A letter to the newsroom as the form gives it. */
export type Letter = { name: string; email: string; subject: string; message: string };
export type LetterField = keyof Letter;

const emailPattern =
  /^[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"']+@[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"']+\.[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"'.]{2,}$/u;

/** What steers terminals or turns the order of letters round: nobody types it on purpose, and it can disguise a letter. */
// oxlint-disable-next-line no-control-regex
const steering = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const text = (value: unknown): string => (typeof value === 'string' ? value.toWellFormed().normalize('NFC') : '');
const line = (value: unknown): string => foldSpace(text(value).replace(steering, ' '));

/** What was typed, as it will be shown again; never fails. */
export const typedLetter = (form: Record<string, unknown>): Letter => ({
  name: line(form['name']),
  email: foldSpace(text(form['email'])),
  subject: line(form['subject']),
  message: text(form['message']).replace(/\r\n?/g, '\n').replace(steering, '').trim(),
});

const isRight: Record<LetterField, (value: string) => boolean> = {
  name: (value) => value.length >= 1 && value.length <= 200,
  email: (value) => value.length <= 254 && emailPattern.test(value),
  subject: (value) => value.length <= 200,
  message: (value) => value.length >= 10 && value.length <= 10_000,
};

/** Which fields are wrong; none when the letter may go. */
export const faultsOf = (letter: Letter): LetterField[] =>
  (Object.keys(isRight) as LetterField[]).filter((field) => !isRight[field](letter[field]));

/** The mail the newsroom gets; refused when a field is wrong. Answering it writes to the reader, where old mail servers can. */
export const mailOf = (
  letter: Letter,
  { to, publication }: { to: string; publication: string },
): Outcome<Mail, 'faulty'> => {
  const faults = faultsOf(letter);
  if (faults.length > 0) return refuse('faulty', faults.join(', '));
  const { name, email, subject, message } = letter;
  return ok({
    to,
    subject: `[${publication}] ${subject || name}`,
    text: `${message}\n\n-- \n${name} <${email}>\n`,
    // A name part in other letters needs a mail server of the newest kind; with others the whole letter would be lost.
    ...(/^[!-~]+@/.test(email) ? { replyTo: email } : {}),
  });
};
