import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterSite } from '../letters-for-tests.ts';
import { takeBounce } from '../newsletters.ts';

const report = (token: string, status: string): string =>
  [
    'From: MAILER-DAEMON@mx.example',
    `To: bounces+${token}@courant.test`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    '',
    '--x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; somebody@readers.test',
    'Action: failed',
    `Status: ${status}`,
    '--x--',
  ].join('\r\n');

test('a mail that came back sets its address aside, and only a mark of our own is believed', async () => {
  const site = await letterSite({ smtp: true });
  await site.readers('ann', 'ben', 'cat');
  await site.send();
  await site.runJobs();
  const tokenOf = (name: string): string => {
    const mail = site.server?.received.find(({ to }) => to.startsWith(name));
    return /\+(.*)@/.exec(mail?.from ?? '')?.[1] ?? assert.fail();
  };
  const ann = tokenOf('ann');
  const forged = ann.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  assert.equal(await takeBounce(site.world, report(forged, '5.1.1')), 'not-ours');
  assert.equal(await takeBounce(site.world, report(ann, '5.1.1')), 'noted');
  assert.equal(await takeBounce(site.world, report(ann, '5.1.1')), 'known');
  assert.equal(await takeBounce(site.world, report(tokenOf('ben'), '5.2.2')), 'noted');
  assert.equal(await takeBounce(site.world, 'Subject: On holiday\r\n\r\nBack in May.'), 'no-report');
  const complaint = `Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n\r\nMessage-ID: <letter.${tokenOf('cat')}@courant.test>`;
  assert.equal(await takeBounce(site.world, complaint), 'noted');
  const people = await site.world.db.selectFrom('subscriber').select(['email', 'state', 'aside_why']).execute();
  assert.deepEqual(
    people.toSorted((a, b) => (a.email < b.email ? -1 : 1)).map((one) => [one.state, one.aside_why]),
    [
      ['aside', 'There is no such mailbox (5.1.1)'],
      ['active', ''],
      ['aside', 'The reader called a letter junk'],
    ],
  );
  await site.close();
});
