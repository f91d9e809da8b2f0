import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, mailOf, typedLetter } from './contact.ts';

const typed = { name: 'Ann', email: 'ann@example.org', subject: 'The tide', message: 'It came in as announced.' };
const newsroom = { to: 'newsroom@example.org', publication: 'Courant' };

test('nothing a letter says can become a header of the mail, steer a terminal or turn words round', () => {
  const letter = typedLetter({
    ...typed,
    name: 'Ann\r\nBcc: all@example.org',
    subject: 'Tide\u2028Bcc: x\u0085y\u0000z\u001b[31m\u202egnp',
    message: 'One\u0000 two\u001b[2J three\r\nfour\u202e five',
  });
  assert.equal(letter.name, 'Ann Bcc: all@example.org');
  assert.equal(letter.subject, 'Tide Bcc: x y z [31m gnp');
  assert.equal(letter.message, 'One two[2J three\nfour five');
});

for (const email of [
  'a\u0000b@example.org',
  'a\u202eb@example.org',
  'a@example.org\r\nBcc:x@y.zz',
  'a@b.cc,x@y.zz',
  'a@b.cc>',
  '"a b"@c.dd',
  'a\u200bb@c.dd',
  'a@b',
  '',
])
  test(`${JSON.stringify(email)} is no address to answer to`, () => {
    assert.deepEqual(faultsOf(typedLetter({ ...typed, email })), ['email']);
  });

test('answering a letter writes to its reader; an address old mail servers refuse stands in the text alone', () => {
  const mail = mailOf(typedLetter(typed), newsroom);
  assert.equal(mail.ok && mail.value.replyTo, 'ann@example.org');
  const other = mailOf(typedLetter({ ...typed, email: 'änn@example.org' }), newsroom);
  assert.equal(other.ok && other.value.replyTo, undefined);
  assert.match(other.ok ? other.value.text : '', /<änn@example\.org>/);
});
